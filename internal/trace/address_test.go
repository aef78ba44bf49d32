package trace

import "unsafe"

func address[T any](column []T) uintptr {
	return uintptr(unsafe.Pointer(unsafe.SliceData(column)))
}
