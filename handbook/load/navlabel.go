package load

import (
	"path"
	"strconv"

	"trustbook/handbook/frontmatter"
	"trustbook/handbook/sanitize"
)

// isSectionPage reports whether a page contains the label of a folder for Hugo.
func isSectionPage(name string) bool { return path.Base(pageName(name)) == "_index" }

// applyLabel gives a section the title and order that other tools store for its folder: Hugo in _index.md, Docusaurus
// in _category_.json.
func (b *builder) applyLabel(s *outlineSection) {
	if p := b.sectionPages[s.folder]; p != nil {
		if s.title, s.description = p.entry.Title, p.entry.Summary; p.hasOrder {
			s.order, s.hasOrder = p.order, true
		}
		s.date, s.linkTitle = p.date, p.linkTitle
	}
	data, ok := b.labels[s.folder]
	if !ok {
		return
	}
	text, _, _ := sanitize.Text(data)
	m, bad := frontmatter.Parse(path.Join(s.folder, "_category_"), 0, text)
	if bad != nil {
		b.add(*bad)
		return
	}
	for key, value := range m.All() {
		word, err := frontmatter.Scalar(value)
		switch {
		case err != nil || word == "":
		case key.Value == "label":
			s.title = word
		case key.Value == "position":
			s.order, err = strconv.ParseFloat(word, 64)
			s.hasOrder = err == nil
		}
	}
}
