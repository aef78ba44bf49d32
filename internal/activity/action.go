package activity

// Action is what an event does, from a closed vocabulary. The zero value is
// invalid.
type Action uint8

// The vocabulary. The order is part of the total order of events: of two acts
// at the same instant, what gives comes before what takes away.
const (
	Post Action = iota + 1
	Like
	Comment
	Reply
	Mention
	Reshare
	Quote
	React
	List
	Unlist
	Follow
	Unfollow
	Endorse
	Connect
	Disconnect
	NotInterested
	Block
	Mute
	Report
	Dismiss
	Open
)

// Meaning says, for one action, what its name is and who or what its actor,
// owner and object are.
type Meaning struct {
	Name, Actor, Owner, Object string
}

// meanings is indexed by Action; the order is that of the constants.
var meanings = [...]Meaning{
	Post:          {"post", "the author", "the author", "the post"},
	Like:          {"like", "who likes", "the author of what is liked", "the post liked"},
	Comment:       {"comment", "who comments", "the author of what is commented on", "the post commented on"},
	Reply:         {"reply", "who replies", "the author of what is answered", "the post or comment answered"},
	Mention:       {"mention", "who mentions", "the account mentioned", "the post that mentions"},
	Reshare:       {"reshare", "who passes it on", "the author of what is passed on", "the post passed on"},
	Quote:         {"quote", "who quotes", "the author of what is quoted", "the post quoted"},
	React:         {"react", "who reacts", "the author of what is reacted to", "the post reacted to"},
	List:          {"list", "the keeper of the list", "the account put on it", "the list's name"},
	Unlist:        {"unlist", "the keeper of the list", "the account taken off it", "the list's name"},
	Follow:        {"follow", "the follower", "the account followed", "none"},
	Unfollow:      {"unfollow", "the former follower", "the account no longer followed", "none"},
	Endorse:       {"endorse", "who gives the +K or the endorsement", "who receives it", "the topic"},
	Connect:       {"connect", "the account that links the network", "the same account", "none"},
	Disconnect:    {"disconnect", "the account that unlinks the network", "the same account", "none"},
	NotInterested: {"not-interested", "who asks for less", "the author of what is turned down", "the post turned down"},
	Block:         {"block", "who blocks", "the account blocked", "none"},
	Mute:          {"mute", "who mutes", "the account muted", "none"},
	Report:        {"report", "who reports", "the author of what is reported", "the post reported"},
	Dismiss:       {"dismiss", "who deletes the notification of a list", "the same account", "the list's name"},
	Open:          {"open", "who finds a list by hand", "the same account", "the list's name"},
}

// Valid reports whether a is an action of the vocabulary.
func (a Action) Valid() bool { return a >= Post && int(a) < len(meanings) }

// Meaning returns the action's name and the roles of its actor, owner and
// object. It panics on an action outside the vocabulary.
func (a Action) Meaning() Meaning {
	if !a.Valid() {
		panic("activity: the meaning of an action outside the vocabulary was asked for")
	}
	return meanings[a]
}

// String returns the action's name in specs and logs.
func (a Action) String() string {
	if !a.Valid() {
		return "invalid"
	}
	return meanings[a].Name
}

// OwnAct reports whether the action has no second party: its owner is its
// actor by definition.
func (a Action) OwnAct() bool {
	switch a {
	case Post, Connect, Disconnect, Dismiss, Open:
		return true
	}
	return false
}

// Reaction reports whether the action reacts to its owner's work: approves it,
// answers it, names its author or passes it on (ours: follows, list entries and +K
// are none).
func (a Action) Reaction() bool {
	switch a {
	case Like, Comment, Reply, Mention, Reshare, Quote, React:
		return true
	}
	return false
}

// Actions returns the vocabulary in its order.
func Actions() []Action {
	all := make([]Action, 0, len(meanings)-1)
	for a := Post; a.Valid(); a++ {
		all = append(all, a)
	}
	return all
}

// ActionNames returns the names of the vocabulary in its order.
func ActionNames() []string {
	names := make([]string, 0, len(meanings)-1)
	for _, a := range Actions() {
		names = append(names, a.String())
	}
	return names
}

var actionByName = func() map[string]Action {
	m := make(map[string]Action, len(meanings))
	for _, a := range Actions() {
		m[a.String()] = a
	}
	return m
}()

// ParseAction returns the action called name, or false.
func ParseAction(name string) (Action, bool) {
	a, ok := actionByName[name]
	return a, ok
}
