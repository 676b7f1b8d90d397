package ui

import (
	"cmp"
	"strings"

	"trustbook/ui/draw"
)

// aboutWords are what the filter of the help finds it by.
const aboutWords = "about this handbook title edition origin signature digest"

// about says what is open, where it comes from, and the digest by which anyone can
// tell whether these are the texts that somebody else has.
// It is nothing when the filter asks for something else.
func (m *Model) about(width int, filter string) []string {
	if !strings.Contains(aboutWords, filter) {
		return nil
	}
	h := m.book
	rows := []helpRow{{heading: "This handbook"}, {keys: "title", does: h.Title}}
	for _, r := range []helpRow{
		{keys: "edition", does: h.Version},
		{keys: "origin", does: h.Origin},
		{keys: "signature", does: cmp.Or(h.Mark, "none needed, or good: `trustbook verify` says which")},
		{keys: "digest", does: h.Digest},
	} {
		if r.does != "" {
			rows = append(rows, r)
		}
	}
	var out []string
	for _, r := range rows {
		if r.heading != "" {
			out = append(out, m.helpColumn([][]helpRow{{r}}, width)...)
			continue
		}
		for i, part := range draw.Wrap(r.does, max(1, width-helpKeys)) {
			l := draw.NewLine(width)
			if i == 0 {
				l.Put(m.theme.Quiet, r.keys)
			}
			out = append(out, l.PadTo(helpKeys).Put(m.theme.Text, part).String())
		}
	}
	return out
}
