package ui

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/layout"
	"trustbook/ui/reader"
	"trustbook/ui/theme"
)

// surfaces are all kinds of screens, with the keys that open them.
var surfaces = map[string]func(p *program){
	"start":    func(*program) {},
	"search":   func(p *program) { p.typed("mfa admin") },
	"filters":  func(p *program) { p.typed("#nis2 kind:faq foo:bar passowrd") },
	"nothing":  func(p *program) { p.typed("saml federation") },
	"category": func(p *program) { p.press("tab", "tab", "down", "down") },
	"reader":   func(p *program) { p.typed("remote"); p.press("enter", "pgdown") },
	"find":     func(p *program) { p.typed("remote"); p.press("enter", "/"); p.typed("vpn") },
	"link":     func(p *program) { p.typed("about"); p.press("enter", "tab", "tab") },
	"copying":  func(p *program) { p.typed("mfa"); p.press("enter", "Y", "down") },
	"bare":     func(p *program) { p.typed("mfa"); p.press("enter", "v") },
	"help":     func(p *program) { p.press("ctrl+g") },
	"filtered": func(p *program) { p.press("ctrl+g"); p.typed("copy") },
	"status":   func(p *program) { p.press("ctrl+y") },
	"counting": func(p *program) { p.opening(); p.step("loading", 99_999, 0) },
	"path":     func(p *program) { p.press("tab", "down", "enter", "ctrl+o", "esc") },
	"news":     func(p *program) { p.setNews(strings.Repeat("2 texts are new ", 20)) },
	"changes": func(p *program) {
		p.typed("remote")
		p.setReadBefore("ab")
		p.press("enter")
		p.send(reader.EarlierText{Hash: "ab", Text: "Nobody works anywhere " + strings.Repeat("x", 300)})
	},
	"loading":  func(p *program) { p.opening(); p.step("loading", 99_999, 100_000); p.typed("mfa") },
	"indexing": func(p *program) { p.startIndexing(); p.step("indexing", 34, 100) },
	"reload":   func(p *program) { p.typed("#nis2 passowrd"); p.startLoading(); p.step("loading", 100, 100) },
	"changed":  func(p *program) { p.send(filesChangedMsg{errors.New(strings.Repeat("too many folders ", 20))}) },
}

// full enables all sizes, as in CI; see sizes.
var full = os.Getenv("TRUSTBOOK_FULL") != ""

// sizes calls f for every width from 1 to 250 at selected heights, and for every height from 1 to 50 at selected
// widths. Unless TRUSTBOOK_FULL is set, it uses only sizes near those at which the layout changes, and some random
// ones.
func sizes(t *testing.T, f func(width, height int)) {
	t.Helper()
	if testing.Short() { // under the race detector, a few sizes are enough
		for _, size := range [][2]int{{1, 1}, {30, 8}, {59, 15}, {80, 24}, {100, 30}, {250, 50}} {
			f(size[0], size[1])
		}
		return
	}
	heights, widths := []int{30, 8}, []int{30, 120, 60} // used in turn, one for each size
	if full {
		heights, widths = []int{1, 7, 8, 15, 29, 30, 50}, []int{1, 29, 30, 59, 60, 99, 100, 119, 120, 250}
	}
	inTurn := func(i int, all []int) []int {
		if full {
			return all
		}
		return all[i%len(all):][:1]
	}
	pick := picker(t)
	for i, w := range pick(250, 1, 2, 29, 30, 31, 59, 60, 61, 99, 100, 101, 119, 120, 121, 250) {
		for _, h := range inTurn(i, heights) {
			f(w, h)
		}
	}
	for i, h := range pick(50, 1, 2, 7, 8, 9, 29, 30, 31, 50) {
		for _, w := range inTurn(i, widths) {
			f(w, h)
		}
	}
}

// picker returns a function that picks numbers up to a limit: all of them in a full run, and otherwise the given ones
// and three random ones. If a test fails, the seed is printed.
func picker(t *testing.T) func(limit int, always ...int) []int {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if given, err := strconv.ParseUint(os.Getenv("TRUSTBOOK_SEED"), 10, 64); err == nil {
		seed = given
	}
	t.Logf("TRUSTBOOK_SEED=%d picks these sizes again", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	return func(limit int, always ...int) []int {
		if full {
			always = nil
			for n := range limit {
				always = append(always, n+1)
			}
			return always
		}
		for range 3 {
			always = append(always, 1+random.IntN(limit))
		}
		return always
	}
}

// columns returns screen widths to test, from the narrowest supported width to 130.
func columns(t *testing.T) []int {
	t.Helper()
	all := picker(t)(130, 30, 31, 40, 41, 59, 60, 61, 79, 80, 99, 100, 101, 119, 120, 121, 130)
	return slices.DeleteFunc(all, func(w int) bool { return w < layout.MinWidth })
}

// requireFits fails unless the screen has exactly the expected height and no row is too wide.
func (p *program) requireFits(width, height int) {
	p.t.Helper()
	view := p.view()
	rows := strings.Split(view.Content, "\n")
	if len(rows) != height {
		p.t.Fatalf("%dx%d: %d rows", width, height, len(rows))
	}
	for i, row := range rows {
		if !utf8.ValidString(row) {
			p.t.Fatalf("%dx%d: row %d cuts a character: %q", width, height, i, row)
		}
		if w := layout.Width(row); w > width { // however the terminal counts
			p.t.Fatalf("%dx%d: row %d is %d cells wide: %q", width, height, i, w, row)
		}
	}
	if c := view.Cursor; c != nil && (c.X >= width || c.Y >= height || c.X < 0 || c.Y < 0) {
		p.t.Fatalf("%dx%d: the cursor is at %d,%d", width, height, c.X, c.Y)
	}
}

func TestEverySurfaceFitsEverySize(t *testing.T) {
	for name, lead := range surfaces {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, 120, 36)
			lead(p)
			sizes(t, func(w, h int) {
				p.resize(w, h)
				p.requireFits(w, h)
			})
		})
	}
}

// TestEverySurfaceFitsFromTheStart starts at each size instead of resizing to it.
func TestEverySurfaceFitsFromTheStart(t *testing.T) {
	for name, lead := range surfaces {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			widths, heights := []int{1, 30, 60, 120}, []int{7, 30}
			switch {
			case testing.Short():
				widths, heights = []int{60}, []int{30}
			case full:
				widths, heights = []int{1, 2, 5, 29, 30, 40, 59, 60, 80, 99, 100, 120, 250}, []int{1, 2, 7, 8, 12, 24, 30, 50}
			}
			for _, w := range widths {
				for _, h := range heights {
					p := start(t, w, h)
					lead(p)
					p.requireFits(w, h)
					p.resize(120-w/3, 40-h/2)
					p.requireFits(120-w/3, 40-h/2)
				}
			}
		})
	}
}

// oddBook returns a handbook with everything that could break rows: wide characters, emoji, right-to-left letters,
// endless words, many categories.
func oddBook(t *testing.T) *handbook.Handbook {
	t.Helper()
	files := fstest.MapFS{}
	add := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	add("日本語/認証.md", "---\nid: wide\nquestion: 多要素認証は必要ですか\nanswer: yes\nsummary: はい、すべての管理アクセスに必要です。\n---\n# 本番環境の多要素認証について説明する長い題名\n\n本文 text 混在。\n")
	add("emoji/a.md", "# 👩‍💻 Laptops 🔐 and 🇸🇪 flags\n\n👨‍👩‍👧‍👦 family\n")
	add("hebrew/b.md", "# אבטחת מידע security\n\nטקסט מימין לשמאל mixed with Latin.\n")
	add("hindi/e.md", "# बहु-कारक प्रमाणीकरण की नीति और नियम\n\n"+strings.Repeat("प्रत्येक कर्मचारी को क्षेत्र में दृष्टि के साथ श्रम करना है 👩‍💻 ", 12)+"\n")
	add("long/c.md", "# "+strings.Repeat("unbreakable", 30)+"\n\n"+strings.Repeat("x", 400)+"\n")
	for i := range 14 {
		add(fmt.Sprintf("category %02d with a long name/d.md", i), "# Text\n\nBody.\n")
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestOddEntriesFitEverySize(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and there is one goroutine")
	}
	h := oddBook(t)
	ix := search.New(h)
	for _, o := range []theme.Options{dark, {Name: theme.Mono, ASCII: true}} {
		p := startOn(t, h, ix, 80, 24, o)
		for range len(h.Categories) + 1 {
			for i := range h.Entries {
				p.selectItem(i)
				widths := []int{[]int{30, 61, 120}[i%3]}
				if full {
					widths = []int{30, 31, 40, 60, 61, 80, 100, 120, 121}
				}
				for _, w := range widths {
					p.resize(w, 24)
					p.requireFits(w, 24)
				}
			}
			p.press("tab")
		}
		p.typed("認証").press("enter")
		p.resize(31, 9)
		p.requireFits(31, 9)
	}
}
