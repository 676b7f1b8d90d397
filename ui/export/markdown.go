package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/pattern"
	"trustbook/handbook/quote"
	"trustbook/ui/splice"
)

// markdownDocument is the Markdown file of a handbook. Its headings have the anchors that site generators make. An
// anchor depends on the headings before it, so all anchors are determined before the first line is written.
type markdownDocument struct {
	h       *handbook.Handbook
	now     time.Time
	b       strings.Builder
	bodies  bodies            // bodies of entries, except those shown as code
	closing map[string]string // text to append to the body of an entry, such as the end of a fence, by the entry's id
	anchors map[string]string // anchors of categories, entries and sections, by their ids on the HTML page
}

// contentsTitle is the heading above the table of contents.
const contentsTitle = "Contents"

func writeMarkdown(w io.Writer, h *handbook.Handbook, now time.Time) error {
	d := &markdownDocument{h: h, now: now, bodies: parseAll(h, true), closing: map[string]string{}, anchors: map[string]string{}}
	d.closeBodies()
	d.assignAnchors()
	d.writeOpening()
	for _, c := range h.Categories {
		fmt.Fprintf(&d.b, "\n## %s\n", escapeMarkdown(c.Title))
		d.writeParagraph(escapeMarkdown(c.Description))
		for _, e := range h.EntriesIn(c.ID) {
			d.writeEntry(e)
		}
	}
	_, err := io.WriteString(w, d.b.String())
	return err
}

// closeBodies determines what to append to each body, because an open fence or comment would swallow the entries after
// it. A body that cannot be closed this way is shown as code.
func (d *markdownDocument) closeBodies() {
	for id, t := range d.bodies {
		closings := []string{"", "\n```", "\n~~~"}
		body := strings.Trim(string(t.source), "\n")
		i := slices.IndexFunc(closings, func(closing string) bool { return isClosed(body + closing) })
		if i < 0 {
			delete(d.bodies, id)
			continue
		}
		d.closing[id] = closings[i]
	}
}

func (d *markdownDocument) assignAnchors() {
	anchors := body.Anchors{}
	anchors.FragmentFor(d.h.Title)
	anchors.FragmentFor(contentsTitle)
	for _, c := range d.h.Categories {
		d.anchors["category:"+c.ID] = anchors.FragmentFor(c.Title)
		for _, e := range d.h.EntriesIn(c.ID) {
			d.anchors[e.ID] = anchors.FragmentFor(e.Title)
			d.assignBodyAnchors(e.ID, anchors)
		}
	}
}

func (d *markdownDocument) assignBodyAnchors(id string, anchors body.Anchors) {
	if d.bodies[id] == nil {
		return
	}
	for _, heading := range d.bodies[id].headings {
		anchor := anchors.FragmentFor(heading.title)
		if heading.section {
			d.anchors[sectionID(id, heading.anchor)] = anchor
		}
	}
}

func (d *markdownDocument) writeOpening() {
	fmt.Fprintf(&d.b, "# %s\n", escapeMarkdown(d.h.Title))
	d.writeParagraph(escapeMarkdown(strings.Join(aboutLines(d.h), ", ")))
	if d.h.Banner != "" {
		d.writeParagraph("**Caution:** " + olderEditionNotice)
	}
	fmt.Fprintf(&d.b, "\n## %s\n\n", contentsTitle)
	for _, c := range d.h.Categories {
		fmt.Fprintf(&d.b, "- [%s](#%s)\n", escapeMarkdown(c.Title), d.anchors["category:"+c.ID])
		var before *handbook.Entry
		for _, e := range d.h.EntriesIn(c.ID) {
			for _, g := range e.GroupsAfter(before) {
				fmt.Fprintf(&d.b, "%s- %s\n", strings.Repeat("  ", g.Depth()), escapeMarkdown(g.Title))
			}
			fmt.Fprintf(&d.b, "%s- [%s](#%s)\n", strings.Repeat("  ", 1+e.Group.Depth()), escapeMarkdown(e.Title), d.anchors[e.ID])
			before = e
		}
	}
}

func (d *markdownDocument) writeEntry(e *handbook.Entry) {
	fmt.Fprintf(&d.b, "\n### %s\n", escapeMarkdown(e.Title))
	d.writeParagraph(escapeMarkdown(strings.Join(entryLabels(e), ", ")))
	d.writeParagraph(quote.MarkdownCaution(e, d.now))
	d.writeParagraph(escapeMarkdown(e.DistinctQuestion()))
	if lead := e.LeadAnswer(); lead != "" {
		d.writeParagraph("**" + escapeMarkdown(lead) + "**")
	}
	d.writeParagraph(d.body(e))
	for _, f := range metadataFields(d.h, e) {
		d.writeParagraph(escapeMarkdown(f.Name + ": " + strings.Join(f.Values, "; ")))
	}
	d.writeParagraph(escapeMarkdown(d.h.SourceLine(e)))
}

func (d *markdownDocument) writeParagraph(s string) {
	if s = strings.Trim(s, "\n"); s != "" {
		d.b.WriteString("\n" + s + "\n")
	}
}

// body returns the body of an entry, edited for this document.
func (d *markdownDocument) body(e *handbook.Entry) string {
	t := d.bodies[e.ID]
	if t == nil {
		written, _ := quote.Source(e)
		return fencedCode(written)
	}
	return strings.Trim(string(splice.Apply(t.source, d.edits(t))), "\n") + d.closing[e.ID]
}

// isClosed reports whether a paragraph that is appended to Markdown remains a separate paragraph.
func isClosed(s string) bool {
	sentinel := "sentinel"
	for strings.Contains(s, sentinel) {
		sentinel += "-sentinel"
	}
	t := &parsedBody{entry: &handbook.Entry{}, source: []byte(s + "\n\n" + sentinel + "\n"), fileLine: func(int) int { return 0 }}
	t.parse()
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindParagraph && t.plainText(n) == sentinel {
			return true
		}
	}
	return false
}

// fencedCode returns s as a fenced code block. The fence is longer than any fence within s.
func fencedCode(s string) string {
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + "text\n" + strings.Trim(s, "\n") + "\n" + fence
}

// listStartPattern matches the beginning of a paragraph that Markdown would read as a list item.
var listStartPattern = pattern.Lazy(`^(\d{1,9})([.)])`)

// escapeMarkdown escapes plain text for Markdown.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for i, r := range s {
		special := strings.ContainsRune("\\`*_[]<>|~", r) || r == '&' && startsEntity(s[i+1:])
		if special || i == 0 && strings.ContainsRune("#+-=", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return listStartPattern().ReplaceAllString(b.String(), `$1\$2`)
}

// startsEntity reports whether an ampersand followed by rest could be read as an entity.
func startsEntity(rest string) bool {
	return rest != "" && (rest[0] == '#' || unicode.IsLetter(rune(rest[0])))
}
