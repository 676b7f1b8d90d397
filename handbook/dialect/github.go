package dialect

import "trustbook/handbook/pattern"

// GitHub, GitLab, Obsidian and others: a quote whose first line is [!NOTE], in some of them
// followed by a title.

var alert = pattern.Lazy(`^\[!(\pL[\pL\pN _-]*)(?:\|[^\]]*)?\][-+]?[ \t]*(.*)$`)

// readAlert turns the first line of a quote into the label of a callout.
func (p *Page) readAlert(text string, at int) {
	if m := alert().FindStringSubmatch(text); m != nil {
		p.edit(at, at+len(text), calloutLabel(m[1], m[2]))
		p.taken = append(p.taken, span{at, at + len(text)})
	}
}
