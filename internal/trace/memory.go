package trace

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow/memory"
)

// Limits of what a columnar file may unpack to (ours), so that a small file
// cannot fill the memory. The best that real logs do is about one byte an event
// and 1:30 for a page.
const (
	rowsPerByte   = 128
	unpackedRatio = 1 << 10
	unpackedLeast = 64 << 20
)

// budget is an allocator with an end. What goes beyond it is a panic, as the
// interface knows no error; [calmly] turns it into one.
type budget struct {
	memory.Allocator
	left int64
}

// pool is where the libraries take memory from; tests count what comes back.
var pool = memory.DefaultAllocator

// newBudget returns an allocator for reading a file of that many bytes.
func newBudget(fileBytes int64) *budget {
	return &budget{pool, max(unpackedLeast, min(fileBytes, 1<<40)*unpackedRatio)}
}

// Allocate implements [memory.Allocator].
func (b *budget) Allocate(size int) []byte {
	b.spend(int64(size))
	return b.Allocator.Allocate(size)
}

// Reallocate implements [memory.Allocator].
func (b *budget) Reallocate(size int, old []byte) []byte {
	b.spend(int64(size) - int64(len(old)))
	return b.Allocator.Reallocate(size, old)
}

// Free implements [memory.Allocator].
func (b *budget) Free(old []byte) {
	b.left += int64(len(old))
	b.Allocator.Free(old)
}

func (b *budget) spend(n int64) {
	if n > b.left {
		panic(fmt.Sprintf("it asks for %d bytes of memory, far more than the file has", n))
	}
	b.left -= n
}
