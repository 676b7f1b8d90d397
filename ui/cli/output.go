package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/pager"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// standardOutput describes standard output: a terminal, which has colours and a pager unless it is dumb, or a pipe or
// file, which has neither.
type standardOutput struct {
	theme       *theme.Theme
	width       int // width in columns at which to wrap; 0 for no wrapping
	screenWidth int // width of the terminal, which may be wider; 0 for no terminal
	height      int // height of the terminal in rows; 0 for no pager
	coloured    bool
}

// textWidth is the maximum width of wrapped text, in columns.
const textWidth = 76

// pageLayout lays out a result as rows for the given output.
type pageLayout func(out standardOutput) markdown.Doc

// output returns the properties of standard output. It does not query the terminal for its background colour, because
// waiting for the reply would take time, and the reply might come too late.
func (p *Program) output() standardOutput {
	t := p.terminal()
	o := standardOutput{}
	profile := colorprofile.NoTTY
	if term.IsTerminal(p.Stdout.Fd()) {
		o.width = textWidth
		if width, height, err := term.GetSize(p.Stdout.Fd()); err == nil && width > 0 {
			o.width, o.screenWidth, o.height = min(width, textWidth), width, height
		}
		if t.Dumb() {
			o.height = 0
		} else {
			profile, o.coloured = t.Profile(), true
		}
	} else if forced := t.Env("CLICOLOR_FORCE"); forced != "" && forced != "0" {
		profile, o.coloured = t.Profile(), true
	}
	o.theme = theme.New(theme.Options{
		Name: theme.Name(p.settings.Config.Theme), Depth: theme.DepthOf(profile), ASCII: p.settings.Config.ASCII || t.WantsASCII(),
	})
	return o
}

func (p *Program) terminal() terminal.Terminal {
	return terminal.Terminal{In: cmp.Or(p.tty, p.Stdin), Out: p.Stdout, Environ: p.Environ}
}

// print prints a layout. It uses the pager if the result is longer than the screen.
func (p *Program) print(l pageLayout) error {
	out := p.output()
	doc := l(out)
	if out.height > 0 && len(doc.Rows) >= out.height && !p.noPager {
		paged := pager.Content{Theme: out.theme, Keys: p.settings.Config.Keys, Layout: func(width int) markdown.Doc {
			out.width, out.screenWidth = min(width, textWidth), width
			return l(out)
		}}
		if err := pager.Run(paged, p.terminal()); !errors.Is(err, terminal.ErrNoTerminal) {
			return err
		}
	}
	_, err := p.Stdout.WriteString(out.text(doc))
	return err
}

// printText prints plain text that may come from other people, without characters that could control the terminal. It
// keeps tabs, which code consists of, too.
func (p *Program) printText(text string) error {
	safe := func(r rune) rune {
		if sanitize.IsUnsafeInText(r) {
			return -1
		}
		return r
	}
	_, err := p.Stdout.WriteString(strings.Map(safe, strings.ToValidUTF8(text, "")))
	return err
}

// text returns the rows of a document, with colours if out has them.
func (o standardOutput) text(doc markdown.Doc) string {
	rows := doc.Plain
	if o.coloured {
		rows = doc.Rows
	}
	return markdown.SanitizeStyled(strings.Join(rows, "\n")) + "\n"
}

func (p *Program) addPagerFlag(c *cobra.Command) {
	c.Flags().BoolVar(&p.noPager, "no-pager", false, "print everything at once, without a pager")
}

type rowWriter struct {
	out standardOutput
	doc markdown.Doc
}

// On a terminal, gutter indents rows like the rows of entries. If fewer than minHangingRoom columns would remain beside
// a prefix, the text goes below it.
const gutter, minHangingRoom = "  ", 20

func (r *rowWriter) addBlank() { r.row("") }

// add adds a prefix and styled text. On a terminal the text is wrapped and its rows are aligned beside the prefix.
func (r *rowWriter) add(prefix, text string) {
	if r.out.width == 0 {
		r.row(prefix + text)
		return
	}
	prefix = gutter + prefix
	room := r.out.width - layout.Width(prefix)
	if room < minHangingRoom {
		r.row(prefix)
		prefix = gutter + gutter
		room = r.out.width - len(prefix)
	}
	for _, row := range layout.WrapStyled(text, room) {
		r.row(prefix + row)
		prefix = strings.Repeat(" ", layout.Width(prefix))
	}
}

// addHanging adds a styled line, such as a problem. On a terminal it is wrapped at the right edge, with a hanging
// indent.
func (r *rowWriter) addHanging(text string) {
	if r.out.width == 0 {
		r.row(text)
		return
	}
	prefix := gutter
	for _, row := range layout.WrapStyled(text, max(r.out.width, r.out.screenWidth)-2*len(gutter)) {
		r.row(prefix + row)
		prefix = gutter + gutter
	}
}

// addVerbatim adds a line that is already wrapped. Only the edge of the screen can wrap it again.
func (r *rowWriter) addVerbatim(line string) {
	rows := []string{line}
	if r.out.screenWidth > 0 {
		rows = layout.WrapStyled(line, r.out.screenWidth)
	}
	for _, row := range rows {
		r.row(row)
	}
}

func (r *rowWriter) row(styled string) {
	r.doc.Rows = append(r.doc.Rows, styled)
	r.doc.Plain = append(r.doc.Plain, ansi.Strip(styled))
}

// errWriter remembers whether a write failed, because cobra ignores errors when it prints help and version.
type errWriter struct {
	io.Writer
	err error
}

func (w *errWriter) Write(data []byte) (int, error) {
	n, err := w.Writer.Write(data)
	if err != nil {
		w.err = err
	}
	return n, err
}

// refuseTerminal returns an error if standard output is a terminal. Call it before printing bytes that could control a
// terminal, such as those of a zip or a workbook.
func (p *Program) refuseTerminal() error {
	if term.IsTerminal(p.Stdout.Fd()) {
		return failure{"the file is not plain text, so it was not written to the terminal", "name a file with -o, or write to a pipe", exitFailed}
	}
	return nil
}

// progressBar shows the progress of a long task on standard error, if that is a terminal.
type progressBar struct {
	out   io.Writer // nil if no bar is shown
	what  string
	total int
	shown int // percentage on the screen
}

// minBarSteps is the minimum number of steps for which a bar is shown.
const minBarSteps = 50

func newProgressBar(p *Program, what string, total int) *progressBar {
	b := &progressBar{what: what, total: total, shown: -1}
	if p.errors == nil || total < minBarSteps {
		return b
	}
	if width, _, err := term.GetSize(p.errors.Fd()); err == nil && width > len(b.row(total)) {
		b.out = p.errors
	}
	return b
}

func (b *progressBar) step(done int) {
	percent := done * 100 / b.total
	if b.out == nil || percent == b.shown {
		return
	}
	b.shown = percent
	fmt.Fprint(b.out, "\r"+b.row(done))
}

// progressBarWidth is the width of the bar without its label. If the window is too narrow for both, no bar is shown.
const progressBarWidth = 10

func (b *progressBar) row(done int) string {
	full := done * progressBarWidth / b.total
	return fmt.Sprintf("%s [%s%s] %d of %d", b.what, strings.Repeat("=", full), strings.Repeat(" ", progressBarWidth-full), done, b.total)
}

func (b *progressBar) end() {
	if b.out != nil && b.shown >= 0 {
		fmt.Fprintf(b.out, "\r%*s\r", len(b.row(b.total)), "")
	}
}
