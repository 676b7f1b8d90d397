// Package body reads the Markdown of a page: its sections, its links, its plain text for searching, and its plain text
// for users to read. Before that, it rewrites HTML and other tools' extensions of Markdown (package dialect), so that
// search, screen and exports only have to handle CommonMark.
package body

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook"
	"trustbook/handbook/dialect"
	"trustbook/handbook/limit"
)

// Body is the result of parsing the Markdown of a page.
type Body struct {
	Markdown string  // the rewritten Markdown, without the heading that is the page's title
	Line     int     // 1-based line of the file on which Markdown begins
	LineMap  []int32 // see [handbook.Entry.LineMap]
	Written  string  // the Markdown as the author wrote it, if it was rewritten; otherwise ""
	From     int     // 1-based line of the file on which Written begins
	Values   string  // see [handbook.OriginalBody.Values]
	Title    string  // text of the first-level heading at the top of the page, if that is the title; otherwise ""
	Anchor   string  // anchor of the title heading
	Sections []handbook.Section
	Links    []handbook.Link
	Plain    string             // why the page is shown as plain text; "" if it is shown as Markdown
	Acronyms []handbook.Acronym // acronyms that the page explains
	Anchors  map[string]int     // ids of elements other than the headings of sections, and their lines in the file
	Tagged   map[string]bool    // link targets that a template engine would fill in
	Problems []handbook.Problem // problems, with line numbers but without the path of the file
}

// ParseAST parses Markdown such as [handbook.Entry.Markdown] in the same way as [Parse]. It is for code that renders
// Markdown. The nodes point into source. The only raw HTML in the result is <br>.
func ParseAST(source []byte) ast.Node {
	doc, _ := parse(source) // [Parse] has already checked that the page is within the limits
	return doc
}

// Options describes a page and its handbook to [Parse].
type Options struct {
	Line  int                         // line of the file on which the Markdown begins
	MDX   bool                        // the page is MDX
	Named func(string) (string, bool) // see [dialect.Options.Named]

	// IsTitle reports whether a first-level heading at the top is the page's title. only is false if there are more
	// first-level headings.
	IsTitle   func(heading string, only bool) bool
	Variables map[string]string // values of the manifest's variables, by name
}

// Parse parses the body of a page.
func Parse(text string, o Options) *Body {
	b, written := &Body{}, newSource(text, o.Line)
	src, doc, reason := b.rewrite(written, o)
	if reason != "" {
		return unparsedBody(written, reason)
	}
	b.setMarkdown(src)
	r := newBlockReader(src)
	r.isTitle = o.IsTitle
	rest, titleEnd, reason := r.read(doc)
	if reason != "" {
		return unparsedBody(written, reason)
	}
	b.Title, b.Anchor, b.Sections, b.Links = r.title, r.titleAnchor, r.sections, r.links
	for _, n := range r.named {
		if _, taken := b.Anchors[n.anchor]; !taken { // ids written by the author take precedence
			b.Anchors[n.anchor] = n.line
		}
	}
	if r.unclosed > 0 {
		b.problem(r.unclosed, "unclosed-fence", "the code block that opens here is never closed, so everything after it is shown as code")
	}
	if b.Title != "" {
		b.setMarkdown(src.fromOffset(rest))
	}
	if src.text != text {
		if b.Title != "" {
			written = written.afterHeading(titleEnd, b.Line)
		}
		b.Written, b.From, b.Values = written.text, written.line(0), variablesIn(text, o.Variables)
	}
	return b
}

// SectionTexts returns the plain text of each section of a page. Call it after link texts in the Markdown have changed.
func SectionTexts(markdown string) []string {
	r := newBlockReader(newSource(markdown, 1))
	r.isTitle = func(string, bool) bool { return false }
	if _, _, reason := r.read(nil); reason != "" {
		return nil
	}
	return handbook.MapSlice(r.sections, func(s handbook.Section) string { return s.Text })
}

// unparsedBody returns the body of a page that is too expensive to parse, before or after rewriting. A policy must
// never be hidden, so the page is shown unchanged, as plain text.
func unparsedBody(src mappedSource, reason string) *Body {
	b := &Body{Plain: reason}
	b.setMarkdown(src)
	b.problem(b.Line, "plain-text", "is shown as plain text: "+reason)
	b.Sections = []handbook.Section{{Text: strings.TrimSpace(b.Markdown), Line: b.Line}}
	return b
}

// variablesIn returns the variables that occur in text, with their values, because readers see the values.
func variablesIn(text string, variables map[string]string) string {
	if len(variables) == 0 || !strings.Contains(text, "{{") {
		return ""
	}
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		if dialect.FillVariables(text, map[string]string{name: variables[name]}) != text {
			out.WriteString(name + "=" + variables[name] + "\n")
		}
	}
	return out.String()
}

func (b *Body) problem(line int, code, message string) *handbook.Problem {
	b.Problems = append(b.Problems, handbook.Problem{Line: line, Severity: handbook.SeverityWarning, Code: code, Message: message})
	return &b.Problems[len(b.Problems)-1]
}

func (b *Body) setMarkdown(src mappedSource) {
	b.Markdown, b.Line, b.LineMap = src.text, src.line(0), nil
	for i, line := range src.lines {
		if line != b.Line+i {
			b.LineMap = make([]int32, len(src.lines))
			break
		}
	}
	for i := range b.LineMap {
		b.LineMap[i] = int32(src.lines[i])
	}
}

// rewrite converts HTML and other tools' extensions in a page to plain CommonMark. It also returns the tree of the
// result, unless it has to be parsed again. If the page is too expensive to parse, it returns the reason; otherwise "".
func (b *Body) rewrite(src mappedSource, o Options) (plain mappedSource, doc ast.Node, reason string) {
	if reason = limit.CheckLines(src.text); reason != "" {
		return src, nil, reason
	}
	b.Anchors, b.Tagged = map[string]int{}, map[string]bool{}
	plain, page := b.rewriteDialects(src, o)
	if page != nil {
		if reason = cmp.Or(page.Costly, limit.CheckLines(plain.text)); reason != "" {
			return src, nil, reason
		}
	}
	html := rewriteHTML(plain, page)
	if reason = b.reportHTML(html); reason == "" && html.src.text != plain.text {
		if lines := limit.CheckLines(html.src.text); lines != "" {
			reason = "without its HTML, " + lines
		}
	}
	return html.src, html.doc, reason
}

// rewriteDialects rewrites other tools' extensions of Markdown as CommonMark, and reports extensions that it does not
// support.
func (b *Body) rewriteDialects(src mappedSource, o Options) (mappedSource, *dialect.Page) {
	if o.MDX {
		src = src.apply(dialect.Unindent(src.text))
	}
	page := dialect.Read(src.text, dialect.Options{MDX: o.MDX, Variables: o.Variables, Named: o.Named})
	if page == nil {
		return src, nil
	}
	starts := lineStarts([]byte(src.text))
	lineAt := func(at int) int { return src.line(max(0, sort.SearchInts(starts, at+1)-1)) }
	for _, t := range page.Unsupported {
		b.unknownMarkup(lineAt(t.At), t)
	}
	for _, at := range page.Unclosed {
		b.problem(lineAt(at), "unclosed-fence", "the block that opens here is never closed, so everything after it is shown as part of it: close it with ::: on a line of its own")
	}
	for id, at := range page.Anchors {
		b.Anchors[id] = lineAt(at)
	}
	for _, l := range page.Labels {
		for _, words := range []string{l.Text, strings.ReplaceAll(l.Text, ".", "-")} { // Mintlify writes a hyphen for a dot
			if fragment := (Anchors{}).FragmentFor(words); fragment != "" && b.Anchors[fragment] == 0 {
				b.Anchors[fragment] = lineAt(l.At)
			}
		}
	}
	b.Acronyms, b.Tagged = page.Acronyms, page.Links
	return src.apply(page.Edits), page
}

func (b *Body) unknownMarkup(line int, t dialect.Tag) {
	if meant, isCallout := t.MisspeltCallout(handbook.NearestName); isCallout {
		if meant != "" {
			b.problem(line, "unknown-markup", fmt.Sprintf("%q is not a known kind of callout%s", t.Name, handbook.DidYouMean(meant))).Subject = handbook.ProblemSubject{Name: t.Name, Meant: true}
		}
		return
	}
	if t.Unclosed {
		b.unclosedComment(line)
		return
	}
	about, effect := handbook.ProblemSubject{Name: t.Name}, "what it would insert is not shown"
	if t.Kept {
		about.Case, effect = handbook.CaseTagKept, "only the text inside it is shown"
	}
	b.problem(line, "unknown-markup", fmt.Sprintf("%q is for another program; %s", t.Name, effect)).Subject = about
}

func (b *Body) unclosedComment(line int) {
	b.problem(line, "unclosed-comment", "the comment that opens here is never closed, so it is shown; other programs hide everything after it")
}

// reportHTML reports what was lost when the HTML of a page was converted to Markdown. If the page is too expensive to
// parse, it returns the reason; otherwise "".
func (b *Body) reportHTML(p *htmlRewriter) string {
	if p.blocks > maxHTMLBlocks {
		return fmt.Sprintf("it has more than %d blocks of HTML", maxHTMLBlocks)
	}
	told := map[string]bool{} // elements already reported
	for _, d := range p.dropped {
		if told[d.element] {
			continue
		}
		told[d.element] = true
		b.problem(d.line, "raw-html", fmt.Sprintf("the content of <%s> is not shown, because a handbook is text", d.element)).Subject.Name = d.element
	}
	for _, line := range p.unclosed {
		b.unclosedComment(line)
	}
	maps.Copy(b.Anchors, p.anchors)
	return p.costly
}
