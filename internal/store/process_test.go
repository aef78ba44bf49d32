package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// childVariable makes the test binary another process that does one thing.
const childVariable = "YARDSTICK_STORE_CHILD"

func TestMain(m *testing.M) {
	do, ok := map[string]func(path string) error{
		"":      nil,
		"write": childWrites,
		"save":  childSaves,
		"hold":  childHolds,
		"crash": childCrashes,
		"again": childSavesAgain,
		"full":  childHasNoRoom,
	}[os.Getenv(childVariable)]
	if !ok {
		panic("no such child: " + os.Getenv(childVariable))
	}
	if do == nil {
		os.Exit(m.Run())
	}
	if err := do(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child starts the test binary as another process.
func child(t *testing.T, what, path string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0], path)
	c.Env = append(os.Environ(), childVariable+"="+what)
	c.Stderr = os.Stderr
	return c
}

// childWrites writes a shard in the folder.
func childWrites(dir string) error {
	s, err := OpenShards(dir)
	if err != nil {
		return err
	}
	if _, err := s.Write(context.Background(), "world-1", keyed, society("world 1", 2, 3, 4, 5)); err != nil {
		return err
	}
	return s.Close()
}

// childSaves saves a run of an experiment that is named after the process.
func childSaves(path string) error {
	return SaveRun(context.Background(), path, Run{Result: finding(fmt.Sprint("by-", os.Getpid()))})
}

// childHolds opens results for writing and holds them until its input ends.
func childHolds(path string) error {
	a, err := attach(context.Background(), path, forWriting)
	if err != nil {
		return err
	}
	fmt.Println("held")
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	return a.Close()
}

// childSavesAgain saves runs of an experiment without end, and says so before
// each.
func childSavesAgain(path string) error {
	r := finding("again")
	for i := 0; ; i++ {
		r.Manifest.Version = fmt.Sprint(i)
		fmt.Println("saving")
		if err := SaveRun(context.Background(), path, Run{Result: r}); err != nil {
			return err
		}
	}
}

// childHasNoRoom saves where no file may grow beyond 64 KiB, as on a full disk.
func childHasNoRoom(path string) error {
	s, err := OpenShards(filepath.Join(filepath.Dir(path), "shards"))
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 16, Max: 1 << 16}); err != nil {
		return err
	}
	if _, err := s.Write(context.Background(), "world-1", keyed, noisy()); err == nil {
		return errors.New("there was room for a shard")
	}
	if err := SaveRun(context.Background(), path, Run{Result: finding("full")}); err == nil {
		return errors.New("there was room for results")
	}
	return s.Close()
}

// noisy is a shard that takes more room than others: its scores are all unlike.
func noisy() Shard {
	s := society("world 1", 5, 6, 25, 15)
	for i := range s.Observations {
		s.Observations[i].Score = math.Sin(float64(i))
	}
	return s
}

// childCrashes leaves a row in the write-ahead log and is no more.
func childCrashes(path string) error {
	a, err := attach(context.Background(), path, forWriting)
	if err != nil {
		return err
	}
	if _, err := a.conn.ExecContext(context.Background(), "CREATE TABLE mine AS SELECT 42 AS answer"); err != nil {
		return err
	}
	os.Exit(0)
	return nil
}

// holding has another process hold the file until the test ends.
func holding(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	c := child(t, "hold", path)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "held\n" {
		t.Fatalf("the other process said %q, %v", line, err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = c.Wait()
	})
	return c
}
