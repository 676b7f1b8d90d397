package dialect

import "strings"

// addBlank adds a blank line, which may be inside the open blocks. Several blank lines in a row become one, except in
// code.
func (p *Page) addBlank(b *toolBlock, number, at int, inCode bool) {
	stop := p.lineEnd(at)
	if n := len(p.blanks); n > 0 {
		last := &p.blanks[n-1]
		if last.last == number {
			return
		}
		if last.last == number-1 && !inCode {
			last.last, last.stop = number, stop
			return
		}
	}
	first := strings.LastIndexByte(p.source[:stop], '\n') + 1
	start := first + len(strings.TrimRight(p.source[first:stop], " \t"))
	p.blanks = append(p.blanks, blankLine{number: number, last: number, outermost: b, start: start, stop: stop, column: start - first})
}

// commitBlanks marks the blank lines before a line of b as part of b. It must be called for outer blocks first. The
// label of a callout and the text below the label form one paragraph, so commitBlanks removes a blank line between
// them.
func (p *Page) commitBlanks(b *toolBlock, next textLine) {
	for i := range p.blanks {
		l := &p.blanks[i]
		if l.inside = l.inside || l.outermost == b; !l.inside || l.number <= b.line {
			continue
		}
		removed := 0
		switch {
		case b.indent > 0:
			removed = b.before + b.indent
		case b.outdent:
			removed = max(0, b.dedent)
		}
		if b.content == contentCallout || removed > 0 {
			l.text += strings.Repeat(" ", max(0, b.column-l.column))
			l.column = max(l.column, b.column+removed)
		}
		if b.content == contentCallout {
			l.text += "> "
			l.gone = l.number == b.line+1 && next.width-removed < 4 && strings.Trim(next.text, "-=* ") != ""
		}
	}
}

// beginLine begins a line that is not blank, after all blocks have processed the previous line.
func (p *Page) beginLine(number int) {
	if number == p.synced {
		return
	}
	p.flushBlanks()
	p.synced = number
}

// flushBlanks makes the edits for the blank lines before the last line. It postpones edits that end on or after the
// last line, because that line may be blank only inside a nested block that continues.
func (p *Page) flushBlanks() {
	done := len(p.blanks)
	for wait := p.synced; done > 0 && p.blanks[done-1].last >= wait; done-- {
		wait = p.blanks[done-1].number - 1
	}
	for _, l := range p.blanks[:done] {
		switch {
		case l.gone && l.stop < len(p.source):
			p.edit(strings.LastIndexByte(p.source[:l.start], '\n')+1, l.stop+1, "")
		case strings.TrimSpace(l.text) != "":
			p.edit(l.start, l.stop, strings.TrimRight(l.text, " "))
		}
	}
	p.blanks = append(p.blanks[:0], p.blanks[done:]...)
}
