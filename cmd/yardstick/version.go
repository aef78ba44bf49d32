package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"
)

// version is that of the program's behaviour, as CHANGELOG.md counts it.
const version = "0.1.0"

// numberLibraries are the modules that numbers, files and pictures hang on; they
// go into a run's manifest.
var numberLibraries = []string{
	"github.com/apache/arrow-go/v18",
	"github.com/duckdb/duckdb-go/v2",
	"gonum.org/v1/gonum",
	"gonum.org/v1/plot",
}

func versionVerb(h *house) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "version", Short: "Say what this program is made of", Args: takes(),
		RunE: func(*cobra.Command, []string) error { return h.version(asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func (e env) version(asJSON bool) error {
	sum, err := e.program()
	if err != nil {
		return err
	}
	all := modules(func(string) bool { return true })
	if asJSON {
		return e.writeJSON(struct {
			Version   string   `json:"version"`
			Go        string   `json:"go"`
			Platform  string   `json:"platform"`
			Program   string   `json:"program_sha256"`
			Libraries []string `json:"libraries"`
		}{version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, sum, all})
	}
	e.printf("yardstick %s, %s, %s/%s\nprogram sha256 %s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, sum)
	for _, m := range all {
		e.printf("  %s\n", m)
	}
	return nil
}

// program is the hash of this program's file, as sha256 in hex: a run hangs on
// it as on its spec.
func (e env) program() (sum string, err error) {
	f, err := os.Open(e.executable())
	if err != nil {
		return "", fmt.Errorf("hashing this program: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("hashing this program: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashed is program, found out once. Whoever will need it can begin to ask early:
// it takes a tenth of a second.
func (h *house) hashed() (sum string, err error) {
	h.hashing.Do(func() { h.hash, h.hashErr = h.program() })
	return h.hash, h.hashErr
}

// modules lists the wanted modules that the program was built with, as
// "path version", by path.
func modules(wanted func(path string) bool) []string {
	all := []string{}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return all
	}
	for _, m := range info.Deps {
		for m.Replace != nil {
			m = m.Replace
		}
		if wanted(m.Path) {
			all = append(all, m.Path+" "+m.Version)
		}
	}
	slices.Sort(all)
	return all
}
