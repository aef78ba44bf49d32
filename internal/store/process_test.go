package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
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
