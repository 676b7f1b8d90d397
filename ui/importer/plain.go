package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
	"trustbook/handbook/sentence"
	"trustbook/ui/importer/word"
)

// bulletPattern matches the text before a list item in plain text.
var bulletPattern = pattern.Lazy(`^\s*(?:[-*•·▪–]|\d{1,3}[.)])\s+`)

// bulletOf returns the list marker at the start of a line with the spaces around it, or "" if there is none.
func bulletOf(line string) string { return bulletPattern().FindString(line) }

// minWrappedBytes is the minimum length, in bytes, of a line that ends because of wrapping. Shorter lines may be list
// items.
const minWrappedBytes = 40

// rejoinLines rejoins wrapped lines, as in text copied from an email or a PDF.
func rejoinLines(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := len(lines) - 1; i > 0; i-- {
		before := strings.TrimRight(lines[i-1], " ")
		first, _ := utf8.DecodeRuneInString(lines[i])
		if len(before) >= minWrappedBytes && unicode.IsLower(first) && !strings.ContainsAny(before[len(before)-1:], ".!?:;") {
			lines[i-1] = before + " " + lines[i]
			lines = slices.Delete(lines, i, i+1)
		}
	}
	return strings.Join(lines, "\n")
}

// plainTree converts plain text to a tree with line breaks, paragraphs and lists.
func plainTree(text string) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	var block *html.Node // block that the next line may continue
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		line = strings.TrimSpace(line)
		mark := bulletOf(line)
		switch {
		case line == "":
			if block != nil && block.DataAtom == atom.P {
				block = nil
			}
		case mark != "":
			block = addItem(root, block, mark, line[len(mark):])
		case block != nil && block.DataAtom == atom.P:
			block.AppendChild(word.Element(atom.Br))
			block.AppendChild(word.Text(line))
		default:
			block = word.Element(atom.P)
			block.AppendChild(word.Text(line))
			root.AppendChild(block)
		}
	}
	return root
}

// addItem adds an item to the list open, or to a new list if open is nil or of another kind, and returns the list.
func addItem(root, open *html.Node, mark, text string) *html.Node {
	kind := atom.Ul
	if strings.ContainsAny(mark, "0123456789") {
		kind = atom.Ol
	}
	if open == nil || open.DataAtom != kind {
		open = word.Element(kind)
		if kind == atom.Ol {
			open.Attr = []html.Attribute{{Key: "start", Val: strings.Trim(mark, " \t.)")}}
		}
		root.AppendChild(open)
	}
	open.AppendChild(word.Element(atom.Li, word.Text(text)))
	return open
}

// splitSummary separates the first sentence from text. If text begins with a list, also one without bullets, or with a
// long sentence, the rest is the whole text.
func splitSummary(text string) (summary, rest string) {
	if bulletOf(text) != "" {
		return takeSummary(plainTree(text)), text
	}
	lines := openingLines(text)
	opening := lines[0]
	if len(lines) > 1 && !endsClause(opening) {
		last := lines[len(lines)-1]
		if !endsClause(last) {
			return shortenText(sanitize.CleanLine(strings.Join(lines, "; ")), maxSummaryChars), text
		}
		opening = strings.Join(lines, " ") // a sentence with line breaks
		text = opening + strings.TrimPrefix(text, strings.Join(lines, "\n"))
	}
	summary = sentence.First(opening)
	if len(summary) > maxSummaryChars {
		return takeSummary(plainTree(text)), text
	}
	return sanitize.CleanLine(summary), strings.TrimSpace(strings.TrimPrefix(text, summary))
}

// openingLines returns the lines before the first blank line or list item of a text.
func openingLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if i > 0 && (strings.TrimSpace(line) == "" || bulletOf(line) != "") {
			return lines[:i]
		}
	}
	return lines
}

// endsClause reports whether a line ends as a sentence does, or as the introduction of a list.
func endsClause(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(line))
	return strings.ContainsRune(".!?:;…。！？", last)
}
