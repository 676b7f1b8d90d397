package cli

import (
	"fmt"
	"strings"

	"trustbook/ui/layout"
)

// roff writes a manual page in the markup language of man(1).
type roff struct {
	b     strings.Builder
	fresh bool // the last line was a heading, so a paragraph need not be started
}

// title writes the header of a manual page in section 1. day is the date of the page; "" if unknown.
func (r *roff) title(name, day, source string) {
	fmt.Fprintf(&r.b, ".TH %s 1 \"%s\" \"%s\" \"User Commands\"\n.nh\n.ad l\n", strings.ToUpper(name), day, escapeRoff(source))
}

func (r *roff) section(name string)    { r.heading(".SH " + strings.ToUpper(escapeRoff(name))) }
func (r *roff) subsection(name string) { r.heading(".SS \"" + escapeRoff(name) + "\"") }

func (r *roff) heading(line string) {
	r.line(line)
	r.fresh = true
}

func (r *roff) begin() {
	if !r.fresh {
		r.line(".PP")
	}
}

// paragraphs writes text in which blank lines separate paragraphs.
func (r *roff) paragraphs(text string) {
	for p := range strings.SplitSeq(text, "\n\n") {
		r.begin()
		r.text(strings.ReplaceAll(p, "\n", " "))
	}
}

// item writes a term and its meaning. The term is already escaped, the meaning is plain text.
func (r *roff) item(term, meaning string) {
	r.line(".TP")
	r.line(term)
	r.text(meaning)
}

// example writes lines as they are, without filling.
func (r *roff) example(lines string) {
	r.begin()
	r.line(".nf")
	r.line(".RS 4")
	for l := range strings.SplitSeq(lines, "\n") {
		r.line(escapeRequest(escapeRoff(strings.TrimPrefix(l, "  "))))
	}
	r.line(".RE")
	r.line(".fi")
}

// text writes plain text, with everything between backquotes in bold.
func (r *roff) text(s string) {
	var out strings.Builder
	for i, part := range strings.Split(s, "`") {
		if i%2 == 1 {
			part = bold(part)
		} else {
			part = escapeRoff(part)
		}
		out.WriteString(part)
	}
	for _, row := range layout.WrapWords(out.String(), maxRoffLine) {
		r.line(escapeRequest(row))
	}
}

// maxRoffLine is the maximum length of a line that mandoc(1) recommends.
const maxRoffLine = 79

func (r *roff) line(s string) {
	r.b.WriteString(s + "\n")
	r.fresh = false
}

func bold(s string) string   { return `\fB` + escapeRoff(s) + `\fR` }
func italic(s string) string { return `\fI` + escapeRoff(s) + `\fR` }

// escapeRequest prevents a line that starts with a dot or an apostrophe from being read as a request.
func escapeRequest(s string) string {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, `\(aq`) {
		return `\&` + s
	}
	return s
}

// roffEscapes replaces characters that roff would interpret or typeset as other characters.
var roffEscapes = strings.NewReplacer(`\`, `\(rs`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`)

// escapeRoff escapes plain text for roff.
func escapeRoff(s string) string {
	var b strings.Builder
	for _, c := range roffEscapes.Replace(s) {
		if c > '~' {
			fmt.Fprintf(&b, `\[u%04X]`, c)
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
