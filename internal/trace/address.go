package trace

import "unsafe"

// Where memory lies is all that is asked of package unsafe here: numbers are
// compared or named to the system, nothing is read through them.

// within reports whether an address lies in data.
func within(data []byte, address uintptr) bool {
	start := uintptr(unsafe.Pointer(unsafe.SliceData(data)))
	return address >= start && address-start < uintptr(len(data))
}

// placeOf returns where a column lies, and how many bytes it has.
func placeOf[T any](column []T) (start, size uintptr) {
	var entry T
	return uintptr(unsafe.Pointer(unsafe.SliceData(column))), uintptr(len(column)) * unsafe.Sizeof(entry)
}

// aligned reports whether data begins where a column of that width may.
func aligned(data []byte, width uintptr) bool {
	return uintptr(unsafe.Pointer(unsafe.SliceData(data)))%width == 0
}
