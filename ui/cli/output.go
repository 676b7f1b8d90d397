package cli

import (
	"cmp"
	"errors"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/ui/markdown"
	"trustbook/ui/pager"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// output is where what people read goes: a terminal, with colours and pages, or a
// pipe or file, with neither.
type output struct {
	theme    theme.Theme
	width    int // cells of a row; 0 = rows are as long as they are
	screen   int // cells of a row of the screen, which may be more; 0 = there is none
	height   int // rows of the screen; 0 = there are no pages
	coloured bool
}

// measure is how wide text is wrapped at most, in cells.
const measure = 76

// pageLayout lays out what is printed. Its rows are measured for out.
type pageLayout func(out output) markdown.Doc

// output says where standard output goes. A terminal's background is unknown: to
// ask for it would take a moment, and its answer may come too late.
func (p *Program) output() output {
	t := p.terminal()
	o := output{}
	profile := colorprofile.NoTTY
	if term.IsTerminal(p.Stdout.Fd()) && !t.Dumb() {
		profile, o.coloured, o.width = t.Profile(), true, measure
		if width, height, err := term.GetSize(p.Stdout.Fd()); err == nil && width > 0 {
			o.width, o.screen, o.height = min(width, measure), width, height
		}
	} else if forced := t.Env("CLICOLOR_FORCE"); forced != "" && forced != "0" {
		profile, o.coloured = t.Profile(), true
	}
	o.theme = theme.New(theme.Options{
		Name: theme.Name(p.set.Config.Theme), Depth: theme.DepthOf(profile), ASCII: p.set.Config.ASCII || t.WantsASCII(),
	})
	return o
}

func (p *Program) terminal() terminal.Terminal {
	return terminal.Terminal{In: cmp.Or(p.keys, p.Stdin), Out: p.Stdout, Environ: p.Environ}
}

// put prints a layout, page by page where it is longer than the screen.
func (p *Program) put(l pageLayout) error {
	out := p.output()
	doc := l(out)
	if out.height > 0 && len(doc.Rows) >= out.height && !p.noPager {
		paged := pager.Output{Theme: out.theme, Keys: p.set.Config.Keys, Layout: func(width int) markdown.Doc {
			out.width, out.screen = min(width, measure), width
			return l(out)
		}}
		if err := pager.Run(paged, p.terminal()); !errors.Is(err, terminal.ErrNoTerminal) {
			return err
		}
	}
	_, err := p.Stdout.WriteString(out.text(doc))
	return err
}

// text is a layout as it is written.
func (o output) text(doc markdown.Doc) string {
	rows := doc.Plain
	if o.coloured {
		rows = doc.Rows
	}
	return markdown.Clean(strings.Join(rows, "\n")) + "\n"
}

// pagerFlag lets a command print all at once.
func (p *Program) pagerFlag(c *cobra.Command) {
	c.Flags().BoolVar(&p.noPager, "no-pager", false, "print all at once, however long it is")
}

// rows collects what is printed, row by row.
type rows struct {
	out output
	doc markdown.Doc
}

// On a terminal rows begin where those of texts do, and a text that has less room
// than this beside what precedes it goes below it.
const gutter, leastRoom = "  ", 20

func (r *rows) blank() { r.row("") }

// add adds styled text behind a prefix. On a terminal it is wrapped, and what
// goes on in the next row stands below it.
func (r *rows) add(prefix, text string) {
	if r.out.width == 0 {
		r.row(prefix + text)
		return
	}
	prefix = gutter + prefix
	room := r.out.width - ansi.StringWidth(prefix)
	if room < leastRoom {
		r.row(prefix)
		prefix = gutter + gutter
		room = r.out.width - len(prefix)
	}
	for row := range strings.SplitSeq(lipgloss.Wrap(text, max(1, room), ""), "\n") {
		r.row(prefix + row)
		prefix = strings.Repeat(" ", ansi.StringWidth(prefix))
	}
}

// hyphen stands for one at which no row ends.
const hyphen = "\u2011"

// whole is a word that is not broken at its hyphens.
func whole(word string) string { return strings.ReplaceAll(word, "-", hyphen) }

// hang adds styled text of which all rows but the first stand further in.
func (r *rows) hang(text string) {
	if r.out.width == 0 {
		r.row(strings.ReplaceAll(text, hyphen, "-"))
		return
	}
	prefix := gutter
	for row := range strings.SplitSeq(lipgloss.Wrap(text, max(1, r.out.width-2*len(gutter)), ""), "\n") {
		r.row(prefix + strings.ReplaceAll(row, hyphen, "-"))
		prefix = gutter + gutter
	}
}

// asIs adds a line that somebody else has wrapped: only the screen's edge wraps it
// again.
func (r *rows) asIs(line string) {
	if r.out.screen > 0 {
		line = lipgloss.Wrap(line, r.out.screen, "")
	}
	for row := range strings.SplitSeq(line, "\n") {
		r.row(row)
	}
}

func (r *rows) row(styled string) {
	r.doc.Rows = append(r.doc.Rows, styled)
	r.doc.Plain = append(r.doc.Plain, ansi.Strip(styled))
}

// watched remembers that something could not be written: cobra prints the help
// and the version, and does not look.
type watched struct {
	io.Writer
	err error
}

func (w *watched) Write(data []byte) (int, error) {
	n, err := w.Writer.Write(data)
	if err != nil {
		w.err = err
	}
	return n, err
}

// cleaned is where messages go: whatever they repeat, they are text.
type cleaned struct{ io.Writer }

func (w cleaned) Write(data []byte) (int, error) {
	if _, err := io.WriteString(w.Writer, markdown.Clean(string(data))); err != nil {
		return 0, err
	}
	return len(data), nil
}
