package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/trace"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Kind is what a dataset is. The zero value is invalid.
type Kind uint8

// The kinds of dataset.
const (
	KindWorld Kind = iota + 1 // settings of invented societies
	KindLog                   // captured activity
)

var kindNames = []string{"", "world", "log"}

// String returns the kind as dataset.yaml spells it.
func (k Kind) String() string {
	if k < KindWorld || k > KindLog {
		return "invalid"
	}
	return kindNames[k]
}

// Dataset is one dataset as its file describes it.
type Dataset struct {
	Name, Says string
	Kind       Kind
	Hash       string          // SHA-256 in hex of all that decides its events, prose left out
	World      *world.Settings // of a world, else nil
	Log        *Log            // of a log, else nil

	dir   string
	shelf Shelf
}

// Log describes a captured log.
type Log struct {
	Format  string
	Network string                     // of every event; empty for a format of ours
	Actions map[string]activity.Action // of the format's types of event; nil for a format of ours
	Files   []File
	Stock   *File // nil when the log states none
	Provenance
}

// File is a file beside dataset.yaml.
type File struct {
	Name   string
	Bytes  int
	SHA256 string // in hex
}

// Provenance is where a log comes from, in words.
type Provenance struct {
	Source   string // an address
	Captured string // when it happened
	Licence  string
	Credit   string // the line that its licence asks for
	Changes  string // what was done to the original
}

// ours are the formats whose rows are events already, and need no importer.
var ours = trace.Formats()

// hash sums up what decides the events of the log.
func (l *Log) hash() string {
	h := sha256.New()
	fmt.Fprintf(h, "log\nformat %s\nnetwork %s\n", l.Format, l.Network)
	for _, kind := range slices.Sorted(maps.Keys(l.Actions)) {
		fmt.Fprintf(h, "action %q %s\n", kind, l.Actions[kind])
	}
	for _, f := range l.Files {
		fmt.Fprintf(h, "file %s\n", strings.ToLower(f.SHA256))
	}
	if l.Stock != nil {
		fmt.Fprintf(h, "stock %s\n", strings.ToLower(l.Stock.SHA256))
	}
	return hex.EncodeToString(h.Sum(nil))
}
