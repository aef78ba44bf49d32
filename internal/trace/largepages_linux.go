package trace

import (
	"syscall"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// inLargePages asks for large pages behind columns that are about to be filled:
// new memory comes page by page, and large ones save up to a sixth of the time in
// which a log is read (measured).
func inLargePages(c *activity.Columns) {
	largePages(c.Time)
	largePages(c.Network)
	largePages(c.Action)
	largePages(c.Actor)
	largePages(c.Owner)
	largePages(c.Object)
	largePages(c.Parent)
}

// largeFrom is how many bytes a column must have for large pages to be worth the
// advice (ours): two of the usual size.
const largeFrom = 4 << 20

// largePages gives the system advice about a column, which need not be taken. What
// shares a page with something else is left as it is.
func largePages[T any](column []T) {
	page := uintptr(syscall.Getpagesize())
	start, size := placeOf(column)
	if from, to := (start+page-1)/page*page, (start+size)/page*page; size >= largeFrom {
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, from, to-from, syscall.MADV_HUGEPAGE)
	}
}
