package trace

import "syscall"

// forgetPages lets go of the memory that the pages of a mapped file take. They
// are read from the file again when someone looks at them.
func forgetPages(mapped []byte) {
	_ = syscall.Madvise(mapped, syscall.MADV_DONTNEED) // advice, which need not be taken
}
