package cli

import (
	"fmt"
	"strings"
)

// roff writes a manual page in the language that man(1) sets.
type roff struct{ b strings.Builder }

// title begins the page. It has no date, so that the same program prints the
// same page.
func (r *roff) title(name string, section int, source, manual string) {
	fmt.Fprintf(&r.b, ".TH %s %d \"\" \"%s\" \"%s\"\n.nh\n.ad l\n", strings.ToUpper(name), section, plainRoff(source), plainRoff(manual))
}

func (r *roff) section(name string)    { r.line(".SH " + strings.ToUpper(plainRoff(name))) }
func (r *roff) subsection(name string) { r.line(".SS \"" + plainRoff(name) + "\"") }

// paragraphs writes text: a blank line begins a new paragraph.
func (r *roff) paragraphs(text string) {
	for p := range strings.SplitSeq(text, "\n\n") {
		r.line(".PP")
		r.text(strings.ReplaceAll(p, "\n", " "))
	}
}

// item writes a term, in roff, and what it means, in plain text.
func (r *roff) item(term, meaning string) {
	r.line(".TP")
	r.line(term)
	r.text(meaning)
}

// example writes lines as they are.
func (r *roff) example(lines string) {
	r.line(".PP")
	r.line(".nf")
	r.line(".RS 4")
	for l := range strings.SplitSeq(lines, "\n") {
		r.text(strings.TrimPrefix(l, "  "))
	}
	r.line(".RE")
	r.line(".fi")
}

// text writes plain text, in which what stands between backquotes is bold.
func (r *roff) text(s string) {
	var out strings.Builder
	for i, part := range strings.Split(s, "`") {
		if i%2 == 1 {
			part = bold(part)
		} else {
			part = plainRoff(part)
		}
		out.WriteString(part)
	}
	r.line(guarded(out.String()))
}

func (r *roff) line(s string) { r.b.WriteString(s + "\n") }

func bold(s string) string   { return `\fB` + plainRoff(s) + `\fR` }
func italic(s string) string { return `\fI` + plainRoff(s) + `\fR` }

// guarded keeps a line from being a request, which begins with a dot or an apostrophe.
func guarded(s string) string {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, `\(aq`) {
		return `\&` + s
	}
	return s
}

// roffSigns have a meaning in roff, or would be set as other signs than they are.
var roffSigns = strings.NewReplacer(`\`, `\(rs`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`)

// plainRoff is plain text as roff.
func plainRoff(s string) string {
	var b strings.Builder
	for _, c := range roffSigns.Replace(s) {
		if c > '~' {
			fmt.Fprintf(&b, `\[u%04X]`, c)
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
