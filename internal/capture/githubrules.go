package capture

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// ownerKind is whose work a type of event acts on. The zero value is invalid.
type ownerKind uint8

const (
	ofRepository ownerKind = iota + 1 // the owner of the repository
	ofThread                          // who opened the issue or pull request
	ofMember                          // who was made a member
	ofTarget                          // who is followed
)

// rule says how to read one type of event.
type rule struct {
	only   string // the payload's action that counts, where it states one
	owner  ownerKind
	thread bool   // the object is an issue or a pull request of the repository
	says   string // what is assumed of the owner
}

// The assumptions about owners that a report counts.
const (
	noThreadAuthor = "the owner is the repository's, as the record does not say who opened the thread"
	noCommitAuthor = "the owner is the repository's, as the record does not say who wrote the commit"
)

// rules are the types of event that are acts on somebody's work, as GitHub
// documents their payloads (https://docs.github.com/rest/using-the-rest-api/github-event-types).
var rules = map[string]rule{
	"WatchEvent":                    {only: "started", owner: ofRepository},
	"ForkEvent":                     {owner: ofRepository},
	"IssueCommentEvent":             {only: "created", owner: ofThread, thread: true},
	"PullRequestReviewCommentEvent": {only: "created", owner: ofThread, thread: true},
	"CommitCommentEvent":            {owner: ofRepository, says: noCommitAuthor},
	"IssuesEvent":                   {only: "opened", owner: ofRepository, thread: true},
	"PullRequestEvent":              {only: "opened", owner: ofRepository, thread: true},
	"MemberEvent":                   {only: "added", owner: ofMember},
	"FollowEvent":                   {owner: ofTarget},
}

// outcome is what became of a record: at most one of wrong and skip is set.
type outcome struct {
	wrong   string // it cannot be read
	skip    string // it is no act that counts
	assumed string // its owner rests on this
}

// event reads the record as an event without network and action.
func (r *gitHubRecord) event() (activity.Named, outcome) {
	rule := rules[r.Type]
	p, err := r.payload()
	if err != nil {
		return activity.Named{}, outcome{wrong: err.Error()}
	}
	if rule.only != "" && p.Action != "" && p.Action != rule.only {
		return activity.Named{}, outcome{skip: r.Type + " " + cut(p.Action)}
	}
	at, err := parseGitHubTime(r.CreatedAt)
	if err != nil {
		return activity.Named{}, outcome{wrong: err.Error()}
	}
	e := activity.Named{Time: at, Actor: r.actor()}
	took := outcome{assumed: rule.says}
	e.Owner, e.Object = r.ownerAndObject(rule, &p)
	if e.Owner == "" && rule.owner == ofThread {
		e.Owner, took.assumed = r.repositoryOwner(), noThreadAuthor
	}
	took.wrong = wrongName(e.Actor, e.Owner, e.Object)
	switch {
	case e.Actor == "":
		took.skip = r.Type + " without an actor"
	case e.Owner == "":
		took.skip = r.Type + " without an owner"
	}
	return e, took
}

func (r *gitHubRecord) ownerAndObject(rule rule, p *gitHubPayload) (owner, object string) {
	object = r.repositoryName()
	if n := r.threadNumber(p); rule.thread && object != "" && n != "" {
		object += "#" + n
	}
	switch rule.owner {
	case ofThread:
		return p.author(), object
	case ofMember:
		return string(p.Member), object
	case ofTarget:
		return string(p.Target), ""
	}
	return r.repositoryOwner(), object
}

// threadURL finds an issue's or a pull request's number in an address.
var threadURL = regexp.MustCompile(`/(?:issues|pull)/([0-9]{1,9})(?:[/#?]|$)`)

// threadNumber returns the number of the issue or pull request, empty where the
// record does not state it.
func (r *gitHubRecord) threadNumber(p *gitHubPayload) string {
	for _, n := range []int{p.Issue.Number, p.PullRequest.Number, int(p.Number)} {
		if n > 0 {
			return fmt.Sprint(n)
		}
	}
	if m := threadURL.FindStringSubmatch(r.URL); m != nil {
		return m[1]
	}
	return ""
}

// maxName is the longest name that is taken, in bytes (ours: GitHub's logins
// have up to 39 characters, its repositories up to 100).
const maxName = 1024

// wrongName says which name cannot be one; it is empty when all can.
func wrongName(names ...string) string {
	for _, name := range names {
		if len(name) > maxName {
			return fmt.Sprintf("a name of %d bytes", len(name))
		}
		if strings.ContainsFunc(name, unicode.IsControl) {
			return fmt.Sprintf("the name %q has a control character in it", cut(name))
		}
	}
	return ""
}

// cut shortens a text of the file for a message.
func cut(text string) string {
	const shown = 40
	runes := []rune(text)
	if len(runes) > shown {
		return string(runes[:shown]) + "…"
	}
	return text
}
