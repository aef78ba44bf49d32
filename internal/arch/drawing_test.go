package arch

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// module is the path under which our own packages are imported.
const module = "github.com/yardstick-lab/yardstick/"

// roof is the floor of what stands above every other: the command, and this
// package, which nobody may import either.
const roof = 7

// drawing tells the floor of every package, by its folder.
type drawing map[string]int

var (
	floorLine   = regexp.MustCompile(`^\s*· floor (\d)\b`)
	commandLine = regexp.MustCompile(`^(cmd/[a-z]+)\b`)
	packageLine = regexp.MustCompile(`^  ([a-z]+)\s{2,}\S`)
)

// parseDrawing reads the fenced block of a Markdown text that holds the floors.
func parseDrawing(markdown string) (drawing, error) {
	for i, block := range strings.Split(markdown, "```") {
		if i%2 == 1 && strings.Contains(block, "· floor 0") {
			return parseFloors(block)
		}
	}
	return nil, fmt.Errorf("no fenced block draws the floors")
}

func parseFloors(block string) (drawing, error) {
	d, floor := drawing{}, roof
	for _, line := range strings.Split(block, "\n") {
		name := ""
		if m := floorLine.FindStringSubmatch(line); m != nil {
			floor, _ = strconv.Atoi(m[1])
		} else if m := commandLine.FindStringSubmatch(line); m != nil {
			name = m[1]
		} else if m := packageLine.FindStringSubmatch(line); m != nil {
			name = "internal/" + m[1]
		}
		if name == "" {
			continue
		}
		if _, twice := d[name]; twice {
			return nil, fmt.Errorf("%s is drawn twice", name)
		}
		d[name] = floor
	}
	return d, nil
}

// built finds what is drawn and does not exist.
func (d drawing) built(all []source) []string {
	exists := map[string]bool{}
	for _, s := range all {
		exists[s.pkg()] = true
	}
	var wrong []string
	for _, pkg := range slices.Sorted(maps.Keys(d)) {
		if !exists[pkg] {
			wrong = append(wrong, pkg+": is in the drawing and not in the tree")
		}
	}
	return wrong
}
