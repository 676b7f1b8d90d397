package ui

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/draw"
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
	var d draw.Document
	addHead(&d, h, e, th, width)
	d.Unmarked = len(d.Rows)
	addCaution(&d, e, now, th, width)
	d.AddAnswer(e.Answer, e.Summary, th, width)
	d.AddBody(render(r, th, e, width), func(markdown.Link) draw.Link { return draw.Link{} })
	d.AddBlank()
	addRelated(&d, h.Related(e), th, width)
	addControls(&d, h, e, th, width)
	addMetadata(&d, e.Metadata, nil, th, width)
	d.AddLabelled("Source", h.Citation(e), width, th)
	return d.Doc
}

// addHead adds what stands above an answer: the title, what the text is, the question.
func addHead(d *draw.Document, h *handbook.Handbook, e *handbook.Entry, th theme.Theme, width int) {
	d.AddText(e.Title, width, th.Title.Render)
	d.AddText(meta(h, e, th, true), width, th.Quiet.Render)
	d.AddBlank()
	if e.Question != "" {
		d.AddText(e.Question, width, th.Text.Render)
		d.AddBlank()
	}
}

// addRelated adds links to the related entries.
func addRelated(d *draw.Document, near []*handbook.Entry, th theme.Theme, width int) {
	if len(near) == 0 {
		return
	}
	d.AddText("Related", width, th.Quiet.Render)
	bullet := th.Glyph.Dot + " "
	for _, n := range near {
		title := draw.Cut(n.Title, width-ansi.StringWidth(bullet), th.Glyph.Ellipsis)
		at := d.OffsetOf(len(d.Rows)) + layout.Gutter + len(bullet)
		d.AddRow("  "+th.Quiet.Render(bullet)+th.Link.Render(title), "  "+bullet+title)
		d.Links = append(d.Links, draw.Link{Spans: []markdown.Span{{Start: at, End: at + len(title)}}, Target: n.ID, Entry: n})
	}
	d.AddBlank()
}

// addControls adds the published controls on the topic of an entry.
func addControls(d *draw.Document, h *handbook.Handbook, e *handbook.Entry, th theme.Theme, width int) {
	name := "Controls"
	for _, set := range h.ControlsOf(e) {
		d.AddLabelled(name, set, width, th)
		name = ""
	}
	if name == "" {
		d.AddLabelled(name, "published controls on this topic, for orientation", width, th)
	}
}

// meta is the quiet line about a text: category, kind, frameworks.
func meta(h *handbook.Handbook, e *handbook.Entry, th theme.Theme, category bool) string {
	var parts []string
	if c, ok := h.Category(e.Category); ok && category && c.Title != e.Title {
		parts = append(parts, c.Title)
	}
	if k := e.Kind.Label(); k != "" {
		parts = append(parts, k)
	}
	parts = append(parts, e.Frameworks...)
	return strings.Join(parts, " "+th.Glyph.Dot+" ")
}
