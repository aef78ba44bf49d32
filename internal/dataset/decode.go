package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/trace"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// schema is the version of dataset.yaml that this program reads.
const schema = 1

// decode reads dataset.yaml; what is wrong becomes problems of the document.
func (d *Dataset) decode(doc *strictyaml.Document, folder string) {
	top := doc.Map()
	if v := top.Required("schema"); v.Int() != schema && v.OK() {
		v.Problemf("this program reads schema %d", schema)
	}
	v := top.Required("name")
	d.Name = v.Text()
	if d.Name != folder && v.OK() {
		v.Problemf("wants the name of its folder, %q", folder)
	}
	d.Says = top.Required("says").Text()
	d.Kind = Kind(max(0, slices.Index(kindNames, top.Required("kind").OneOf("kind", kindNames[KindWorld:]))))
	switch d.Kind {
	case KindWorld:
		v := top.Required("world")
		d.World = world.Decode(v)
		sum := sha256.Sum256(append([]byte("world\n"), v.Canonical()...))
		d.Hash = hex.EncodeToString(sum[:])
	case KindLog:
		d.Log = d.shelf.log(top.Required("log"))
		d.Hash = d.Log.hash()
	default: // the kind's problem is told; what hangs on it is not judged
		top.Optional("world")
		top.Optional("log")
	}
}

func (s Shelf) log(v strictyaml.Value) *Log {
	l := &Log{}
	if !v.Present() {
		return l
	}
	m := v.Map()
	format := m.Required("format")
	l.Format = format.OneOf("format", s.formats())
	switch {
	case ours[l.Format] == 0 && l.Format != "":
		s.mapping(m, l)
	case l.Format == "":
		m.Optional("network")
		m.Optional("actions")
	}
	l.files(m.Required("files"))
	if stock := m.Optional("stock"); stock.Present() {
		f := file(stock)
		l.Stock = &f
	}
	l.Provenance = provenance(m.Required("provenance"))
	return l
}

// mapping reads what an importer needs to know.
func (s Shelf) mapping(m *strictyaml.Map, l *Log) {
	network := m.Required("network")
	l.Network = network.Text()
	if wrong := trace.WrongNetwork([]byte(l.Network)); wrong != "" && network.OK() {
		network.Problemf("the network %s %s", quote(l.Network), wrong)
	}
	actions := m.Required("actions")
	if !actions.Present() {
		return
	}
	l.Actions = map[string]activity.Action{}
	for _, e := range actions.Map().Entries() {
		l.Actions[e.Name], _ = activity.ParseAction(e.Value.OneOf("action", activity.ActionNames()))
	}
	if _, err := s.Importers[l.Format](l.Network, l.Actions); err != nil {
		actions.Problemf("%v", err)
	}
}

func (l *Log) files(v strictyaml.Value) {
	items := v.List()
	if len(items) == 0 && v.OK() {
		v.Problemf("wants at least one file")
	}
	for _, item := range items {
		f := file(item)
		same := func(g File) bool { return g.Name == f.Name }
		if slices.ContainsFunc(l.Files, same) && f.Name != "" {
			item.Problemf("the file %q is named twice", f.Name)
		}
		l.Files = append(l.Files, f)
	}
}

var (
	plainFile = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.+-]*$`)
	sum256    = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

func file(v strictyaml.Value) File {
	m := v.Map()
	name, sum := m.Required("name"), m.Required("sha256")
	f := File{Name: name.Text(), Bytes: m.Required("bytes").IntFrom(1), SHA256: sum.Text()}
	if !plainFile.MatchString(f.Name) && name.OK() {
		name.Problemf("wants a file beside dataset.yaml, of letters, digits, dashes, dots and underscores")
	}
	if !sum256.MatchString(f.SHA256) && sum.OK() {
		sum.Problemf("wants a SHA-256 of 64 hexadecimal digits in lower case")
	}
	return f
}

func provenance(v strictyaml.Value) Provenance {
	if !v.Present() {
		return Provenance{}
	}
	m := v.Map()
	return Provenance{
		Source: m.Required("source").Text(), Captured: m.Required("captured").Text(),
		Licence: m.Required("licence").Text(), Credit: m.Required("credit").Text(), Changes: m.Required("changes").Text(),
	}
}
