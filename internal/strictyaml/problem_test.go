package strictyaml

import (
	"strings"
	"testing"
)

func TestRendering(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		d := Parse("x.yaml", []byte(in))
		d.Map().Required("a").OneOf("action", []string{"like"})
		if got := d.Problems().Error(); got != want {
			t.Errorf("%q:\n got\n%s\nwant\n%s", in, got, want)
		}
	}
	const headline = `: a: unknown action "lik"; did you mean "like"?`
	check("a: lik # c", "x.yaml:1:4"+headline+"\n    a: lik # c\n       ^")
	check("{'a': lik}\r\n", "x.yaml:1:7"+headline+"\n    {'a': lik}\n          ^")
	check("\uFEFFa:\n  lik\n", "x.yaml:2:3"+headline+"\n      lik\n      ^")
	check("a: 7\nb: 8\n", `x.yaml:1:4: a: wants text, got 7 (put it in quotes if it is text)
    a: 7
       ^
x.yaml:2:1: unknown key "b" (known: a)
    b: 8
    ^`)
	check("", "x.yaml:1:1: the file is empty")
	check("a: \x1b[2J", "x.yaml:1:4: the character U+001B, which may not stand in a file as it is\n    a: ·[2J\n       ^")
	check("a:\tlik", "x.yaml:1:3: a tab character; use spaces (in double quotes, \\t)\n    a: lik\n      ^")
	check("a: "+strings.Repeat("7", 200),
		"x.yaml:1:4: a: wants text, got "+strings.Repeat("7", 40)+"… (put it in quotes if it is text)\n    a: "+strings.Repeat("7", 87)+"…\n       ^")
}

func TestExcerpt(t *testing.T) {
	check := func(line string, column int, want string) {
		t.Helper()
		if got := excerpt(line, column); got != want {
			t.Errorf("%q column %d:\n got\n%s\nwant\n%s", line, column, got, want)
		}
	}
	xs := func(n int) string { return strings.Repeat("x", n) }
	pad := func(n int) string { return strings.Repeat(" ", n) }
	check("abc", 1, "    abc\n    ^")
	check("abc", 4, "    abc\n       ^")
	check("abc", 99, "    abc\n       ^")
	check("\tb", 2, "     b\n     ^")
	check("日本: x", 5, "    日本: x\n          ^")
	check("e\u0301x", 3, "    e\u0301x\n     ^")
	check(xs(90), 90, "    "+xs(90)+"\n    "+pad(89)+"^")
	check(xs(100)+"y"+xs(99), 101, "    …"+xs(55)+"y"+xs(34)+"…\n    "+pad(56)+"^")
	check(xs(199)+"y", 200, "    …"+xs(89)+"y\n    "+pad(90)+"^")
}

func TestSuggest(t *testing.T) {
	among := []string{"comment", "like", "likes", "mention", "retweet", "x"}
	check := func(word, want string) {
		t.Helper()
		if got := Suggest(word, among); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
	check("lik", "like")
	check("liek", "like")
	check("Like", "like")
	check("likess", "likes")
	check("coment", "comment")
	check("metnion", "mention")
	check("retwet", "retweet")
	check("follow", "")
	check("y", "")
	check("", "")
	check(strings.Repeat("like", 1000), "")
}

func TestErr(t *testing.T) {
	if err := (Problems{}).Err(); err != nil {
		t.Errorf("no problems are the error %v", err)
	}
	if err := (Problems{{File: "x", Line: 1, Column: 2, Text: "y"}}).Err(); err == nil || err.Error() != "x:1:2: y" {
		t.Errorf("one problem is the error %v", err)
	}
}
