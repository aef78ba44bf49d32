package calibration

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// Evidence is what is known from one source.
type Evidence struct {
	Source string // in a few words, for whoever reads a setting
	Fits   []Stat // what settings are fitted to it; to what else it holds the world is compared only
	*Observed
}

// Folder is a folder of tables, as its tables.yaml describes it.
type Folder struct {
	Evidence []Evidence // of the tables, in the order of the file
	Logs     []LogEntry // datasets that are evidence too, which the caller opens
}

// LogEntry names a captured log among the datasets.
type LogEntry struct {
	Dataset, Source string
	Fits            []Stat
}

// TablesFile describes a folder of tables.
const TablesFile = "tables.yaml"

// schema is the version of tables.yaml that this program reads.
const schema = 1

// OpenFolder reads the tables of a folder, each held against its size and
// checksum first. The error is [strictyaml.Problems] or an [*InputError] where the
// folder is at fault.
func OpenFolder(dir string) (*Folder, error) {
	path := filepath.Join(dir, TablesFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse("the folder %s holds no %s", dir, TablesFile)
	}
	if err != nil {
		return nil, fmt.Errorf("opening tables: %w", err)
	}
	doc := strictyaml.Parse(filepath.ToSlash(path), data)
	f, files := decodeFolder(doc)
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	for i, file := range files {
		if f.Evidence[i].Observed, err = file.read(dir); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// tableFile is a file of the folder with what was noted of it.
type tableFile struct {
	name   string
	bytes  int
	sha256 string
}

func decodeFolder(doc *strictyaml.Document) (*Folder, []tableFile) {
	top := doc.Map()
	if v := top.Required("schema"); v.Int() != schema && v.OK() {
		v.Problemf("this program reads schema %d", schema)
	}
	top.Required("says").Text()
	f := &Folder{}
	var files []tableFile
	for _, item := range top.Required("tables").List() {
		m := item.Map()
		files = append(files, decodeFile(m))
		f.Evidence = append(f.Evidence, Evidence{Source: m.Required("source").Text(), Fits: fits(m)})
		p := m.Required("provenance").Map()
		for _, key := range []string{"source", "captured", "licence", "credit", "changes"} {
			p.Required(key).Text()
		}
	}
	if logs := top.Optional("logs"); logs.Present() {
		for _, item := range logs.List() {
			m := item.Map()
			f.Logs = append(f.Logs, LogEntry{m.Required("dataset").Text(), m.Required("source").Text(), fits(m)})
		}
	}
	return f, files
}

var (
	plainFile = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.+-]*$`)
	sum256    = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

func decodeFile(m *strictyaml.Map) tableFile {
	name, sum := m.Required("name"), m.Required("sha256")
	f := tableFile{name.Text(), m.Required("bytes").IntFrom(1), sum.Text()}
	if !plainFile.MatchString(f.name) && name.OK() {
		name.Problemf("wants a file beside %s, of letters, digits, dashes, dots and underscores", TablesFile)
	}
	if !sum256.MatchString(f.sha256) && sum.OK() {
		sum.Problemf("wants a SHA-256 of 64 hexadecimal digits in lower case")
	}
	return f
}

func fits(m *strictyaml.Map) []Stat {
	var all []Stat
	for _, v := range m.Required("fits").List() {
		if s := parseStat(v.OneOf("statistic", fittedNames())); s != 0 {
			all = append(all, s)
		}
	}
	return all
}

func (f tableFile) read(dir string) (*Observed, error) {
	path := filepath.Join(dir, f.name)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse("the table %s is missing", path)
	}
	if err != nil {
		return nil, fmt.Errorf("reading a table: %w", err)
	}
	if sum := sha256.Sum256(data); len(data) != f.bytes || hex.EncodeToString(sum[:]) != f.sha256 {
		return nil, refuse("%s is not the file that %s describes: it has %d bytes, %d were noted, or other contents", path, TablesFile, len(data), f.bytes)
	}
	return ReadTable(path, data)
}
