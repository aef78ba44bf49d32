package trace

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// Source reads a file that may be compressed with gzip. An error of the
// compressed data is a [DamageError]; any other is the machine's.
type Source struct {
	file   faultKeeper
	unpack io.Reader // nil until the first read
	gzip   bool
	err    error // the first one, which every later read repeats
}

// NewSource returns a Source over the bytes of a file.
func NewSource(file io.Reader) *Source {
	return &Source{file: faultKeeper{in: file}}
}

// DamageError says that compressed data cannot be unpacked to its end.
type DamageError struct {
	Cause error
}

// Error says what is wrong in words for whoever holds the file.
func (e *DamageError) Error() string {
	if errors.Is(e.Cause, io.ErrUnexpectedEOF) {
		return "the gzip data ends too early: the file was cut off"
	}
	return fmt.Sprintf("the gzip data is damaged: %v", e.Cause)
}

// Unwrap returns the cause.
func (e *DamageError) Unwrap() error { return e.Cause }

// Read implements [io.Reader].
func (s *Source) Read(p []byte) (n int, err error) {
	if s.unpack == nil && s.err == nil {
		s.err = s.blame(s.open())
	}
	if s.err != nil {
		return 0, s.err
	}
	n, err = s.unpack.Read(p)
	if err != io.EOF { //nolint:errorlint // a reader ends with io.EOF itself; one that is wrapped is damage
		err = s.blame(err)
	}
	s.err = err
	return n, err
}

func (s *Source) open() error {
	in := bufio.NewReaderSize(&s.file, 1<<16)
	s.unpack = in
	magic, err := in.Peek(2)
	if err != nil || !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return nil // a file shorter than that is not compressed
	}
	s.gzip = true
	unpack, err := gzip.NewReader(in)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	s.unpack = unpack
	return err
}

// blame tells the machine's errors from the data's.
func (s *Source) blame(err error) error {
	if err == nil || s.file.fault != nil || !s.gzip {
		return err
	}
	return &DamageError{err}
}

// faultKeeper remembers why reading a file failed, if it did.
type faultKeeper struct {
	in    io.Reader
	fault error
}

func (k *faultKeeper) Read(p []byte) (int, error) {
	n, err := k.in.Read(p)
	if err != nil && err != io.EOF {
		k.fault = err
	}
	return n, err
}
