package export

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
)

// document is a handbook as one Markdown text while it is written. Headings get
// their anchors in the order in which they stand, as generators hand them out,
// so all of them are known before the first line is written.
type document struct {
	h       *handbook.Handbook
	b       strings.Builder
	texts   texts             // without those that must stand in a fence
	closing map[string]string // what ends the text of an entry, by its id
	anchors map[string]string // of categories, entries and sections, by their ids in a page
}

// contentsTitle is the heading above the list of contents.
const contentsTitle = "Contents"

func writeMarkdown(w io.Writer, h *handbook.Handbook) error {
	d := &document{h: h, texts: parseAll(h), closing: map[string]string{}, anchors: map[string]string{}}
	d.close()
	d.survey()
	d.opening()
	for _, c := range h.Categories {
		fmt.Fprintf(&d.b, "\n## %s\n", escape(c.Title))
		d.paragraph(escape(c.Description))
		for _, e := range inCategory(h, c.ID) {
			d.entry(e)
		}
	}
	_, err := io.WriteString(w, d.b.String())
	return err
}

// close finds what each text needs at its end. One that leaves something open, a
// fence or a comment, must not swallow those after it; where nothing closes it,
// it is shown as it is.
func (d *document) close() {
	for id, t := range d.texts {
		closings := []string{"", "\n```", "\n~~~"}
		body := strings.Trim(t.entry.Markdown, "\n")
		i := slices.IndexFunc(closings, func(closing string) bool { return closed(body + closing) })
		if i < 0 {
			delete(d.texts, id)
			continue
		}
		d.closing[id] = closings[i]
	}
}

// survey gives every heading its anchor.
func (d *document) survey() {
	hand := body.Anchors{}
	hand.Of(d.h.Title)
	hand.Of(contentsTitle)
	for _, c := range d.h.Categories {
		d.anchors["category:"+c.ID] = hand.Of(c.Title)
		for _, e := range inCategory(d.h, c.ID) {
			d.anchors[e.ID] = hand.Of(e.Title)
			d.surveyText(e.ID, hand)
		}
	}
}

func (d *document) surveyText(id string, hand body.Anchors) {
	if d.texts[id] == nil {
		return
	}
	for _, heading := range d.texts[id].headings {
		anchor := hand.Of(heading.title)
		if heading.section {
			d.anchors[sectionID(id, heading.anchor)] = anchor
		}
	}
}

// opening is the title and the list of contents.
func (d *document) opening() {
	fmt.Fprintf(&d.b, "# %s\n", escape(d.h.Title))
	d.paragraph(escape(strings.Join(pageAbout(d.h), ", ")))
	fmt.Fprintf(&d.b, "\n## %s\n\n", contentsTitle)
	for _, c := range d.h.Categories {
		fmt.Fprintf(&d.b, "- [%s](#%s)\n", escape(c.Title), d.anchors["category:"+c.ID])
		for _, e := range inCategory(d.h, c.ID) {
			fmt.Fprintf(&d.b, "  - [%s](#%s)\n", escape(e.Title), d.anchors[e.ID])
		}
	}
}

func (d *document) entry(e *handbook.Entry) {
	fmt.Fprintf(&d.b, "\n### %s\n", escape(e.Title))
	d.paragraph(escape(strings.Join(labels(e), ", ")))
	d.paragraph(escape(e.Question))
	if lead := e.ShortAnswer(); lead != "" {
		d.paragraph("**" + escape(lead) + "**")
	}
	d.paragraph(d.body(e))
	for _, f := range facts(d.h, e) {
		d.paragraph(escape(f.Name + ": " + strings.Join(f.Values, "; ")))
	}
	d.paragraph(escape(quote.SourceLine(d.h, e)))
}

func (d *document) paragraph(s string) {
	if s = strings.Trim(s, "\n"); s != "" {
		d.b.WriteString("\n" + s + "\n")
	}
}

// body is the Markdown of an entry for this document.
func (d *document) body(e *handbook.Entry) string {
	t := d.texts[e.ID]
	if t == nil {
		return fenced(e.Markdown)
	}
	return strings.Trim(apply(e.Markdown, d.edits(t)), "\n") + d.closing[e.ID]
}

// closed says whether a paragraph behind a Markdown text is not a part of it.
func closed(s string) bool {
	behind := "behind"
	for strings.Contains(s, behind) {
		behind += "-behind"
	}
	t := parse(&handbook.Entry{Markdown: s + "\n\n" + behind + "\n"})
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindParagraph && t.plain(n) == behind {
			return true
		}
	}
	return false
}

// fenced is a text as a block of code, in a fence longer than any in it.
func fenced(s string) string {
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + "text\n" + strings.Trim(s, "\n") + "\n" + fence
}

// numbered matches the beginning of a paragraph that would become a list.
var numbered = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,9})([.)])`) })

// escape is plain text as Markdown.
func escape(s string) string {
	var b strings.Builder
	for i, r := range s {
		special := strings.ContainsRune("\\`*_[]<>|~", r) || r == '&' && entity(s[i+1:])
		if special || i == 0 && strings.ContainsRune("#+-=", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return numbered().ReplaceAllString(b.String(), `$1\$2`)
}

// entity says whether what follows an ampersand could make it mean another sign.
func entity(rest string) bool {
	return rest != "" && (rest[0] == '#' || unicode.IsLetter(rune(rest[0])))
}
