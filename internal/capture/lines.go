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
	l.long = l.long[:0]
	tooLong := false
	for {
		part, err := l.in.ReadSlice('\n')
		full := errors.Is(err, bufio.ErrBufferFull)
		if err != nil && !full && (err != io.EOF || len(part)+len(l.long) == 0) {
			return nil, err
		}
		if tooLong = tooLong || len(l.long)+len(part) > maxLine; !tooLong && (full || len(l.long) > 0) {
			l.long = append(l.long, part...)
			part = l.long
		}
		if full {
			continue
		}
		l.n++
		if tooLong {
			return nil, errLongLine
		}
		return part, nil
	}
}
