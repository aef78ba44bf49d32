package report

import (
	"strings"

	"github.com/yardstick-lab/yardstick/internal/result"
)

const (
	script = `<script>alert(1)</script>`
	tables = `Robert'); DROP TABLE claims; --`
	quoted = `"><img src=x onerror=alert(1)>`
)

// makeHostile puts markup, SQL and one very long name wherever a name or a
// text can come from outside.
func makeHostile(r *result.Result) {
	bad := script + tables + quoted
	long := strings.Repeat("unbreakable", 30)
	r.Experiment, r.Question = quoted, script+long
	r.Source = append(r.Source, script)
	r.Dataset = result.Dataset{Name: bad, Says: bad, Kind: r.Dataset.Kind, Licence: bad, Credit: quoted, Networks: []string{script},
		Constants: []result.Constant{{Path: quoted, Value: long, Source: script}}}
	r.Design.Subjects, r.Design.FirstDay = bad, script
	r.Design.Units[0] = bad
	for i := range r.Arms {
		r.Arms[i].Says, r.Arms[i].From = bad, script
	}
	r.Arms[0].Name = long
	r.Metrics[0].Name = script
	r.Gates[0].What, r.Gates[0].State = bad, 2
	r.Warnings = []string{bad, long}
	r.Manifest.Command, r.Manifest.Version, r.Manifest.Program = bad, script, quoted
	r.Manifest.Libraries, r.Manifest.Exploratory = []string{bad}, bad
	r.Manifest.Shards[0].Name = bad
	for i := range r.Scorers {
		hostileScorer(&r.Scorers[i], bad, long)
	}
}

func hostileScorer(s *result.Scorer, bad, long string) {
	s.Name, s.Says, s.SetOn = s.Name+script, bad, []string{bad}
	s.Constants = []result.Constant{{Path: long, Value: script, Source: bad}}
	for i := range s.Claims {
		c := &s.Claims[i]
		c.Claim.Says, c.Claim.Treated, c.Claim.Control = bad+c.Claim.ID, script, quoted
		c.Claim.Margin.Because, c.Claim.Source = bad, []string{script}
		c.ByConstruction, c.Warnings = []string{script}, []string{bad, long}
		c.Sentence, c.Reason = bad, quoted
		c.Units[0].Name = script
	}
	for i := range s.Curves {
		s.Curves[i].Arm = script
	}
	if st := s.Statement; st != nil {
		st.Unit, st.Account, st.Arm = script, bad, quoted
		st.Groups[0].Action, st.Groups[0].Network = script, long
		st.Events[0].Actor, st.Events[0].Object, st.Events[0].Network = bad, long, script
	}
	for i := range s.Origins {
		s.Origins[i].Arm = bad
		s.Origins[i].Parts[0].Action, s.Origins[i].Parts[0].Network = script, quoted
	}
}
