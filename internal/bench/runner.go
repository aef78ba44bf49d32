package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Runner runs each section in a process of its own.
type Runner struct {
	// Command starts the process of a section: program and arguments, behind
	// which come the section's name and its folder. It writes [Measured] as JSON.
	Command []string
	Folder  string        // for the folders of sections
	Starts  func(Section) // is told what comes next
}

// Run measures what is chosen.
func (r Runner) Run(ctx context.Context, c Choice) (*Report, error) {
	var report Report
	for _, s := range c.Sections() {
		r.Starts(s)
		m, err := r.section(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s, err)
		}
		report.add(s, m)
	}
	report.compare()
	return &report, nil
}

func (r Runner) section(ctx context.Context, s Section) (m Measured, err error) {
	folder, err := os.MkdirTemp(r.Folder, "section-")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(folder)
	if folder, err = filepath.Abs(folder); err != nil {
		return m, err
	}
	args := append(append([]string{}, r.Command[1:]...), s.String(), folder)
	child := exec.CommandContext(ctx, r.Command[0], args...)
	var said bytes.Buffer
	child.Stderr = &said
	out, err := child.Output()
	if ctx.Err() != nil {
		return m, ctx.Err()
	}
	if err != nil {
		return m, fmt.Errorf("%w: %s", err, bytes.TrimSpace(said.Bytes()))
	}
	return m, json.Unmarshal(out, &m)
}
