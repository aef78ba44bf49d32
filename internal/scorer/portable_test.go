package scorer_test

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/seed"
)

// scoresHash hashes the bits of every score of drawn logs under drawn presets.
func scoresHash(t *testing.T) []byte {
	h := sha256.New()
	for round := range 60 {
		s := seed.New(8).Name("portable").Number(uint64(round)).Stream()
		trace, p := drawTrace(t, s, 12, 12, 250), drawPreset(s)
		keep := scorer.Keep{From: logStart, To: logStart + 14}
		b := baseline(t, p, trace, keep)
		for day := keep.From; day <= keep.To; day++ {
			for a := range trace.Accounts {
				bits := math.Float64bits(b.Score(activity.Account(a), day))
				h.Write(binary.LittleEndian.AppendUint64(nil, bits))
			}
		}
	}
	return h.Sum(nil)
}

// TestSameBitsOnEveryLevel compiles this test for other levels of amd64, whose
// compilers may fuse a multiplication with an addition, and compares the hash.
func TestSameBitsOnEveryLevel(t *testing.T) {
	hash := scoresHash(t)
	t.Logf("hash %x", hash)
	if os.Getenv("YARDSTICK_LEVEL") != "" {
		return // asked by the test below
	}
	if testing.Short() {
		t.Skip("compiling for another level takes some seconds")
	}
	for _, level := range []string{"v1", "v3"} {
		cmd := exec.Command("go", "test", "-count=1", "-run", "^TestSameBitsOnEveryLevel$", "-v", ".")
		cmd.Env = append(os.Environ(), "GOAMD64="+level, "YARDSTICK_LEVEL="+level)
		out, err := cmd.CombinedOutput()
		found := regexp.MustCompile(`hash ([0-9a-f]{64})`).FindStringSubmatch(string(out))
		switch {
		case found == nil && strings.Contains(string(out), "can only be run on AMD64 processors"):
			t.Logf("this machine does not run %s", level)
		case found == nil:
			t.Errorf("%s: %v\n%s", level, err, out)
		case found[1] != hex.EncodeToString(hash):
			t.Errorf("%s: hash %s, here %x", level, found[1], hash)
		}
	}
}

// TestNothingIsFusedOnArm compiles the package for a processor whose compiler
// fuses wherever it may, and looks for fused instructions.
func TestNothingIsFusedOnArm(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling for another processor takes some seconds")
	}
	cmd := exec.Command("go", "build", "-gcflags=-S", ".")
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "FMULD") {
		t.Fatalf("%v: no listing with a multiplication in %d bytes", err, len(out))
	}
	for _, line := range strings.Split(string(out), "\n") {
		if regexp.MustCompile(`\bFN?M(ADD|SUB)D\b`).MatchString(line) {
			t.Errorf("fused: %s", line)
		}
	}
}
