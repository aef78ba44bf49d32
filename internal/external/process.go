package external

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/yardstick-lab/yardstick/internal/scorer"
)

const (
	lineBytes = 1 << 16     // of an answer's first line, at most (ours)
	grace     = time.Second // for a program to end once its input has, or its output (ours)
)

// process is a program that runs.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   io.ReadCloser
	lines *bufio.Reader // of out
	said  tail
	asked int // requests so far

	mu     sync.Mutex
	waited bool
}

// start starts the program of a preset.
func start(x *scorer.External) (*process, error) {
	name := x.Command[0]
	if strings.ContainsAny(name, `/\`) {
		name = within(x.Dir, name)
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, fmt.Errorf("%q could not be started: %w", x.Command[0], reason(err))
	}
	p := &process{cmd: exec.Command(path, x.Command[1:]...)}
	p.cmd.Dir, p.cmd.Stderr, p.cmd.WaitDelay = x.Dir, &p.said, grace
	apart(p.cmd)
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if p.out, err = p.cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	p.lines = bufio.NewReaderSize(p.out, lineBytes)
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("%q could not be started: %w", x.Command[0], err)
	}
	return p, nil
}

// reason is the innermost error: those around it repeat the path.
func reason(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

// kill ends the process and all that is waited for of it: a child that got away
// may still hold our ends of the pipes.
func (p *process) kill() {
	p.mu.Lock()
	if !p.waited {
		killAll(p.cmd)
	}
	p.mu.Unlock()
	p.in.Close()
	p.out.Close()
}

// end closes the input, gives the process time to end by itself, and says how it
// ended.
func (p *process) end() error {
	p.in.Close()
	late := time.AfterFunc(grace, p.kill)
	err := p.cmd.Wait()
	p.mu.Lock()
	p.waited = true
	p.mu.Unlock()
	state := p.cmd.ProcessState
	switch hung := !late.Stop(); {
	case state == nil:
		return err
	case hung && !state.Exited():
		return errHung
	}
	return errors.New(state.String())
}

var (
	errHung   = errors.New("went on running")
	errEnded  = errors.New("ended its output before it had answered")
	errLate   = errors.New("took too long")
	errUnread = errors.New("answered a request that it had not read to its end")
)

// ask sends a request and reads the answer. The errors are errEnded and errLate,
// that of ctx, and else what is wrong with the answer.
func (p *process) ask(ctx context.Context, r *request, timeout time.Duration) ([]byte, error) {
	p.asked++
	limit, done := context.WithTimeout(ctx, timeout)
	defer done()
	defer context.AfterFunc(limit, p.kill)()
	sent := make(chan bool, 1)
	go func() { sent <- r.send(p.in, p.asked) == nil }()
	body, err := p.read(r)
	if err != nil {
		p.in.Close() // or the sender might wait for ever for whoever does not read
		<-sent
	} else if !<-sent {
		err = errUnread
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case limit.Err() != nil && !errors.Is(err, errUnread):
		return nil, errLate
	}
	return body, err
}

// reply is the line before the block of an answer.
type reply struct {
	Request *int    `json:"request"`
	Bytes   *int    `json:"bytes"`
	Error   *string `json:"error"`
}

// read reads one answer.
func (p *process) read(r *request) ([]byte, error) {
	line, err := p.lines.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, fmt.Errorf("answered with a first line of more than %d bytes, %s", lineBytes, shown(line))
	case err != nil:
		return nil, errEnded
	}
	n, err := p.length(line, r.limit)
	if err != nil {
		return nil, err
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(p.lines, body); err != nil {
		return nil, errEnded
	}
	return body, nil
}

// length reads the line before a block.
func (p *process) length(line []byte, limit int) (int, error) {
	var says reply
	if err := json.Unmarshal(line, &says); err != nil {
		return 0, fmt.Errorf("printed %s where a line like {\"request\":%d,\"bytes\":120} is due; standard output is for answers alone", shown(line), p.asked)
	}
	switch {
	case says.Error != nil:
		return 0, fmt.Errorf("refuses: %s", shown([]byte(*says.Error)))
	case says.Request == nil || says.Bytes == nil:
		return 0, fmt.Errorf("answered %s, which lacks request or bytes", shown(line))
	case *says.Request != p.asked:
		return 0, fmt.Errorf("answered request %d where request %d was made", *says.Request, p.asked)
	case *says.Bytes < 0 || *says.Bytes > limit:
		return 0, fmt.Errorf("announced an answer of %d bytes; what was asked takes at most %d", *says.Bytes, limit)
	}
	return *says.Bytes, nil
}

// shown is the beginning of what a program printed.
func shown(line []byte) string {
	text := strings.TrimRight(string(line), "\r\n")
	if len(text) > 80 {
		text = text[:80] + "…"
	}
	return strconv.Quote(text)
}
