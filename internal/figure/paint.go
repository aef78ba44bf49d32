package figure

import (
	"fmt"
	"image/color"
)

// paint is a colour with the name under which a page may redefine it.
type paint struct {
	name  string
	rgb   uint32
	alpha uint8
}

var _ color.Color = paint{}

// The neutral paints are ours; ink on paper has a contrast of 17:1, muted of
// 6:1.
var (
	ink   = paint{"ink", 0x1a1a1a, 0xff}
	muted = paint{"muted", 0x5c5c5c, 0xff}
	grid  = paint{"grid", 0xe2e2e2, 0xff}
	paper = paint{"paper", 0xffffff, 0xff}
)

// The hues of Okabe and Ito, "Color Universal Design" (2008), which people with
// any common colour blindness can tell apart.
var (
	blue       = paint{"blue", 0x0072b2, 0xff}
	vermilion  = paint{"vermilion", 0xd55e00, 0xff}
	green      = paint{"green", 0x009e73, 0xff}
	purple     = paint{"purple", 0xcc79a7, 0xff}
	orange     = paint{"orange", 0xe69f00, 0xff}
	sky        = paint{"sky", 0x56b4e9, 0xff}
	armPalette = []paint{blue, vermilion, green, purple, orange, sky}
)

// CSS is what a page needs once to show inline figures: the colours in the
// light, in the dark and on paper, and the rule that shows the layout that
// fits. A page may redefine the variables after it.
const CSS = `:root{color-scheme:light dark;--ink:#1a1a1a;--muted:#5c5c5c;--grid:#e2e2e2;--paper:#ffffff;` +
	`--blue:#0072b2;--vermilion:#d55e00;--green:#009e73;--purple:#cc79a7;--orange:#e69f00;--sky:#56b4e9}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--muted:#a9a9a9;--grid:#3a3a3a;--paper:#161616;` +
	`--blue:#4ba3e3;--vermilion:#f58a45;--green:#2fc79b;--purple:#e3a0c6;--orange:#f2b732;--sky:#9bd3f5}}
@media print{:root{color-scheme:light;--ink:#1a1a1a;--muted:#5c5c5c;--grid:#e2e2e2;--paper:#ffffff;` +
	`--blue:#0072b2;--vermilion:#d55e00;--green:#009e73;--purple:#cc79a7;--orange:#e69f00;--sky:#56b4e9}}
svg.figure-wide,svg.figure-phone{display:block;width:100%;height:auto}
svg.figure-wide{max-width:760px}
svg.figure-phone{display:none;max-width:440px}
@media screen and (max-width:640px){svg.figure-wide{display:none}svg.figure-phone{display:block}}
`

// RGBA implements [color.Color].
func (p paint) RGBA() (r, g, b, a uint32) {
	return color.NRGBA{uint8(p.rgb >> 16), uint8(p.rgb >> 8), uint8(p.rgb), p.alpha}.RGBA()
}

// fade is the same paint, letting through what lies below; share in (0, 1].
func (p paint) fade(share float64) paint {
	p.alpha = uint8(share*0xff + 0.5)
	return p
}

// opacity is the share of the paint that covers.
func (p paint) opacity() float64 { return float64(p.alpha) / 0xff }

// attributes returns the paint as an SVG attribute for every reader and as a
// style for those that know variables; the others skip the style.
func (p paint) attributes(kind string) string {
	hex := fmt.Sprintf("#%06x", p.rgb)
	out := fmt.Sprintf(`%s="%s" style="%s:var(--%s,%s)"`, kind, hex, kind, p.name, hex)
	if p.alpha != 0xff {
		out += fmt.Sprintf(` %s-opacity="%s"`, kind, short(p.opacity()))
	}
	return out
}
