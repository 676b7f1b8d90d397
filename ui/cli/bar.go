package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/term"
)

// progressBar shows the progress of a long task on standard error, if that is a terminal.
type progressBar struct {
	out   io.Writer // nil if no bar is to be shown
	what  string
	total int
	shown int // the percentage that is on the screen
}

// minBarSteps is the minimum number of steps of a task that gets a bar.
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

// barWidth is the width of the bar without its label. No bar is shown if the window is too narrow for the row.
const barWidth = 10

func (b *progressBar) row(done int) string {
	full := done * barWidth / b.total
	return fmt.Sprintf("%s [%s%s] %d of %d", b.what, strings.Repeat("=", full), strings.Repeat(" ", barWidth-full), done, b.total)
}

func (b *progressBar) end() {
	if b.out != nil && b.shown >= 0 {
		fmt.Fprintf(b.out, "\r%*s\r", len(b.row(b.total)), "")
	}
}
