package report

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/yardstick-lab/yardstick/internal/inference"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// browser is one tab with what it complained about and what it loaded.
type browser struct {
	ctx        context.Context
	mu         sync.Mutex
	complaints []string
	requests   []string
}

// openBrowser starts a headless Chromium, or skips where none is installed.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium is installed: the pages are not looked at in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-background-networking", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	b := &browser{}
	ctx, closeTab := chromedp.NewContext(allocator, chromedp.WithListener(b.hear))
	t.Cleanup(closeTab)
	// A browser that hangs must not hang the suite.
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	b.ctx = ctx
	return b
}

func (b *browser) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *log.EventEntryAdded:
		b.complaints = append(b.complaints, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.complaints = append(b.complaints, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.complaints = append(b.complaints, "console."+string(e.Type))
	}
}

func (b *browser) do(t *testing.T, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// run returns what an action finds.
func run[T any](t *testing.T, b *browser, action chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, action)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// command is an action of one command of the protocol, whose answer is empty.
func command[P any](c cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, c, params)
		return err
	})
}

// ask evaluates a script into a value of the wanted type.
func ask[T any](t *testing.T, b *browser, script string) T {
	t.Helper()
	return run(t, b, chromedp.Evaluate[T](script))
}

// show puts a page into the tab, at a width and in a colour scheme.
func (b *browser) show(t *testing.T, file string, width int64, scheme string) {
	t.Helper()
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	b.do(t, command(network.Enable, network.EnableParams{}),
		command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 500}),
		command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}),
		chromedp.Navigate((&url.URL{Scheme: "file", Path: file}).String()))
	if *look == "" {
		return
	}
	name := fmt.Sprintf("%s-%d-%s.png", strings.TrimSuffix(filepath.Base(file), ".html"), width, scheme)
	save(t, filepath.Join(*look, name), run(t, b, chromedp.FullScreenshot(100)))
}

func save(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// lowContrast lists every text on the page whose contrast with what is behind
// it is below 4.5, the level AA of WCAG 2.
const lowContrast = `(() => {
const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
const rgba = css => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
const light = ([r, g, b]) => { const f = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
const behind = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return [255, 255, 255]; };
const bad = [];
for (const e of document.body.querySelectorAll("*:not(svg *)")) {
  const text = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join("");
  if (!text || !e.checkVisibility()) continue;
  const a = light(rgba(getComputedStyle(e).color)), b = light(behind(e));
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < 4.5) bad.push(e.tagName + " " + ratio.toFixed(2) + " " + text.slice(0, 40));
}
return bad;
})()`

// cutOff lists, with all details open, every table that goes on beyond the edge
// and is none of mere numbers, and every one that may and casts no shadow there.
const cutOff = `(() => {
for (const d of document.querySelectorAll("details")) d.open = true;
const title = s => s.querySelector("caption").textContent.slice(0, 60);
const all = [...document.querySelectorAll(".scroll")];
return [
  ...all.filter(s => s.scrollWidth > s.clientWidth && !s.querySelector("table.numbers")).map(s => "cut off: " + title(s)),
  ...all.filter(s => !getComputedStyle(s).backgroundAttachment.startsWith("local, local, scroll, scroll")).map(s => "no shadow: " + title(s)),
];
})()`

// brokenNumbers lists, with all details open, every number of the running text and
// the tables that stands on two lines. Code and hashes may break anywhere.
const brokenNumbers = `(() => {
for (const d of document.querySelectorAll("details")) d.open = true;
const bad = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), part = document.createRange();
for (let n; n = walk.nextNode();) {
  if (n.parentElement.closest("code, svg, .quiet, .cards thead") || !n.parentElement.checkVisibility()) continue;
  for (const m of n.data.matchAll(/[+−]?[0-9]+([.,][0-9]+)*/g)) {
    part.setStart(n, m.index); part.setEnd(n, m.index + m[0].length);
    const lines = new Set([...part.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top)));
    if (lines.size > 1) bad.push(m[0] + " of " + n.data.trim().slice(0, 40));
  }
}
return bad;
})()`

// nextStop says where the focus is: its place among all elements, and what is
// wrong with it.
const nextStop = `(() => {
const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
return {
  place: [...document.querySelectorAll("*")].indexOf(e),
  what: e.tagName + " " + (e.getAttribute("aria-label") || e.textContent).trim().slice(0, 40),
  seen: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 && r.width > 0 && r.height > 0 && r.top >= -1 && r.top < innerHeight,
};
})()`

type stop struct {
	Place int
	What  string
	Seen  bool
}

func TestInBrowser(t *testing.T) {
	b := openBrowser(t)
	folder := t.TempDir()
	village, census := villageResult(t), censusResult(t)
	hostile, tiny := villageResult(t), villageResult(t)
	makeHostile(hostile)
	makeTiny(tiny)
	for name, html := range map[string]string{
		"village": page(t, village), "census": page(t, census), "index": index(t, village, census), "hostile": page(t, hostile),
		"sheet": sheet(t), "tiny": page(t, tiny),
	} {
		file := filepath.Join(folder, name+".html")
		save(t, file, []byte(html))
		t.Run(name, func(t *testing.T) { b.inspect(t, file) })
	}
}

// makeTiny gives a claim an effect so small that its interval is as long as one can
// be, and needs places that nothing else does.
func makeTiny(r *result.Result) {
	c := &r.Main().Claims[0]
	c.Estimate, c.Interval, c.Interval90 = number(-.000003), &inference.Interval{Low: -.000024, High: .000018}, nil
}

func (b *browser) inspect(t *testing.T, file string) {
	b.complaints, b.requests = nil, nil
	for _, width := range []int64{1280, 768, 390, 320} {
		b.show(t, file, width, "light")
		if wide := ask[int64](t, b, "document.documentElement.scrollWidth"); wide > width {
			t.Errorf("at %d pixels the page is %d wide", width, wide)
		}
	}
	for _, width := range []int64{390, 320} {
		b.show(t, file, width, "light")
		for _, bad := range ask[[]string](t, b, cutOff) {
			t.Errorf("at %d pixels %s", width, bad)
		}
		for _, bad := range ask[[]string](t, b, brokenNumbers) {
			t.Errorf("at %d pixels broken over two lines: %s", width, bad)
		}
	}
	paper := ask[string](t, b, "getComputedStyle(document.body).backgroundColor")
	for _, scheme := range []string{"light", "dark"} {
		b.show(t, file, 390, scheme)
		for _, bad := range ask[[]string](t, b, lowContrast) {
			t.Errorf("%s: low contrast: %s", scheme, bad)
		}
	}
	if dark := ask[string](t, b, "getComputedStyle(document.body).backgroundColor"); dark == paper {
		t.Errorf("the dark page is as light as the light one: %s", dark)
	}
	b.walk(t, file)
	b.printed(t, file)
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.complaints) > 0 {
		t.Errorf("the browser complains: %q", b.complaints)
	}
	for _, u := range b.requests {
		if !strings.HasPrefix(u, "data:") && !strings.HasSuffix(u, filepath.Base(file)) {
			t.Errorf("the page loads %s", u)
		}
	}
}

// walk presses the tab key through the whole page: the skip link first, then
// all in the order of the document, each seen.
func (b *browser) walk(t *testing.T, file string) {
	b.show(t, file, 1280, "light")
	last := stop{Place: -1}
	for i := range 200 {
		b.do(t, chromedp.KeyEvent(kb.Tab))
		at := ask[stop](t, b, nextStop)
		if strings.HasPrefix(at.What, "BODY") {
			return
		}
		if i == 0 && !strings.HasPrefix(at.What, "A Skip") {
			t.Errorf("the first stop is %q: want the skip link", at.What)
		}
		if at.Place <= last.Place {
			t.Errorf("%q comes after %q but stands before it", at.What, last.What)
			return
		}
		if !at.Seen {
			t.Errorf("the focus on %q cannot be seen", at.What)
		}
		last = at
	}
	t.Error("200 tabs do not reach the end of the page")
}

// printed makes a PDF of it, and has it looked at where -look says so.
func (b *browser) printed(t *testing.T, file string) {
	pdf := run(t, b, chromedp.PrintToPDF())
	if !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("no PDF comes out of the printer: %.20q", pdf)
	}
	if *look == "" {
		return
	}
	stem := filepath.Join(*look, strings.TrimSuffix(filepath.Base(file), ".html"))
	save(t, stem+".pdf", pdf)
	b.do(t, command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}),
		command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 688, Height: 900, DeviceScaleFactor: 1}))
	save(t, stem+"-paper.png", run(t, b, chromedp.FullScreenshot(100)))
}
