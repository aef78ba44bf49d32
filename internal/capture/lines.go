package capture

import (
	"bufio"
	"errors"
	"io"
)

// maxLine is the longest line that is read, in bytes (ours: lines of hundreds of
// kilobytes occur, and a file without line ends must not fill the memory).
const maxLine = 16 << 20

var errLongLine = errors.New("a line longer than 16 MiB")

// lines reads a file line by line.
type lines struct {
	in   *bufio.Reader
	n    int // the line last read, from 1
	long []byte
}

func newLines(in io.Reader) *lines {
	return &lines{in: bufio.NewReaderSize(in, 1<<18)}
}

// next returns the next line without its end, valid until the next call;
// io.EOF after the last. A line that is too long is passed over and gives
// errLongLine, after which reading may go on.
func (l *lines) next() ([]byte, error) {
	line, err := l.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		line, err = l.rest(line)
	}
	if err == io.EOF && len(line) > 0 { //nolint:errorlint // one that is wrapped is damage, not the end
		err = nil // the last line may lack its end
	}
	if err == nil || errors.Is(err, errLongLine) {
		l.n++
	}
	return line, err
}

// rest reads on in a line longer than the buffer.
func (l *lines) rest(start []byte) ([]byte, error) {
	l.long = append(l.long[:0], start...)
	tooLong := false
	for {
		part, err := l.in.ReadSlice('\n')
		if tooLong = tooLong || len(l.long)+len(part) > maxLine; !tooLong {
			l.long = append(l.long, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case tooLong && (err == nil || err == io.EOF):
			return nil, errLongLine
		default:
			return l.long, err
		}
	}
}
