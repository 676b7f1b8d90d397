package ui

import (
	"time"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// Text is a text of the handbook as the pane and the reader show it, all of it
// one below the other, for where it is printed: links have their addresses, and
// the source stands at the end. Rows are width cells wide and have the gutter. now
// tells whether the text is overdue.
func Text(h *handbook.Handbook, e *handbook.Entry, th theme.Theme, width int, now time.Time) markdown.Doc {
	r := markdown.New(th, width)
	r.PrintAddresses(true)
	var d doc
	d.head(h, e, th, width)
	d.quiet = len(d.Rows)
	d.stale(e, now, th, width)
	d.answer(e, th, width)
	d.body(render(r, th, e, width), func(markdown.Link) docLink { return docLink{} })
	d.blank()
	d.related(h.Related(e), th, width)
	d.controls(h, e, th, width)
	d.life(e.Metadata, nil, th, width)
	d.labelled("Source", h.Citation(e), width, th)
	return d.Doc
}

// head adds what stands above an answer: the title, what the text is, the question.
func (d *doc) head(h *handbook.Handbook, e *handbook.Entry, th theme.Theme, width int) {
	d.text(e.Title, width, th.Title.Render)
	d.text(meta(h, e, th, true), width, th.Quiet.Render)
	d.blank()
	if e.Question != "" {
		d.text(e.Question, width, th.Text.Render)
		d.blank()
	}
}

// related adds links to the neighbours of a text.
func (d *doc) related(near []*handbook.Entry, th theme.Theme, width int) {
	if len(near) == 0 {
		return
	}
	d.text("Related", width, th.Quiet.Render)
	bullet := th.Glyph.Dot + " "
	for _, n := range near {
		title := cut(n.Title, width-ansi.StringWidth(bullet), th.Glyph.Ellipsis)
		at := d.byteOf(len(d.Rows)) + layout.Gutter + len(bullet)
		d.add("  "+th.Quiet.Render(bullet)+th.Link.Render(title), "  "+bullet+title)
		d.links = append(d.links, docLink{spans: []markdown.Span{{Start: at, End: at + len(title)}}, target: n.ID, entry: n})
	}
	d.blank()
}

// controls adds the published controls on the topic of a text.
func (d *doc) controls(h *handbook.Handbook, e *handbook.Entry, th theme.Theme, width int) {
	name := "Controls"
	for _, set := range h.ControlsOf(e) {
		d.labelled(name, set, width, th)
		name = ""
	}
	if name == "" {
		d.labelled(name, "published controls on this topic, for orientation", width, th)
	}
}
