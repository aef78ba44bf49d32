package scorer_test

// plainPage is an account on a network. The old ones are the stock's: numbers without names.
type plainPage struct {
	known, linked          bool            // known: by an event or the stock, so that a first event no longer links it
	followers, lists       map[string]bool // who follows; lister and list name
	oldFollowers, oldLists int
	credit                 map[string]float64 // x by actor, on the day last summed
	own, posts             float64            // Σ W_own · decay, and P
}

// plainBook has every account seen so far, with its page on each network.
type plainBook map[string]map[string]*plainPage

func newPlainBook(stock []plainStock) plainBook {
	book := plainBook{}
	for _, s := range stock {
		page := book.page(s.Account, s.Network)
		page.linked, page.known = s.Linked, s.Linked
		page.oldFollowers, page.oldLists = s.Followers, s.Lists
	}
	return book
}

func (b plainBook) page(account, network string) *plainPage {
	if b[account] == nil {
		b[account] = map[string]*plainPage{}
	}
	if b[account][network] == nil {
		b[account][network] = &plainPage{followers: map[string]bool{}, lists: map[string]bool{}}
	}
	return b[account][network]
}

// enter writes down what outlives the window.
func (b plainBook) enter(e plainEvent, preset plainPreset) {
	actor := b.page(e.Actor, e.Network)
	actor.linked = e.Action == "connect" || e.Action != "disconnect" && (actor.linked || !actor.known)
	actor.known = true
	if e.Owner == "" {
		return
	}
	owner := b.page(e.Owner, e.Network)
	owner.linked = owner.linked || !owner.known
	owner.known = true
	if e.Actor == e.Owner && !preset.SelfCredit {
		return
	}
	switch entry := e.Actor + "\x00" + e.Object; e.Action {
	case "follow":
		owner.followers[e.Actor] = true
	case "unfollow":
		plainTakeBack(owner.followers, e.Actor, &owner.oldFollowers)
	case "list":
		owner.lists[entry] = true
	case "unlist":
		plainTakeBack(owner.lists, entry, &owner.oldLists)
	}
}

func plainTakeBack(set map[string]bool, who string, old *int) {
	if set[who] {
		delete(set, who)
	} else if *old > 0 {
		*old--
	}
}
