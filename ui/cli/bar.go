package cli

import (
	"fmt"
	"io"
	"strings"
)

// bar shows the progress of a long task on standard error, if that is a terminal.
type bar struct {
	out   io.Writer // nil if no bar is shown
	what  string
	total int
	shown int // the percentage shown
}

// barFrom is the minimum number of steps of a task with a bar.
const barFrom = 50

func newBar(p *Program, what string, total int) *bar {
	b := &bar{what: what, total: total, shown: -1}
	if p.errors != nil && total >= barFrom {
		b.out = p.errors
	}
	return b
}

func (b *bar) step(done int) {
	percent := done * 100 / b.total
	if b.out == nil || percent == b.shown {
		return
	}
	b.shown = percent
	const width = 20
	full := percent * width / 100
	fmt.Fprintf(b.out, "\r%s [%s%s] %d of %d", b.what, strings.Repeat("=", full), strings.Repeat(" ", width-full), done, b.total)
}

func (b *bar) end() {
	if b.out != nil && b.shown >= 0 {
		fmt.Fprintf(b.out, "\r%*s\r", len(b.what)+40, "")
	}
}
