//go:build !linux

package trace

// forgetPages does nothing: only Linux says what it would do, and elsewhere the
// bytes may not be those of a file.
func forgetPages([]byte) {}
