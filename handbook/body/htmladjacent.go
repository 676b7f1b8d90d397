package body

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/pattern"
)

// separateMarkers puts a space between a closing and an opening marker of code or emphasis if rewriting the tags
// between them makes them touch. Together they would be a different marker. The edits are all edits of one block.
func (p *htmlRewriter) separateMarkers(edits []sourceEdit) {
	slices.SortStableFunc(edits, func(x, y sourceEdit) int { return cmp.Compare(x.Start, y.Start) })
	var marker byte // the closing marker directly before the edit, or 0
	for i := range edits {
		e := &edits[i]
		if i == 0 || edits[i-1].Stop != e.Start {
			marker = closingMarker(p.src.text[:e.Start])
		}
		tags := p.src.text[e.Start:e.Stop]
		if e.Text != "" {
			if marker != 0 && e.Text[0] == marker && !strings.HasPrefix(tags, "</") {
				e.Text = " " + e.Text
			}
			marker = 0
			if last := strings.LastIndexByte(tags, '<'); last >= 0 && strings.HasPrefix(tags[last:], "</") {
				marker = closingMarker(e.Text)
			}
		}
		after := p.src.text[e.Stop:]
		if last := i+1 == len(edits) || edits[i+1].Start != e.Stop; last && marker != 0 && beginsWithOpeningMarker(after, marker) {
			e.Text += " "
		}
	}
}

// replaceUnderscores replaces the underscores around emphasis that ends at a tag, because they have no effect if the
// text that replaces the tag begins with a letter.
func (p *htmlRewriter) replaceUnderscores(n ast.Node, stop int) {
	e, ok := n.(*ast.Emphasis)
	if !ok || p.src.text[stop-1] != '_' {
		return
	}
	stars := strings.Repeat("*", e.Level)
	p.replace(e.Pos(), e.Pos()+e.Level, stars)
	p.replace(stop-e.Level, stop, stars)
}

// closingMarker returns the marker at the end of text if it may close something, or 0.
func closingMarker(text string) byte {
	if text == "" || strings.IndexByte("`*~", text[len(text)-1]) < 0 {
		return 0
	}
	marker := text[len(text)-1]
	if rest := strings.TrimRight(text, string(marker)); rest != "" && strings.ContainsAny(rest[len(rest)-1:], " \t\n|>") {
		return 0
	}
	return marker
}

// beginsWithOpeningMarker reports whether text begins with a marker that may open something.
func beginsWithOpeningMarker(text string, marker byte) bool {
	rest := strings.TrimLeft(text, string(marker))
	return len(rest) < len(text) && rest != "" && !strings.ContainsAny(rest[:1], " \t\n|.,;:!?)]")
}

// beginsWithTags reports whether the first line of a block is only tags.
func (p *htmlRewriter) beginsWithTags(block ast.Node) bool {
	first := block.Lines().At(0)
	return onlyTagsPattern().MatchString(p.src.text[first.Start:first.Stop])
}

var onlyTagsPattern = pattern.Lazy(`^\s*(?:<[^<>]*>\s*)+$`)

// outdent removes the indentation of a paragraph whose first line was only tags. Otherwise the rest would become code.
func (p *htmlRewriter) outdent(paragraph ast.Node) {
	for i := 1; i < paragraph.Lines().Len(); i++ {
		stop := paragraph.Lines().At(i).Start
		start := strings.LastIndexByte(p.src.text[:stop], '\n') + 1
		if start < stop && strings.TrimSpace(p.src.text[start:stop]) == "" {
			p.replace(start, stop, "")
		}
	}
}
