package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/report"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// The files of a report.
const (
	verdictFile  = "verdict.json"
	resultFile   = "result.json"
	manifestFile = "manifest.json"
	pageFile     = "index.html"
	figureFolder = "figures"
	database     = "yardstick.duckdb"
)

// files are a result as the files that other programs read, and the folder in
// which they lie, from that of reports.
type files struct {
	verdict, result, manifest []byte
	dir                       string
}

func filesOf(r *result.Result) (f files, err error) {
	f.dir = r.Experiment
	if f.verdict, err = r.VerdictJSON(); err != nil {
		return f, err
	}
	if f.result, err = r.JSON(); err != nil {
		return f, err
	}
	f.manifest, err = r.ManifestJSON()
	return f, err
}

// publish puts a result into the database and into files. Whatever can go wrong
// with the report goes wrong before the first is written; the manifest comes
// last: where it is there and the same, so is the rest, and nothing is written.
func (h *house) publish(ctx context.Context, f *found) error {
	figures, err := report.Figures(f.result)
	if err != nil {
		return fmt.Errorf("drawing: %w", err)
	}
	page, err := pageOf(f, figures)
	if err != nil {
		return err
	}
	d := drawing{page: page}
	same := h.published(f, figures, page)
	if !same {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		d.pictures = drawAhead(ctx, figures) // while one processor is busy with the database
	}
	if !f.apart() {
		if err := h.keep(ctx, f, h.now()); err != nil {
			return err
		}
	}
	if same {
		if !h.quiet {
			h.tell("%s: nothing has changed since the last run", f.result.Experiment)
		}
		return nil
	}
	return h.render(ctx, f, d)
}

// keep puts a result into the database; a run told once more ended at the zero time,
// see store.Run.
func (h *house) keep(ctx context.Context, f *found, finished time.Time) error {
	return store.SaveRun(ctx, h.reports(database), store.Run{Result: f.result, Shards: f.shards, Finished: finished})
}

// apart reports whether it is no answer to what the spec asks, see house.folderOf.
func (f *found) apart() bool { return f.files.dir != f.result.Experiment }

// drawing is a report, not yet in files.
type drawing struct {
	pictures func() ([]picture, error)
	page     []byte
}

func pageOf(f *found, figures []figure.Figure) ([]byte, error) {
	write := report.Page
	if f.apart() {
		write = report.ApartPage
	}
	page, err := write(f.result, figures)
	if err != nil {
		return nil, fmt.Errorf("writing the report: %w", err)
	}
	return page, nil
}

// published reports whether a report is there, whole, and of this result. The page is
// compared as well: what the verdicts hang on is in no other of the files.
func (h *house) published(f *found, figures []figure.Figure, page []byte) bool {
	name := f.files.dir
	if !holds(h.reports(name, manifestFile), f.files.manifest) || !holds(h.reports(name, resultFile), f.files.result) ||
		!holds(h.reports(name, verdictFile), f.files.verdict) || !holds(h.reports(name, pageFile), page) {
		return false
	}
	var wanted []string
	if !f.apart() {
		wanted = append(wanted, h.reports(pageFile))
	}
	for _, fig := range figures {
		for _, ext := range figureForms {
			wanted = append(wanted, h.reports(name, figureFolder, fig.Name+ext))
		}
	}
	return !slices.ContainsFunc(wanted, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || info.Size() == 0
	})
}

// render writes all files of a report.
func (h *house) render(ctx context.Context, f *found, d drawing) error {
	name := f.files.dir
	pictures, err := d.pictures()
	if err != nil {
		return err
	}
	if err := hang(h.reports(name, figureFolder), pictures); err != nil {
		return err
	}
	for _, file := range []struct {
		name string
		data []byte
	}{{pageFile, d.page}, {verdictFile, f.files.verdict}, {resultFile, f.files.result}, {manifestFile, f.files.manifest}} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := writeBytes(h.reports(name, file.name), file.data); err != nil {
			return err
		}
	}
	if f.apart() {
		return nil
	}
	return h.index(report.EntryOf(f.result))
}

// index writes reports/index.html over all reports that are there, with the
// entry of the newest.
func (h *house) index(newest report.Entry) error {
	m, err := h.matrix(nil)
	if err != nil {
		return err
	}
	return h.writeIndex(&newest, m)
}

// writeIndex writes reports/index.html: the matrix, and the reports that are
// there, with the entry of the newest, if there is any.
func (h *house) writeIndex(newest *report.Entry, m *result.Matrix) error {
	folders, err := os.ReadDir(h.reports())
	if err != nil {
		return err
	}
	var entries []report.Entry
	for _, folder := range folders { // sorted by name
		if newest != nil && folder.Name() == newest.Name {
			entries = append(entries, *newest)
			continue
		}
		e, err := h.entry(folder)
		if err != nil {
			return err
		}
		if e != nil {
			entries = append(entries, *e)
		}
	}
	page, err := report.Index(entries, m)
	if err != nil {
		return fmt.Errorf("writing the index of reports: %w", err)
	}
	return writeBytes(h.reports(pageFile), page)
}

// entry reads that of the report in a folder; nil where there is none that this
// program can read.
func (h *house) entry(folder fs.DirEntry) (*report.Entry, error) {
	data, err := os.ReadFile(h.reports(folder.Name(), resultFile))
	if errors.Is(err, fs.ErrNotExist) || !folder.IsDir() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	e, err := report.ParseEntry(data)
	if err != nil || e.Name != folder.Name() {
		h.warn(fmt.Sprintf("reports/index.html leaves out %s, whose result.json is of another version; run it again", folder.Name()))
		return nil, nil
	}
	return &e, nil
}
