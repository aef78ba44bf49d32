package judgment

import "slices"

// Point is a point of a receiver operating characteristic: of the pairs in which B
// was chosen, and of those in which A was, the share whose difference exceeds some
// value. The area below all of them is the AUC.
type Point struct{ B, A float64 }

// curveSteps is how many steps a curve is told in (ours: each is 2 %).
const curveSteps = 50

// curve is the characteristic of a predictor at equal steps of Point.B; nil where
// all choices are alike. Pairs of equal value are passed at once, in a straight
// line.
func (r ranks) curve(chose []bool) []Point {
	corners, total := r.corners(chose)
	if total[0] == 0 || total[1] == 0 {
		return nil
	}
	points, at := make([]Point, curveSteps+1), 1
	for i := range points {
		x := float64(i) / curveSteps
		for at < len(corners)-1 && float64(corners[at][1]) <= x*float64(total[1]) {
			at++
		}
		points[i] = Point{B: x, A: between(corners[at-1], corners[at], x*float64(total[1])) / float64(total[0])}
	}
	return points
}

// between is how many pairs of A lie before the place at of B, on the line from
// one corner to the next; the higher end of an upright line.
func between(from, to [2]int, at float64) float64 {
	if to[1] == from[1] {
		return float64(to[0])
	}
	share := (at - float64(from[1])) / float64(to[1]-from[1])
	return float64(from[0]) + float64(share*float64(to[0]-from[0]))
}

// corners counts the pairs in which A and those in which B was chosen, from the
// highest value down, with the ends of each group of ties.
func (r ranks) corners(chose []bool) (corners [][2]int, total [2]int) {
	corners = [][2]int{{}}
	starts := append([]int{0}, r.ends...)
	for g, start := range slices.Backward(starts[:len(r.ends)]) {
		for _, i := range r.order[start:r.ends[g]] {
			if chose[i] {
				total[0]++
			} else {
				total[1]++
			}
		}
		corners = append(corners, total)
	}
	return corners, total
}
