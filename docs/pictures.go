//go:build ignore

// Command pictures draws the screens of the shipped handbook as SVG files, cell
// by cell as a terminal would. Run it from the repository's root:
//
//	go run docs/pictures.go             # all pictures of the documentation
//	go run docs/pictures.go -size 80x24 -theme light -keys "mfa admin" -o out.svg
package main

import (
	"flag"
	"fmt"
	"html"
	"image/color"
	"log"
	"os"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui"
	"trustbook/ui/answer"
	"trustbook/ui/questionnaire"
	"trustbook/ui/theme"
)

// picture describes a picture: its size, its theme, and what is typed. In keys, <enter> stands for the Enter key, and
// <wait> for a second without input.
type picture struct {
	file, theme, keys string
	width, height     int
	depth             theme.ColourDepth
	ascii             bool
	moving            bool   // an animation with a frame for each key
	sheet             string // questionnaire to review; if "", the handbook is shown
}

var all = []picture{
	{file: "docs/first.svg", keys: "<wait>mfa admin<wait><wait><sentence><wait><wait><enter><wait><wait><esc><esc><tab><wait><wait>", width: 100, height: 30, depth: theme.TrueColour, moving: true},
	{file: "docs/search.svg", keys: "mfa admin", width: 120, height: 36, depth: theme.TrueColour},
	{file: "docs/start.svg", width: 120, height: 36, depth: theme.TrueColour},
	{file: "docs/reader.svg", keys: "secrets<enter>", width: 100, height: 30, depth: theme.TrueColour},
	{file: "docs/nothing.svg", keys: "price list", width: 100, height: 30, depth: theme.TrueColour},
	{file: "docs/help.svg", keys: "<help>", width: 100, height: 36, depth: theme.TrueColour},
	{file: "docs/path.svg", keys: "<tab><mark><down><mark><down><mark><down>", width: 100, height: 30, depth: theme.TrueColour},
	{file: "docs/call.svg", keys: "stolen laptop<copy>", width: 100, height: 30, depth: theme.TrueColour, moving: true},
	{file: "docs/answer.svg", sheet: sampleQuestionnaire, keys: "<wait><down><wait><enter><wait><enter><wait><down><wait>n<wait><enter><wait>w<wait><wait>", width: 110, height: 30, depth: theme.TrueColour, moving: true},
}

// sampleQuestionnaire is the questionnaire shown in the pictures.
const sampleQuestionnaire = "ui/questionnaire/testdata/review.csv"

var handbookFiles = embed.FS()

func main() {
	log.SetFlags(0)
	var p picture
	size := flag.String("size", "120x36", "columns x rows")
	depth := flag.Int("depth", int(theme.TrueColour), "0 no colour, 1 16 colours, 2 256 colours, 3 all")
	flag.StringVar(&p.theme, "theme", "dark", "auto, light, dark, contrast-light, contrast-dark or mono")
	flag.StringVar(&p.keys, "keys", "", "what is typed")
	flag.StringVar(&p.file, "o", "", "file to write")
	flag.StringVar(&p.sheet, "sheet", "", "a questionnaire to review instead")
	folder := flag.String("handbook", "", "a folder of entries instead of the built-in one")
	flag.BoolVar(&p.ascii, "ascii", false, "ASCII signs only")
	flag.Parse()
	if p.file == "" {
		for _, p := range all {
			p.writeBoth()
		}
		return
	}
	p.depth = theme.ColourDepth(*depth)
	if *folder != "" {
		handbookFiles = os.DirFS(*folder)
	}
	if _, err := fmt.Sscanf(*size, "%dx%d", &p.width, &p.height); err != nil {
		log.Fatal(err)
	}
	p.write()
}

// writeBoth writes two pictures next to each other: one for dark pages and one for light pages.
func (p picture) writeBoth() {
	p.theme = "dark"
	p.write()
	p.theme, p.file = "light", strings.TrimSuffix(p.file, ".svg")+"-light.svg"
	p.write()
}

func (p picture) write() {
	h, err := load.Handbook(handbookFiles)
	if err != nil {
		log.Fatal(err)
	}
	m := p.model(h)
	views := []tea.View{m.View()}
	for _, k := range keys(p.keys) {
		if k == nil { // a second without input
			views = append(views, slices.Repeat(views[len(views)-1:], waitFrames)...)
			continue
		}
		var cmd tea.Cmd
		for m, cmd = m.Update(k); cmd != nil && p.sheet != ""; m, cmd = m.Update(cmd()) { // a command that must finish, such as writing a copy
		}
		views = append(views, m.View())
	}
	if !p.moving {
		views = views[len(views)-1:]
	}
	if err := os.WriteFile(p.file, []byte(p.svg(views)), 0o644); err != nil {
		log.Fatal(err)
	}
}

func (p picture) model(h *handbook.Handbook) tea.Model {
	index := search.New(h)
	if p.sheet == "" {
		return ui.New(ui.Options{Handbook: h, Index: index, Width: p.width, Height: p.height, Theme: p.options()})
	}
	data, err := os.ReadFile(p.sheet)
	if err != nil {
		log.Fatal(err)
	}
	q, err := questionnaire.Open(data, p.sheet, questionnaire.SheetChoice{})
	if err != nil {
		log.Fatal(err)
	}
	proposer := &questionnaire.Proposer{Handbook: h, Index: index, Now: time.Now()}
	var proposals []questionnaire.Proposal
	for i := range q.Questions {
		proposals = append(proposals, proposer.Propose(&q.Questions[i]))
	}
	return answer.New(answer.Options{
		Name: "customer.csv", Review: questionnaire.NewReview(q.Questions, proposals, nil, proposer.Offers), Theme: theme.New(p.options()),
		Write: func([]questionnaire.CellText, questionnaire.Decisions) (string, error) {
			return "customer-answered.csv", nil
		},
	}, p.width, p.height)
}

func (p picture) options() theme.Options {
	o := theme.Options{Name: theme.Name(strings.TrimSuffix(strings.TrimSuffix(p.theme, "-light"), "-dark")), Depth: p.depth, ASCII: p.ascii}
	if strings.HasPrefix(p.theme, "contrast") {
		o.Background = theme.BackgroundOf(strings.HasSuffix(p.theme, "dark"))
	}
	return o
}

func (p picture) light() bool { return strings.HasSuffix(p.theme, "light") }

var namedKeys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "esc": {Code: tea.KeyEscape},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "pgdown": {Code: tea.KeyPgDown}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"help": {Code: 'g', Mod: tea.ModCtrl}, "copy": {Code: 'y', Mod: tea.ModCtrl}, "mark": {Code: 'o', Mod: tea.ModCtrl}, "sentence": {Code: 'x', Mod: tea.ModCtrl},
}

func keys(s string) (out []tea.Msg) {
	for s != "" {
		if name, rest, ok := strings.Cut(strings.TrimPrefix(s, "<"), ">"); ok && s[0] == '<' {
			if s = rest; name == "wait" {
				out = append(out, nil)
				continue
			}
			out = append(out, namedKeys[name])
			continue
		}
		r := []rune(s)[0]
		out, s = append(out, tea.KeyPressMsg{Code: r, Text: string(r)}), s[len(string(r)):]
	}
	return out
}

// Size of a cell, of the margin and of the font in a picture, in pixels.
const cellWidth, cellHeight, margin, fontSize = 8.43, 18, 16, 14

// Each frame of an animation is shown for frameTime seconds. The last frame is shown as long as lastFrames frames, and
// a wait as long as waitFrames frames.
const frameTime, lastFrames, waitFrames = .25, 6, 4

// rounds is how many times an animation runs. The animation then stops, because text next to something that moves is
// hard to read.
const rounds = 3

func (p picture) svg(views []tea.View) string {
	page, ink := "#17181d", "#d6d9df"
	if p.light() {
		page, ink = "#ffffff", "#1c1f24"
	}
	var b strings.Builder
	w, h := float64(p.width)*cellWidth+2*margin, p.height*cellHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d" font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="%d" xml:space="preserve">`+"\n", w, h, w, h, fontSize)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", page)
	total := frameTime * float64(len(views)-1+lastFrames)
	for i := 0; i < len(views); {
		v, next := views[i], i+1
		for next < len(views) && views[next].Content == v.Content {
			next++
		}
		begin, end := frameTime*float64(i), frameTime*float64(next)
		still, values, times := "hidden", "hidden;visible;hidden", fmt.Sprintf("0;%.4f;%.4f", begin/total, end/total)
		if i = next; next == len(views) {
			still, values, times = "visible", "hidden;visible", fmt.Sprintf("0;%.4f", begin/total)
		}
		if p.moving {
			fmt.Fprintf(&b, `<g visibility="%s"><animate attributeName="visibility" calcMode="discrete" values="%s" keyTimes="%s" dur="%.2fs" repeatCount="%d" fill="freeze"/>`+"\n", still, values, times, total, rounds)
		}
		p.frame(&b, v, page, ink)
		if p.moving {
			b.WriteString("</g>\n")
		}
	}
	return b.String() + "</svg>\n"
}

func (p picture) frame(b *strings.Builder, v tea.View, page, ink string) {
	screen := uv.NewScreenBuffer(p.width, p.height)
	uv.NewStyledString(v.Content).Draw(screen, screen.Bounds())
	for y := range p.height {
		for x := 0; x < p.width; {
			x += draw(b, screen, x, y, page, ink)
		}
	}
	if c := v.Cursor; c != nil {
		fmt.Fprintf(b, `<rect x="%.2f" y="%d" width="%.2f" height="%d" fill="%s" opacity=".5"/>`+"\n", margin+float64(c.X)*cellWidth, margin+c.Y*cellHeight, cellWidth, cellHeight, ink)
	}
}

// draw writes the cells from x on that have the same style, and returns their number.
func draw(b *strings.Builder, screen uv.ScreenBuffer, x, y int, page, ink string) int {
	first := screen.CellAt(x, y)
	text, n := "", 0
	for x+n < screen.Width() {
		c := screen.CellAt(x+n, y)
		if c == nil || !c.Style.Equal(&first.Style) {
			break
		}
		text += c.Content
		n += max(1, c.Width)
	}
	s := first.Style
	fg, bg := hexColour(s.Fg, ink), hexColour(s.Bg, "")
	if s.Attrs&uv.AttrReverse != 0 {
		fg, bg = hexColour(s.Bg, page), hexColour(s.Fg, ink)
	}
	left, top := margin+float64(x)*cellWidth, margin+y*cellHeight
	if bg != "" {
		fmt.Fprintf(b, `<rect x="%.2f" y="%d" width="%.2f" height="%d" fill="%s"/>`+"\n", left, top, float64(n)*cellWidth, cellHeight, bg)
	}
	if strings.TrimSpace(text) == "" {
		return max(n, 1)
	}
	attr := fmt.Sprintf(`fill="%s"`, fg)
	if s.Attrs&uv.AttrBold != 0 {
		attr += ` font-weight="bold"`
	}
	if s.Attrs&uv.AttrItalic != 0 {
		attr += ` font-style="italic"`
	}
	if s.Underline != 0 {
		attr += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%.2f" y="%d" textLength="%.2f" lengthAdjust="spacingAndGlyphs" %s>%s</text>`+"\n", left, top+cellHeight-5, float64(n)*cellWidth, attr, html.EscapeString(strings.ReplaceAll(text, " ", "\u00a0")))
	return n
}

func hexColour(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
