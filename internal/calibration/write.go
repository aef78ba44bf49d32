package calibration

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// Write puts the fitted settings into the text of a dataset.yaml, each with its
// source, in place of what the file said; comments and all else stay. What comes
// out is read again and holds exactly the settings of the fit, else the error is
// an [*InputError] that names what has to be put in by hand.
func Write(file string, data []byte, f *Fit) ([]byte, error) {
	lines := strings.SplitAfter(string(data), "\n")
	for _, c := range f.Changes {
		var ok bool
		if lines, ok = replace(lines, strings.Split("world."+c.Path, "."), c); !ok {
			return nil, refuse("%s has no line of its own for %s: put in by hand\n%s", file, c.Path, strings.Join(block("", c), ""))
		}
	}
	text := []byte(strings.Join(lines, ""))
	doc := strictyaml.Parse(file, text)
	written := world.Decode(doc.Map().Required("world"))
	want := *f.Settings
	written.Sources, want.Sources = nil, nil
	if !reflect.DeepEqual(written, &want) {
		return nil, refuse("%s: the fitted settings could not be put in place of its own: its layout is not one key a line", file)
	}
	return text, nil
}

// replace puts a change in place of the key at path and all that hangs on it. The
// quantiles of a delay also replace its other keys.
func replace(lines []string, path []string, c Change) ([]string, bool) {
	within := path[:len(path)-1]
	if path[len(path)-1] != observedDelay {
		within = path
	}
	first, end, ok := find(lines, within)
	if !ok {
		return lines, false
	}
	margin := lines[first][:indent(lines[first])]
	var own []string
	if len(within) == len(path) {
		own = block(margin, c)
		own[0] = strings.TrimRight(own[0], "\n") + remark(lines[first]) + "\n"
	} else {
		own = append([]string{lines[first]}, block(margin+"  ", c)...)
	}
	return append(append(append([]string{}, lines[:first]...), own...), lines[end:]...), true
}

const observedDelay = "quantiles"

// find returns the lines of the key at the path, up to the first that does not
// hang on it.
func find(lines []string, path []string) (first, end int, ok bool) {
	first, end = -1, len(lines)
	for _, key := range path {
		if first = child(lines[:end], first+1, key); first < 0 {
			return 0, 0, false
		}
		end = endOf(lines[:end], first)
	}
	return first, end, true
}

// child returns the line of a key among those that stand as far in as the first
// line from from on, or -1.
func child(lines []string, from int, key string) int {
	depth := -1
	for i := from; i < len(lines); i++ {
		switch {
		case silent(lines[i]):
		case depth < 0 || indent(lines[i]) == depth:
			depth = indent(lines[i])
			if strings.HasPrefix(lines[i][depth:], key+":") {
				return i
			}
		}
	}
	return -1
}

// endOf is the end of what hangs on a line, without the empty lines and remarks
// before what follows.
func endOf(lines []string, first int) int {
	end := first + 1
	for i := end; i < len(lines); i++ {
		switch {
		case silent(lines[i]):
		case indent(lines[i]) <= indent(lines[first]):
			return end
		default:
			end = i + 1
		}
	}
	return end
}

// silent reports whether a line is empty or a remark.
func silent(line string) bool {
	text := strings.TrimSpace(line)
	return text == "" || strings.HasPrefix(text, "#")
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// remark is what stands behind a line's value, as a comment.
func remark(line string) string {
	quoted := false
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '#' && !quoted && i > 0 && line[i-1] == ' ':
			return " " + strings.TrimRight(line[i:], "\r\n")
		}
	}
	return ""
}

// block is the lines of a setting. A list stands on a line of its own.
func block(margin string, c Change) []string {
	key := c.Path[strings.LastIndex(c.Path, ".")+1:]
	from := strconv.Quote(c.From)
	if !strings.HasPrefix(c.Is, "[") {
		return []string{margin + key + ": {is: " + c.Is + ", source: " + from + "}\n"}
	}
	return []string{margin + key + ":\n", margin + "  is: " + c.Is + "\n", margin + "  source: " + from + "\n"}
}
