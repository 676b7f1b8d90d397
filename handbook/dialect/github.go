package dialect

import (
	"strings"

	"trustbook/handbook/pattern"
)

// GitHub, GitLab, Obsidian and others: a quote whose first line is [!NOTE], followed by a title in
// some of them.

var alertLine = pattern.Lazy(`^\[!(\pL[\pL\pN _-]*)(?:\|[^\]]*)?\][-+]?[ \t]*(.*)$`)

// readAlert turns the first line of a quote into the label of a callout. Links and other markup in its
// title are read with the text.
func (p *Page) readAlert(text string, at int) {
	m := alertLine().FindStringSubmatch(text)
	if m == nil {
		return
	}
	title := strings.TrimSpace(m[2])
	kind := calloutLabel(m[1], "")
	if title == "" || strings.EqualFold(title, strings.Trim(kind, "*:")) {
		p.edit(at, at+len(text), calloutLabel(m[1], title))
		p.taken = append(p.taken, span{at, at + len(text)})
		return
	}
	start := at + len(text) - len(m[2])
	if strings.Contains(title, "**") { // only the kind becomes bold; the author's own bold text in the title stays
		p.edit(at, start, kind+" ")
		p.edit(start+len(title), at+len(text), hardBreak)
		return
	}
	p.edit(at, start, strings.TrimSuffix(kind, "**")+" ")
	p.edit(start+len(title), at+len(text), "**"+hardBreak)
}
