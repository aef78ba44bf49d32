package external

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/yardstick-lab/yardstick/internal/scorer"
)

// Identify completes what a preset says of its program: the folder in which it
// runs, and the hashes of those words of its command that are files there, so that
// a changed program is another scorer. What those files go on to read, and a
// program that is found by its name alone, as python3, is not hashed.
func Identify(x *scorer.External, dir string) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("looking for a scorer's command: %w", err)
	}
	x.Dir, x.Files = dir, map[string]string{}
	for _, word := range x.Command {
		path := within(dir, word)
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() {
			continue // an option, a name, or a file that the program will say is missing
		}
		sum, err := hashFile(path)
		if err != nil {
			return fmt.Errorf("reading a word of a scorer's command: %w", err)
		}
		x.Files[word] = sum
	}
	return nil
}

func within(dir, path string) string {
	if filepath.IsAbs(path) || dir == "" {
		return path
	}
	return filepath.Join(dir, path)
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
