package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/figure"
)

// figureForms are the forms in which a figure is written.
var figureForms = []string{".png", ".svg", ".csv"}

// picture is a figure in all its forms, not yet in files.
type picture struct {
	name  string
	forms [][]byte
}

// draw writes the figures of a folder of reports, and removes those that an
// earlier run drew and this one does not.
func (h *house) draw(ctx context.Context, name string, figures []figure.Figure) error {
	pictures, err := drawAll(ctx, figures)
	if err != nil {
		return err
	}
	return hang(h.reports(name, figureFolder), pictures)
}

// drawAhead begins to draw figures, and returns a function that waits for them.
func drawAhead(ctx context.Context, figures []figure.Figure) func() ([]picture, error) {
	var pictures []picture
	var err error
	over := make(chan struct{})
	go func() {
		defer close(over)
		pictures, err = drawAll(ctx, figures)
	}()
	return func() ([]picture, error) { <-over; return pictures, err }
}

// drawAll draws as many figures at once as there are processors: a PNG takes
// longer than anything else about a report.
func drawAll(ctx context.Context, figures []figure.Figure) ([]picture, error) {
	pictures := make([]picture, len(figures))
	err := inParallel(ctx, work{len(figures), processors(), func(int) {}}, func(i int) (err error) {
		pictures[i], err = drawOne(figures[i])
		return err
	})
	return pictures, err
}

// drawOne draws a figure in all its forms, which stand as in figureForms.
func drawOne(fig figure.Figure) (picture, error) {
	png, err := fig.PNG()
	if err != nil {
		return picture{}, fmt.Errorf("drawing %s: %w", fig.Name, err)
	}
	return picture{fig.Name, [][]byte{png, fig.SVG(), fig.CSV()}}, nil
}

// hang writes pictures into a folder, and removes those of others.
func hang(dir string, pictures []picture) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	hung := map[string]bool{}
	for _, p := range pictures {
		for i, data := range p.forms {
			name := p.name + figureForms[i]
			if err := writeBytes(filepath.Join(dir, name), data); err != nil {
				return err
			}
			hung[name] = true
		}
	}
	return clearFigures(dir, hung)
}

// clearFigures removes the figures of a folder that were not drawn.
func clearFigures(dir string, drawn map[string]bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if slices.Contains(figureForms, filepath.Ext(e.Name())) && !drawn[e.Name()] {
			if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
