package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	kept := ballast()
	code := run(ctx, outside(), os.Args[1:])
	runtime.KeepAlive(kept)
	os.Exit(code)
}
