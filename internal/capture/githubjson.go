package capture

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// gitHubRecord is one line in any of the archive's layouts. Since 2015 the actor
// is an object and repo.name is owner/name; in the layouts before, the actor is
// a string or an object, the repository states its owner apart, and no id is
// given. The payload differs from type to type.
type gitHubRecord struct {
	ID              scalar          `json:"id"`
	Type            string          `json:"type"`
	Actor           login           `json:"actor"`
	ActorAttributes login           `json:"actor_attributes"`
	Repo            gitHubRepo      `json:"repo"`
	Repository      gitHubRepo      `json:"repository"`
	URL             string          `json:"url"`
	Payload         json.RawMessage `json:"payload"`
	CreatedAt       string          `json:"created_at"`
}

type gitHubRepo struct {
	Name  string `json:"name"`
	Owner login  `json:"owner"`
}

// gitHubPayload holds the parts of all payloads that are acts on somebody's
// work.
type gitHubPayload struct {
	Action      string `json:"action"`
	Number      number `json:"number"`
	Issue       thread `json:"issue"`
	PullRequest thread `json:"pull_request"`
	Member      login  `json:"member"`
	Target      login  `json:"target"`
}

func (p *gitHubPayload) author() string {
	if p.Issue.User != "" {
		return string(p.Issue.User)
	}
	return string(p.PullRequest.User)
}

// payload decodes the payload, which only types that count need.
func (r *gitHubRecord) payload() (gitHubPayload, error) {
	var p gitHubPayload
	if len(r.Payload) == 0 {
		return p, nil
	}
	return p, decode("payload", r.Payload, &p)
}

func (r *gitHubRecord) actor() string {
	if r.Actor != "" {
		return string(r.Actor)
	}
	return string(r.ActorAttributes)
}

// repositoryName returns owner/name, or what there is of it.
func (r *gitHubRecord) repositoryName() string {
	if r.Repo.Name != "" {
		return r.Repo.Name
	}
	if r.Repository.Owner == "" || strings.Contains(r.Repository.Name, "/") {
		return r.Repository.Name
	}
	return string(r.Repository.Owner) + "/" + r.Repository.Name
}

func (r *gitHubRecord) repositoryOwner() string {
	if r.Repository.Owner != "" {
		return string(r.Repository.Owner)
	}
	owner, _, named := strings.Cut(r.repositoryName(), "/")
	if !named {
		return ""
	}
	return owner
}

// decode is [json.Unmarshal] with errors for whoever holds the file; what is the
// part of the file that data is.
func decode(what string, data []byte, into any) error {
	err := json.Unmarshal(data, into)
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("the %s is a JSON %s, not an object", what, kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("the %s's %q is a JSON %s", what, kind.Field, kind.Value)
	}
	return fmt.Errorf("the %s is no JSON: %w", what, err)
}

// login is an account's name, written as a string or inside an object; anything
// else names nobody.
type login string

// UnmarshalJSON implements [json.Unmarshaler].
func (l *login) UnmarshalJSON(data []byte) error {
	var name string
	if json.Unmarshal(data, &name) == nil {
		*l = login(name)
		return nil
	}
	var object struct {
		Login string `json:"login"`
	}
	if json.Unmarshal(data, &object) == nil {
		*l = login(object.Login)
	}
	return nil
}

// thread is an issue or a pull request; before 2015 it may be a mere number of
// the database, which names nothing.
type thread struct {
	Number int
	User   login
}

// UnmarshalJSON implements [json.Unmarshaler].
func (t *thread) UnmarshalJSON(data []byte) error {
	var object struct {
		Number number `json:"number"`
		User   login  `json:"user"`
	}
	if json.Unmarshal(data, &object) == nil {
		*t = thread{int(object.Number), object.User}
	}
	return nil
}

// number is a whole number; anything else is none.
type number int

// UnmarshalJSON implements [json.Unmarshaler].
func (n *number) UnmarshalJSON(data []byte) error {
	var whole int
	if json.Unmarshal(data, &whole) == nil {
		*n = number(whole)
	}
	return nil
}

// scalar is an id, which is written as a string or as a number.
type scalar string

// UnmarshalJSON implements [json.Unmarshaler].
func (s *scalar) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*s = scalar(text)
		return nil
	}
	var n json.Number
	if json.Unmarshal(data, &n) == nil {
		*s = scalar(n)
	}
	return nil
}

// gitHubTimes are the ways in which the archive has written times.
var gitHubTimes = []string{time.RFC3339, "2006/01/02 15:04:05 -0700"}

func parseGitHubTime(text string) (activity.Time, error) {
	for _, layout := range gitHubTimes {
		if t, err := time.Parse(layout, text); err == nil && t.UTC().Year() > 0 && t.UTC().Year() < 10_000 {
			return t.UnixMicro(), nil
		}
	}
	return 0, fmt.Errorf("the record's created_at is %q, not a time like 2015-01-01T00:00:00Z", cut(text))
}
