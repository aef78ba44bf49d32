package figure

import (
	"math"
	"sort"

	"gonum.org/v1/plot/vg"
)

// spread moves labels as little as needed so that none overlaps: wanted middles
// and heights in, middles out, within the height of room while there is any.
// Equal wishes keep their order, the first on top. Labels that collide join a
// heap around the mean of their wishes, heaps that collide join in turn.
func spread(want, tall []vg.Length, room vg.Rectangle) []vg.Length {
	order := make([]int, len(want))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return want[order[a]] > want[order[b]] })
	var heaps []heap
	for _, i := range order {
		heaps = append(heaps, newHeap(heap{members: []int{i}, sum: want[i], tall: tall[i]}, room))
		for n := len(heaps); n > 1 && heaps[n-1].top > heaps[n-2].top-heaps[n-2].tall; n = len(heaps) {
			a, b := heaps[n-2], heaps[n-1]
			joined := heap{members: append(a.members, b.members...), sum: a.sum + b.sum, tall: a.tall + b.tall}
			heaps = append(heaps[:n-2], newHeap(joined, room))
		}
	}
	out := make([]vg.Length, len(want))
	for _, h := range heaps {
		for _, i := range h.members {
			out[i] = h.top - tall[i]/2
			h.top -= tall[i]
		}
	}
	return out
}

// heap is labels stacked without gaps, the first member on top.
type heap struct {
	members        []int
	sum, tall, top vg.Length
}

// newHeap centres the heap on its wishes, within the bounds; the top wins.
func newHeap(h heap, room vg.Rectangle) heap {
	h.top = h.sum/vg.Length(len(h.members)) + h.tall/2
	h.top = min(max(h.top, room.Min.Y+h.tall), room.Max.Y)
	return h
}

// swarm places discs of radius r at ascending xs beside one another without
// overlap, each as near to height zero as those before it allow; it returns
// their middles and the largest distance from zero.
func swarm(xs []vg.Length, r vg.Length) (at []vg.Point, reach vg.Length) {
	first := 0
	for _, x := range xs {
		for first < len(at) && x-at[first].X >= 2*r {
			first++
		}
		pt := vg.Point{X: x, Y: nearest(at[first:], x, 2*r)}
		at = append(at, pt)
		reach = max(reach, pt.Y, -pt.Y)
	}
	return at, reach
}

// nearest is the free height closest to zero among those that touch a
// neighbour; above wins over below.
func nearest(placed []vg.Point, x, d vg.Length) vg.Length {
	candidates := []vg.Length{0}
	for _, p := range placed {
		dx := x - p.X
		dy := vg.Length(math.Sqrt(float64(d*d - dx*dx)))
		candidates = append(candidates, p.Y+dy, p.Y-dy)
	}
	sort.SliceStable(candidates, func(a, b int) bool {
		return max(candidates[a], -candidates[a]) < max(candidates[b], -candidates[b])
	})
	for _, y := range candidates {
		if free(placed, vg.Point{X: x, Y: y}, d) {
			return y
		}
	}
	panic("figure: a swarm always has a free place at its rim")
}

func free(placed []vg.Point, at vg.Point, d vg.Length) bool {
	const slack = 1e-6 // touching is free, whatever rounding says
	for _, p := range placed {
		dx, dy := at.X-p.X, at.Y-p.Y
		if dx*dx+dy*dy < d*d-slack {
			return false
		}
	}
	return true
}
