package spool

// bitRange is the bits that keys are compared by: from the first, up to but not
// including the last.
type bitRange struct{ from, to int }

// digit is how many bits are sorted by at a time (ours: their counters and the
// places they point to stay in the cache).
const digit = 11

// sortByBits sorts keys by some of their bits, and leaves equal ones as they came.
// spare is as much room; what comes back are the keys and the room, which may
// have changed places.
func sortByBits(keys, spare []uint64, by bitRange) (sorted, room []uint64) {
	from, to := keys, spare[:len(keys)]
	for shift := by.from; shift < by.to; shift += digit {
		var place [1 << digit]int
		for _, k := range from {
			place[k>>shift&(1<<digit-1)]++
		}
		sum := 0
		for i, n := range place {
			place[i] = sum
			sum += n
		}
		for _, k := range from {
			d := k >> shift & (1<<digit - 1)
			to[place[d]] = k
			place[d]++
		}
		from, to = to, from
	}
	return from, to[:cap(to)]
}
