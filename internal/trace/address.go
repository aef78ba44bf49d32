package trace

import "unsafe"

// Where mapped bytes lie is all that is asked of package unsafe here: numbers
// are compared, nothing is read through them.

// within reports whether an address lies in data.
func within(data []byte, address uintptr) bool {
	start := uintptr(unsafe.Pointer(unsafe.SliceData(data)))
	return address >= start && address-start < uintptr(len(data))
}

// aligned reports whether data begins where a column of that width may.
func aligned(data []byte, width uintptr) bool {
	return uintptr(unsafe.Pointer(unsafe.SliceData(data)))%width == 0
}
