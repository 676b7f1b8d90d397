package load

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/pattern"
)

// fillLinkWords uses the titles of targets as link text for links without text, as MyST does.
func (l *linker) fillLinkWords(e *handbook.Entry) {
	words := map[string]string{} // by link target as written: the link text
	blocks := map[int]bool{}     // by line: whether a block with such a link begins
	for i := range e.Links {
		link := &e.Links[i]
		target := l.byID[link.Entry]
		// A link from a page to itself stays empty: changelogs of Grav contain such links for their style.
		if link.Text != "" || link.Target == "" || link.Image || target == nil || target == e && link.Anchor == "" {
			continue
		}
		link.Text = target.Title
		if i, ok := l.labels.anchorsOf(target).anchors[link.Anchor]; ok {
			link.Text = target.Sections[i].Heading
		}
		words["("+link.Target+")"], blocks[link.Line] = escapeMarkdown(strings.ReplaceAll(link.Text, "\n", " ")), true
	}
	if len(words) == 0 {
		return
	}
	lines, inBlock := strings.Split(e.Markdown, "\n"), false
	for i, line := range lines {
		if inBlock = (inBlock || blocks[e.FileLine(i)]) && strings.TrimSpace(line) != ""; inBlock {
			lines[i] = codeOrWordlessLinkPattern().ReplaceAllStringFunc(line, func(found string) string {
				if target, ok := strings.CutPrefix(found, "[]"); ok && words[target] != "" {
					return "[" + words[target] + "]" + target
				}
				return found
			})
		}
	}
	e.Markdown = strings.Join(lines, "\n")
	if texts := body.SectionTexts(e.Markdown); len(texts) == len(e.Sections) {
		e.Sections = slices.Clone(e.Sections) // a copy: the cache keeps the sections without these words
		for i, text := range texts {
			e.Sections[i].Text = text
		}
	}
}

// codeOrWordlessLinkPattern matches links without text. It also matches code, so that links in code can be skipped.
var codeOrWordlessLinkPattern = pattern.Lazy("`+[^`]+`+|\\[\\]\\([^()\\s]+\\)")
