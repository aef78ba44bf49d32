package arch

import (
	"slices"
	"strings"
	"testing"
)

// sample is a house of one room a floor and two on floor 4.
var sample = drawing{
	"internal/noun": 0, "internal/figures": 3, "internal/trace": 4, "internal/store": 4, "internal/spec": 5,
	"internal/experiment": 6, "cmd/yardstick": roof,
}

// file parses a tiny source; imports come one a line.
func file(t *testing.T, path, code string) source {
	t.Helper()
	pkg := "package " + strings.Split(path, "/")[1]
	if strings.HasPrefix(path, "cmd/") {
		pkg = "package main"
	}
	s, err := parse(path, []byte("// Package x.\n"+pkg+"\n"+code))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return s
}

// ruled returns a check that a source of one file breaks a rule as said. Where
// nothing is said it keeps it.
func ruled(t *testing.T, rule func(source) []string) func(path, code string, want ...string) {
	return func(path, code string, want ...string) {
		t.Helper()
		if got := rule(file(t, path, code)); !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\n got %q\nwant %q", path, code, got, want)
		}
	}
}

func ours(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		b.WriteString(`import _ "` + module + name + "\"\n")
	}
	return b.String()
}

func TestDown(t *testing.T) {
	check := ruled(t, sample.down)
	check("internal/figures/a.go", ours("internal/noun"))
	check("internal/figures/a.go", ours("internal/spec"), "internal/figures/a.go:3: imports up: internal/spec (floor 5) stands above floor 3")
	check("internal/figures/a_test.go", ours("internal/spec"), "internal/figures/a_test.go:3: imports up: internal/spec (floor 5) stands above floor 3")
	check("internal/trace/a.go", ours("internal/store"), "internal/trace/a.go:3: imports sideways: internal/store is on floor 4 as well")
	check("internal/trace/a_test.go", ours("internal/store", "internal/trace"))
	check("internal/noun/a.go", ours("internal/verb"), "internal/noun/a.go:3: internal/verb is not in the drawing")
	check("internal/noun/deep/a.go", "", "internal/noun/deep/a.go: the package is not in the drawing")
	check("cmd/yardstick/a.go", ours("internal/noun", "internal/experiment"))
	check("internal/experiment/a.go", ours("cmd/yardstick"), "internal/experiment/a.go:3: imports up: cmd/yardstick (floor 7) stands above floor 6")
}

func TestKept(t *testing.T) {
	check := ruled(t, kept)
	check("internal/store/a.go", `import _ "github.com/duckdb/duckdb-go/v2"`)
	check("internal/figure/a.go", `import _ "gonum.org/v1/plot/vg"`)
	check("internal/trace/a.go", `import _ "github.com/duckdb/duckdb-go/v2"`,
		"internal/trace/a.go:3: github.com/duckdb/duckdb-go/v2 is kept by internal/store alone")
	check("internal/trace/a_test.go", `import _ "github.com/duckdb/duckdb-go/v2"`,
		"internal/trace/a_test.go:3: github.com/duckdb/duckdb-go/v2 is kept by internal/store alone")
	check("internal/figure/a.go", `import _ "gonum.org/v1/gonum/stat"`, "internal/figure/a.go:3: gonum.org/v1/gonum/stat is kept by internal/inference alone")
	check("internal/figure/a.go", `import _ "gonum.org/v1/plotting"`, "internal/figure/a.go:3: gonum.org/v1/plotting has no keeper")
	check("internal/seed/a_test.go", `import _ "github.com/google/go-cmp/cmp"`)
	check("internal/seed/a.go", `import _ "github.com/google/go-cmp/cmp"`, "internal/seed/a.go:3: github.com/google/go-cmp/cmp is kept by tests alone")
	check("internal/seed/a.go", "import _ \"encoding/json\"\nimport _ \""+module+"internal/noun\"")
}

func TestPure(t *testing.T) {
	check := ruled(t, sample.pure)
	for _, p := range []string{"os", "os/exec", "io/fs", "net/http", "sync/atomic", "log/slog", "database/sql", "crypto/rand", "path/filepath"} {
		check("internal/figures/a.go", `import _ "`+p+`"`, "internal/figures/a.go:3: a pure package imports "+p)
		check("internal/figures/a_test.go", `import _ "`+p+`"`)
		check("internal/trace/a.go", `import _ "`+p+`"`)
	}
	check("internal/noun/a.go", "import _ \"embed\"\nimport _ \"io\"\nimport _ \"strings\"")
	check("internal/noun/a.go", "func f() { go f() }", "internal/noun/a.go:3: a pure package starts a goroutine")
	check("internal/trace/a.go", "func f() { go f() }")
	check("internal/noun/a.go", "import \"time\"\nvar a = time.After(1)", "internal/noun/a.go:4: a pure package uses time.After")
	check("internal/noun/a.go", "import \"time\"\nvar a = time.Local", "internal/noun/a.go:4: a pure package uses time.Local")
	check("internal/noun/a.go", "import \"time\"\nvar a = time.Unix(0, 0)\nvar b = time.UTC")
	check("internal/noun/a.go", "func f(time struct{ After int }) int { return time.After }")
}

func TestSeen(t *testing.T) {
	check := ruled(t, sample.seen)
	check("internal/spec/a.go", "import \"time\"\nvar a = time.Now()", "internal/spec/a.go:4: time.Now: below the roof time is an argument")
	check("internal/spec/a.go", "import c \"time\"\nvar a = c.Now", "internal/spec/a.go:4: time.Now: below the roof time is an argument")
	check("internal/spec/a_test.go", "import \"time\"\nvar a = time.Since(b)", "internal/spec/a_test.go:4: time.Since: below the roof time is an argument")
	check("cmd/yardstick/a.go", "import (\n\"fmt\"\n\"log/slog\"\n\"time\"\n)\nvar a = time.Now()\nvar b = slog.Info\nvar c = fmt.Println")
	check("cmd/yardstick/a_test.go", "import \"time\"\nfunc f() { time.Sleep(1) }", "cmd/yardstick/a_test.go:4: a test that sleeps is slow or wrong")
	check("internal/spec/a.go", `import _ "log"`, "internal/spec/a.go:3: only the roof logs")
	check("internal/spec/a.go", "import \"fmt\"\nvar a = fmt.Printf", "internal/spec/a.go:4: fmt.Printf: only the roof prints")
	check("internal/spec/a.go", "import \"fmt\"\nvar a = fmt.Fprintf")
	check("internal/spec/a_test.go", "import \"fmt\"\nvar a = fmt.Println")
	check("cmd/yardstick/a.go", "func f() { println(1) }", "cmd/yardstick/a.go:3: println is for looking for faults")
	check("internal/noun/a.go", `import _ "math/rand"`, "internal/noun/a.go:3: randomness comes from math/rand/v2, with a seed")
	check("internal/noun/a.go", "import \"math/rand/v2\"\nvar a = rand.IntN(3)", "internal/noun/a.go:4: rand.IntN draws from a source without a seed")
	check("internal/noun/a.go", "import \"math/rand/v2\"\nvar a = rand.New(rand.NewPCG(1, 2))\nvar b *rand.Rand")
}

func TestNamed(t *testing.T) {
	check := ruled(t, named)
	check("internal/util/a.go", "", "internal/util/a.go:2: a package called util says nothing")
	check("internal/noun/a.go", "")
	check("cmd/yardstick/a.go", "")
	s, err := parse("internal/noun/a.go", []byte("package verb"))
	if got := named(s); err != nil || !slices.Equal(got, []string{"internal/noun/a.go:1: package verb lies in the folder noun"}) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestMannered(t *testing.T) {
	check := ruled(t, mannered)
	check("internal/noun/a.go", "func init() {}", "internal/noun/a.go:3: nothing registers itself in init")
	check("internal/noun/a.go", "type a struct{}\nfunc (a) init() {}")
	check("internal/noun/a.go", "type a interface { A(); B(); C() }")
	check("internal/noun/a.go", "type a interface { A(); B(); C(); D() }", "internal/noun/a.go:3: an interface of 4 methods, at most 3 should do")
}

func TestDocumented(t *testing.T) {
	check := ruled(t, documented)
	check("internal/noun/a.go", "func A() {}\nfunc b() {}", "internal/noun/a.go:3: A is not documented")
	check("internal/noun/a_test.go", "func A() {}")
	check("internal/noun/a.go", "// A does.\nfunc A() {}")
	check("internal/noun/a.go", "type b[T any] struct{}\nfunc (*b[T]) A() {}")
	check("internal/noun/a.go", "// B is.\ntype B[T any] struct{}\nfunc (*B[T]) A() {}", "internal/noun/a.go:5: A is not documented")
	check("internal/noun/a.go", "type A int", "internal/noun/a.go:3: A is not documented")
	check("internal/noun/a.go", "// A and B are.\ntype (\nA int\nB int\nC int\n)", "internal/noun/a.go:7: C is not documented")
	check("internal/noun/a.go", "const A = 1", "internal/noun/a.go:3: A is not documented")
	check("internal/noun/a.go", "const (\nA = 1 // is\nB = 2\nc = 3\n)", "internal/noun/a.go:5: B is not documented")
	check("internal/noun/a.go", "// All that is.\nvar (\nA = 1\nB = 2\n)")
}

func TestSized(t *testing.T) {
	check := ruled(t, sized)
	long := func(line string) string { return "func f(t *testing.T) {\n" + strings.Repeat(line+"\n", 39) + "}" }
	check("internal/noun/a.go", long("f(t)"), "internal/noun/a.go:3: f has 41 lines, at most 40 should do")
	check("internal/noun/a_test.go", long("f(t)"), "internal/noun/a_test.go:3: f has 41 lines, at most 40 should do")
	check("internal/noun/a_test.go", strings.Replace(long("check(1)"), "check(1)", "check := func(int) {}", 1))
	check("internal/noun/a.go", strings.Replace(long("check(1)"), "check(1)", "check := func(int) {}", 1), "internal/noun/a.go:3: f has 41 lines, at most 40 should do")
	check("internal/noun/a_test.go", "func f() {\nfor range []int{\n"+strings.Repeat("1,\n", 50)+"} {\n}\n}")
	check("internal/noun/a.go", strings.Repeat("\n", 298))
	check("internal/noun/a.go", strings.Repeat("\n", 299), "internal/noun/a.go: 301 lines, at most 300 should do")
	check("internal/noun/a.go", "func f(a, b int, c, d, e string) {}")
	check("internal/noun/a.go", "func f(a, b int, c, d, e, g string) {}", "internal/noun/a.go:3: f has 6 parameters, at most 5 should do")
	check("internal/noun/a.go", "func f(ctx context.Context, a, b int, c, d, e string) {}")
}

func TestExceptions(t *testing.T) {
	check := func(wrong, want string) {
		t.Helper()
		if got := exception(wrong); got != want {
			t.Errorf("%s: got %q, want %q", wrong, got, want)
		}
	}
	check("internal/noun/a.go: 301 lines, at most 300 should do", "internal/noun/a.go")
	check("internal/noun/a.go:3: f has 41 lines, at most 40 should do", "internal/noun/a.go f")
}
