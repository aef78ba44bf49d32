package store

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// TestReadOnlyFolders needs Linux only because tests may run as root, whom no
// permission stops: there one thread can do without that.
func TestReadOnlyFolders(t *testing.T) {
	dir := t.TempDir()
	path, shards := filepath.Join(dir, "yardstick.duckdb"), filepath.Join(dir, "shards")
	saved(t, path, Run{Result: finding("a")})
	before := content(t, path)
	opened(t, shards)
	for _, d := range []string{filepath.Join(dir, resultsLock), filepath.Join(shards, shardLock), shards, dir} {
		if err := os.Chmod(d, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(d, 0o755) })
	}
	for p := filepath.Dir(dir); os.Getuid() == 0 && p != filepath.Clean(os.TempDir()) && p != "/"; p = filepath.Dir(p) {
		if err := os.Chmod(p, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	asNobody(t, func() {
		check := func(err error, want string) {
			t.Helper()
			if err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
		}
		check(SaveRun(t.Context(), path, Run{Result: finding("b")}), "save results: open "+filepath.Join(dir, ".yardstick.lock")+": permission denied")
		_, err := OpenShards(shards)
		check(err, "open shards in "+shards+": open "+filepath.Join(shards, ".lock")+": permission denied")
		_, err = OpenShards(filepath.Join(dir, "more"))
		check(err, "open shards in "+filepath.Join(dir, "more")+": mkdir "+filepath.Join(dir, "more")+": permission denied")
	})
	if string(before) != string(content(t, path)) {
		t.Error("what was there before was touched")
	}
}

// asNobody does something as a user who may not write everywhere.
func asNobody(t *testing.T, do func()) {
	if os.Getuid() != 0 {
		do()
		return
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const nobody = 65534
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Skip("this root cannot be anybody else: ", err)
	}
	defer func() {
		if err := syscall.Setfsuid(0); err != nil {
			panic("store: the test could not become root again.")
		}
	}()
	do()
}
