package importer

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
	"trustbook/handbook/sentence"
	"trustbook/ui/importer/word"
	"trustbook/ui/phrases"
)

func (d *document) render(t linkTargets, o Options) []Entry {
	var out []Entry
	for _, s := range d.sections {
		e := s.entry
		e.Lang = cmp.Or(e.Lang, d.foreignLang())
		if !s.made {
			d.write(&e, s, t)
		}
		if o.Kind != "" {
			e.Kind = o.Kind
		}
		out = append(out, e)
	}
	return out
}

func (d *document) write(e *Entry, s *section, t linkTargets) {
	root := &html.Node{Type: html.DocumentNode}
	if !strings.HasPrefix(e.Title, s.title) { // keep in the body the words that were cut from the title
		root.AppendChild(word.Element(atom.P, word.Element(atom.Strong, word.Text(s.title))))
	}
	levelHeadings(s.blocks)
	for _, n := range withoutOuterRules(s.blocks) {
		root.AppendChild(n)
	}
	if isQuestion(s.title) {
		e.Kind, e.Question = handbook.FAQ, s.title
		e.Answer = takeVerdict(root)
		e.Summary = takeSummary(root)
	}
	notes := d.notesIn(root)
	t.resolve(d, s, root)
	parts := []string{toMarkdown(root)}
	for _, n := range notes {
		parts = append(parts, d.writeNote(n, s, t))
	}
	e.Body = strings.Join(parts, "\n\n")
}

// toMarkdown converts a tree to Markdown that is safe to show.
func toMarkdown(root *html.Node) string {
	markLiterals(root)
	text, err := body.FromHTML(root)
	if err != nil { // unreachable: FromHTML converts every tree
		text = textOf(root)
	}
	text, _, _ = sanitize.Text([]byte(strings.ReplaceAll(text, escapeMark, `\`)))
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}

// escapeMark marks characters that the converter does not escape although they need it. It is a private-use character,
// which does not occur in documents.
const escapeMark = "\ue0fe"

// escapedPattern matches literal text that trustbook would interpret: markers of callouts and attributes.
var escapedPattern = pattern.Lazy(`^\s*(?:!!!|\?\?\?|:::|///)|\{[:#.]`)

func markLiterals(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			text := strings.ReplaceAll(n.Data, escapeMark, "")
			if n.Data = text; isInCode(n) {
				continue
			}
			n.Data = escapedPattern().ReplaceAllStringFunc(text, func(s string) string {
				bare := strings.TrimLeft(s, " \t\r\n")
				return s[:len(s)-len(bare)] + escapeMark + bare
			})
		}
	}
}

// isInCode reports whether a text node is in code, where markup has no meaning.
func isInCode(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch a.DataAtom {
		case atom.Code, atom.Pre, atom.Kbd, atom.Samp, atom.Tt:
			return true
		}
	}
	return false
}

// levelHeadings shifts the headings of a section so that the highest one has level 2, below the title of the entry.
func levelHeadings(blocks []*html.Node) {
	top := 7
	for _, n := range blocks {
		if l := headingLevel(n); l > 0 {
			top = min(top, l)
		}
	}
	tags := []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}
	for _, n := range blocks {
		if l := headingLevel(n); l > 0 {
			n.DataAtom = tags[min(l-top+1, len(tags)-1)]
			n.Data = n.DataAtom.String()
		}
	}
}

// withoutOuterRules removes horizontal rules at the beginning and end of a section, which only separated it from its
// neighbours.
func withoutOuterRules(blocks []*html.Node) []*html.Node {
	isRule := func(n *html.Node) bool { return n.DataAtom == atom.Hr }
	for len(blocks) > 0 && isRule(blocks[0]) {
		blocks = blocks[1:]
	}
	for len(blocks) > 0 && isRule(blocks[len(blocks)-1]) {
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}

// takeVerdict removes and returns the verdict at the beginning of an answer, such as "Yes, at rest and in transit.".
func takeVerdict(root *html.Node) handbook.Verdict {
	first := root.FirstChild
	if first == nil || first.DataAtom != atom.P {
		return handbook.NoVerdict
	}
	verdict, rest := splitVerdict(textOf(first))
	if verdict == handbook.NoVerdict {
		return verdict
	}
	if rest == "" {
		root.RemoveChild(first)
		return verdict
	}
	var texts []*html.Node
	for n := range first.Descendants() {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			texts = append(texts, n)
		}
	}
	marked := texts[0]
	found, after := splitVerdict(strings.TrimLeft(marked.Data, " \n\t"))
	switch {
	case found != verdict, after == "" && len(texts) == 1: // such as "No <b>customer</b>, no"
		return handbook.NoVerdict
	case after != "":
		marked.Data = after
		return verdict
	}
	next := strings.TrimLeft(texts[1].Data, verdictSeparators)
	if next == texts[1].Data && strings.TrimRight(marked.Data, verdictSeparators) == marked.Data { // such as "<b>N</b>o."
		return handbook.NoVerdict
	}
	texts[1].Data = phrases.Capitalize(next)
	for marked.Parent != first && marked.NextSibling == nil && marked.PrevSibling == nil { // an element that contains nothing else
		marked = marked.Parent
	}
	marked.Parent.RemoveChild(marked)
	return verdict
}

// maxSummaryChars is the maximum length of a summary, in characters. If a summary is shortened, the body keeps the
// whole text.
const maxSummaryChars = 400

// takeSummary returns the first sentence of an answer, or the items of a list that precedes all paragraphs. If this
// sentence is the whole first paragraph and contains no links or footnotes, takeSummary removes the paragraph.
func takeSummary(root *html.Node) string {
	for n := range root.ChildNodes() {
		switch n.DataAtom {
		case atom.Ul, atom.Ol:
			return shortenText(strings.Join(itemsOf(n), "; "), maxSummaryChars)
		case atom.P:
			text := textOf(n)
			summary := shortenText(sentence.First(text), maxSummaryChars)
			if summary == text && n == root.FirstChild && isPlainParagraph(n) {
				root.RemoveChild(n)
			}
			return summary
		}
	}
	return ""
}

func itemsOf(list *html.Node) []string {
	var out []string
	for n := range list.ChildNodes() {
		if text := textOf(n); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// isPlainParagraph reports whether a paragraph contains only text.
func isPlainParagraph(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom != atom.Span {
			return false
		}
	}
	return true
}

func (d *document) notesIn(root *html.Node) []word.Footnote {
	referred := map[string]bool{}
	for n := range root.Descendants() {
		if n.Data == body.FootnoteElement && n.Type == html.ElementNode {
			referred[attributeOf(n, "name")] = true
		}
	}
	var out []word.Footnote
	for _, f := range d.footnotes {
		if referred[f.Name] {
			out = append(out, f)
		}
	}
	return out
}

// writeNote returns a footnote as Markdown. Its continuation lines are indented, so that they stay part of the
// footnote.
func (d *document) writeNote(f word.Footnote, s *section, t linkTargets) string {
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range f.Blocks {
		if n.Parent != nil { // another entry uses the footnote too
			n = cloneNode(n)
		}
		root.AppendChild(n)
	}
	t.resolve(d, s, root)
	text := strings.ReplaceAll(toMarkdown(root), "\n", "\n    ")
	return "[^" + f.Name + "]: " + strings.ReplaceAll(text, "\n    \n", "\n\n")
}

func cloneNode(n *html.Node) *html.Node {
	out := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Attr: n.Attr}
	for c := range n.ChildNodes() {
		out.AppendChild(cloneNode(c))
	}
	return out
}
