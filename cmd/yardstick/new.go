package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/spec"
)

func newVerb(h *house) *cobra.Command {
	return &cobra.Command{
		Use: "new NAME", Short: "Write a spec to start from", Args: takes("the name of the new experiment"),
		Example:           "  yardstick new comments-lift",
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(_ *cobra.Command, args []string) error { return h.newSpec(args[0]) },
	}
}

// newSpec never writes over a file.
func (h *house) newSpec(name string) error {
	if err := h.enter(); err != nil {
		return err
	}
	if err := spec.CheckName(name); err != nil {
		return err
	}
	path := filepath.Join(h.experiments(), name+".yaml")
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usagef("%s is there already, and is left as it is", filepath.ToSlash(path))
	}
	if err != nil {
		return fmt.Errorf("writing a spec: %w", err)
	}
	_, err = f.Write(spec.Template(name))
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("writing a spec: %w", errors.Join(err, os.Remove(path)))
	}
	h.printf("%s is yours to edit; \"%s validate %s\" says what is wrong with it, \"%s\" answers it\n",
		filepath.ToSlash(path), typed, name, repeats(name, nil))
	return nil
}
