package scorer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// Protocol is how a program that scores is spoken to. The zero value is invalid.
type Protocol uint8

const (
	ProtocolCSV   Protocol = iota + 1 // rows as text
	ProtocolArrow                     // rows as Arrow IPC streams
)

var protocolNames = []string{"csv", "arrow"}

// String returns the protocol's name in preset files.
func (p Protocol) String() string {
	if p < ProtocolCSV || int(p) > len(protocolNames) {
		return "invalid"
	}
	return protocolNames[p-1]
}

// External is what a preset of kind external says of its program. What cannot
// change a score is no part of its JSON, and so of no hash.
type External struct {
	Command   []string // the program and its arguments
	Protocol  Protocol
	Timeout   time.Duration     `json:"-"` // for one request
	Tolerance float64           // points: how far off its arithmetic may be where nothing should move
	Dir       string            `json:"-"`          // where the program runs, and its command is looked up
	Files     map[string]string `json:",omitempty"` // words of the command that are files → SHA-256; whoever can read files fills it in
}

// The settings that a preset need not give (ours).
const (
	defaultTimeout   = time.Minute
	defaultTolerance = 1e-9 // points: far below any displayed step, far above rounding
	longestTimeout   = 24 * time.Hour
)

// external reads the settings of a program.
func (d *decoder) external(m *strictyaml.Map) {
	command, protocol, timeout, tolerance := m.Optional("command"), m.Optional("protocol"), m.Optional("timeout"), m.Optional("tolerance")
	if d.preset.Kind != KindExternal {
		return // where one is given, it is refused with the settings of other kinds
	}
	x := &External{Protocol: ProtocolCSV, Timeout: defaultTimeout, Tolerance: defaultTolerance}
	d.preset.External = x
	if command.Present() {
		d.at["command"] = command
		for _, word := range command.List() {
			x.Command = append(x.Command, word.Text())
		}
	}
	if name := protocol.OneOf("protocol", protocolNames); name != "" {
		x.Protocol = Protocol(slices.Index(protocolNames, name) + 1)
	}
	if timeout.Present() {
		x.Timeout = duration(timeout)
	}
	if tolerance.Present() {
		x.Tolerance = d.sourced(tolerance).FloatBetween(0, 100)
	}
}

func duration(v strictyaml.Value) time.Duration {
	text := v.Text()
	t, err := time.ParseDuration(text)
	if v.OK() && (err != nil || t < time.Millisecond || t > longestTimeout) {
		v.Problemf("wants a time like 10s or 2m, at least 1ms and at most 24h")
	}
	return t
}

func (c *checks) external(x *External) {
	named := x != nil && len(x.Command) > 0 && x.Command[0] != ""
	c.that(named, "command", "must name a program, as [python3, scorer.py]")
	if named {
		c.that(!strings.Contains(strings.Join(x.Command, ""), "\x00"), "command", "holds a character that no command can")
	}
}

// card says what can be said of a program.
func (x *External) card(c *Card) {
	c.Formula = []string{
		"what the program answers: " + strings.Join(x.Command, " "),
		fmt.Sprintf("it is started on this machine, with your rights, and spoken to in %s", x.Protocol),
	}
	c.Needs, c.Blind = []string{"what the program needs"}, []string{"nobody but its author knows"}
	c.Cost = "every trace goes to the program in full, changed or not; each answer may take up to " + x.Timeout.String()
}
