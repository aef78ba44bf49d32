//go:build unix

package external

import (
	"os/exec"
	"syscall"
)

// apart puts a program into a process group of its own, so that it can be killed
// with its children, and is not interrupted before we are.
func apart(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// killAll kills a program that has not been waited for, with its children.
func killAll(c *exec.Cmd) { _ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
