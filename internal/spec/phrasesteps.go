package spec

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/intervention"
)

// The sentences that are understood, as somebody would type them.
const phraseForms = `add 50 likes to last-post, remove likes, silence, keep one post, list self 10, listed by 10 others, receive 10 +K, give 5 +K, ` +
	`gain 1000 followers, lose 10 followers, post 50 times, mention 20 others, connect twitter, disconnect twitter`

var phraseVerbs = []string{
	"add", "remove", "silence", "keep", "list", "listed", "receive", "give", "gain", "lose", "post", "mention", "connect", "disconnect",
}

// step reads the whole sentence.
func (p *phrase) step() intervention.Step {
	w := p.peek()
	if _, err := strconv.Atoi(w.text); err == nil {
		return p.counted() // "50 likes" says what "add 50 likes" does
	}
	read := map[string]func() intervention.Step{
		"add": p.counted, "remove": p.remove, "list": p.list, "listed": p.listedByOthers, "keep": p.keep,
		"silence": func() intervention.Step { return p.silence(intervention.KeepNothing) },
		"receive": func() intervention.Step { return p.moved(intervention.Received) },
		"give":    func() intervention.Step { return p.moved(intervention.Given) },
		"gain":    p.gain, "lose": p.lose, "post": p.post, "mention": p.mention, "connect": p.connect, "disconnect": p.disconnect,
	}[w.text]
	if p.next(); read != nil {
		return read()
	}
	if w.text == "" {
		p.fail(w, "what should be tried? For example: %s", phraseForms)
	}
	p.unknown(w, "beginning", phraseVerbs)
	return intervention.Step{}
}

func (p *phrase) keep() intervention.Step {
	p.onePost()
	return p.silence(intervention.KeepOnePost)
}

// moved reads +K whose side is said.
func (p *phrase) moved(side intervention.Side) intervention.Step {
	at := p.peek()
	return p.plusK(side, at, p.number(maxPeople))
}

// counted reads a number and what there shall be so many of.
func (p *phrase) counted() intervention.Step {
	at := p.peek()
	n := p.number(maxAdded)
	if isPlusK(p.peek().text) {
		return p.plusK(0, at, n)
	}
	w := p.next()
	action, ok := actionCalled(w.text)
	switch {
	case p.err != nil:
	case action == activity.List:
		p.fail(w, `lists are made by "list self %d" or "listed by %d others"`, n, n)
	case ok && !slices.Contains(reactions, action):
		p.fail(w, "%s is not done to somebody's post; what can be added is %s", action, strings.Join(actionWords(reactions), ", "))
	case !ok:
		p.unknown(w, "action", actionWords(reactions))
	}
	a := &intervention.Add{Action: action, Count: n, To: intervention.LastPost, By: intervention.Audience}
	if p.kind == Log {
		a.To, a.By = intervention.LastObject, intervention.Strangers
	}
	p.options(map[string]func(word){
		"to": func(word) { a.To = p.target() },
		"by": func(at word) { a.By = p.reactor(at) },
		"on": func(word) { a.Days = p.days() },
	})
	return intervention.Step{Add: a}
}

func (p *phrase) remove() intervention.Step {
	w := p.next()
	action, ok := actionCalled(w.text)
	if anything := slices.Contains([]string{"reactions", "anything", anyAction}, w.text); !ok && !anything {
		p.unknown(w, "action", append(actionWords(activity.Actions()), "reactions"))
	}
	r := &intervention.Remove{Action: action, Side: intervention.Received}
	p.options(map[string]func(word){
		"received": func(word) {},
		"given":    func(word) { r.Side = intervention.Given },
		"on":       func(word) { r.Days = p.days() },
	})
	if ok && action.OwnAct() && r.Side == intervention.Received {
		p.fail(w, `nobody receives a %s; say "given"`, action)
	}
	return intervention.Step{Remove: r}
}

func (p *phrase) silence(keep intervention.Keep) intervention.Step {
	s := &intervention.Silence{Keep: keep}
	options := map[string]func(word){"on": func(word) { s.Days = p.days() }}
	if keep == intervention.KeepNothing {
		options["keep"] = func(word) { p.onePost(); s.Keep = intervention.KeepOnePost }
	}
	p.options(options)
	return intervention.Step{Silence: s}
}

// onePost takes the words for it.
func (p *phrase) onePost() {
	if w := p.peek(); !p.take("one-post") && (!p.take("one", "1") || !p.take("post")) {
		p.unknown(w, "thing to keep", []string{"one-post"})
	}
}

func (p *phrase) list() intervention.Step {
	if p.take("by") {
		return p.others()
	}
	if w := p.next(); w.text != "self" {
		p.unknown(w, "list", []string{"self", "by"})
	}
	p.take("on")
	l := &intervention.List{By: intervention.Self, Count: p.number(maxPeople)}
	p.take("list", "lists")
	p.options(map[string]func(word){"on": func(word) { l.Days = p.days() }})
	return intervention.Step{List: l}
}

func (p *phrase) listedByOthers() intervention.Step {
	if w := p.next(); w.text != "by" {
		p.unknown(w, "word", []string{"by"})
	}
	return p.others()
}

func (p *phrase) others() intervention.Step {
	at := p.peek()
	l := &intervention.List{By: intervention.Others, Count: p.number(maxPeople)}
	if w := p.peek(); !p.take("others", "other", "people") {
		p.unknown(w, "word", []string{"others"})
	}
	p.needsAudience(at, `only "list self" can be tried on it`)
	p.options(map[string]func(word){"on": func(word) { l.Days = p.days() }})
	return intervention.Step{List: l}
}

// plusK reads on from the number of +K, which stands at at.
func (p *phrase) plusK(side intervention.Side, at word, n int) intervention.Step {
	if w := p.next(); !isPlusK(w.text) {
		p.unknown(w, "thing", []string{"+K"})
	}
	k := &intervention.PlusK{Side: side, Count: n, Tweet: intervention.TweetNone}
	options := map[string]func(word){
		"with":    func(word) { p.tweet(); k.Tweet = intervention.TweetAuto },
		"without": func(word) { p.tweet() },
		"on":      func(word) { k.Days = p.days() },
	}
	if side == 0 {
		k.Side = intervention.Received
		options["received"] = func(word) {}
		options["given"] = func(word) { k.Side = intervention.Given }
	}
	p.options(options)
	p.needsAudience(at, "so nobody could be the other side of a +K")
	if most := intervention.PlusKPerDay; k.Side == intervention.Given && n > most {
		p.fail(at, "the platform allows %d +K a day to give, not %d", most, n)
	} else if n > maxPeople {
		p.fail(at, "wants a number from 1 to %d, got %d", maxPeople, n)
	}
	return intervention.Step{PlusK: k}
}

func isPlusK(text string) bool { return slices.Contains([]string{"+k", "+ks", "plus-k"}, text) }

func (p *phrase) tweet() {
	if w := p.next(); w.text != "tweet" && w.text != "tweets" {
		p.unknown(w, "word", []string{"tweet"})
	}
}

// options reads what may follow, in any order, each once.
func (p *phrase) options(read map[string]func(word)) {
	said := map[string]bool{}
	for len(p.words) > 0 {
		w := p.next()
		switch act := read[w.text]; {
		case act == nil:
			var known []string
			for _, name := range []string{"to", "by", "keep", "received", "given", "with", "without", "on"} {
				if read[name] != nil {
					known = append(known, name)
				}
			}
			p.unknown(w, "word", known)
		case said[w.text]:
			p.fail(w, "%q is said twice", w.text)
		default:
			said[w.text] = true
			act(p.peek())
		}
	}
}

// target reads what is reacted to, in one word or two.
func (p *phrase) target() intervention.Target {
	w := p.next()
	text := w.text
	if next := p.peek().text; next == "post" || next == "object" {
		p.next()
		text += "-" + next
	}
	if text == "latest-post" {
		text = targetNames[intervention.LastPost]
	}
	i := slices.Index(targetNames[1:], text)
	if i < 0 {
		p.unknown(word{text, w.column}, "target", targetNames[1:])
	}
	return intervention.Target(i + 1)
}

func (p *phrase) reactor(at word) intervention.People {
	w := p.next()
	switch w.text {
	case "strangers":
		return intervention.Strangers
	case "audience", "followers":
		p.needsAudience(at, "strangers can be had")
	default:
		p.unknown(w, "people", reactors)
	}
	return intervention.Audience
}

func (p *phrase) needsAudience(at word, instead string) {
	if p.kind == Log {
		p.fail(at, "a captured log knows no audience; %s", instead)
	}
}

var dayWord = regexp.MustCompile(`^(\d{1,3})(?:\.\.(\d{1,3}))?$`)

// days reads "day 0" or "days 0..2".
func (p *phrase) days() intervention.Days {
	if w := p.peek(); !p.take("day", "days") {
		p.unknown(w, "word", []string{"day"})
	}
	w := p.next()
	parts := dayWord.FindStringSubmatch(w.text)
	if parts == nil {
		p.fail(w, "wants a day such as 0, or days such as 0..2")
		return intervention.Days{}
	}
	first, _ := strconv.Atoi(parts[1])
	last := first
	if parts[2] != "" {
		last, _ = strconv.Atoi(parts[2])
	}
	if last < first || last >= maxMeasured {
		p.fail(w, "days rise, and lie between 0 and %d", maxMeasured-1)
	}
	return intervention.Days{First: first, Last: last}
}
