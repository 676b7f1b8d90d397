package export

import (
	_ "embed" // for the style sheet
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/renderer"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/ui/phrases"
	"trustbook/ui/web"
)

//go:embed page.css
var pageStyle string

// htmlPage is the HTML page of a handbook.
type htmlPage struct {
	h        *handbook.Handbook
	now      time.Time
	lang     string // language tag of the handbook; "" for English
	bodies   bodies
	renderer renderer.Renderer
	taken    map[string]bool // ids used in the page; former ids must not replace them

	translated map[string]bodies // bodies of the entries in other languages, by language and then by id
	suffix     string            // suffix of the ids of entries in another language
}

// Ids of the fixed parts of the page. They cannot clash with the ids of entries and sections, which have no colon
// before their first dot.
const (
	contentsID = "page:contents"
	unfoldID   = "page:unfold"
	entriesID  = "page:entries"
)

func writeHTML(w io.Writer, h *handbook.Handbook, now time.Time) error {
	p := &htmlPage{h: h, now: now, translated: translatedBodies(h), bodies: parseAll(h, false), renderer: newRenderer(), taken: map[string]bool{}}
	p.lang, _ = body.LanguageTag(h.Language())
	for _, e := range h.AllEntries() {
		p.taken[e.ID] = true
	}
	categories, err := p.categories()
	if err != nil {
		return err
	}
	_, err = web.Page{Lang: p.lang, Title: pageTitle(h), Style: web.Colours() + pageStyle + sheetMargins(h), Body: p.frame(categories)}.WriteTo(w)
	return err
}

func pageTitle(h *handbook.Handbook) string {
	if h.Version == "" {
		return h.Title
	}
	return h.Title + ", edition " + h.Version
}

func sheetMargins(h *handbook.Handbook) string {
	edition := ""
	if h.Version != "" {
		edition = "Edition " + h.Version
	}
	return fmt.Sprintf(`@page{margin:2cm 1.8cm;font:8pt system-ui,sans-serif;color:#586270;@top-left{content:%s}@top-right{content:%s}@bottom-left{content:%s}@bottom-right{content:"Page " counter(page) " of " counter(pages)}}`+"\n",
		web.CSSString(h.Title), web.CSSString(edition), web.CSSString(h.Digest))
}

func (p *htmlPage) frame(categories []web.HTML) web.HTML {
	return web.ElementLine("a", web.Attrs{"class", "skip", "href", "#" + entriesID, "lang", langOfEnglish(p.lang)}, web.EscapeText("Skip to the entries")) +
		web.ElementBlock("header", web.Attrs{"class", "top"}, web.ElementBlock("div", nil,
			web.ElementLine("h1", nil, web.EscapeText(p.h.Title)),
			web.ElementLine("p", web.Attrs{"class", "quiet"}, web.EscapeText(strings.Join(aboutLines(p.h), " ∙ "))))) +
		web.ElementBlock("div", web.Attrs{"class", "columns"},
			p.contents(),
			web.ElementBlock("main", web.Attrs{"id", entriesID, "tabindex", "-1"}, slices.Concat([]web.HTML{p.cautionOlder()}, categories, []web.HTML{p.digestLine()})...))
}

// cautionOlder returns the caution at the top of a page that shows an earlier edition than the requested one, or
// nothing.
func (p *htmlPage) cautionOlder() web.HTML {
	if p.h.Banner == "" {
		return ""
	}
	return web.ElementLine("p", web.Attrs{"class", "caution", "lang", langOfEnglish(p.lang)}, web.Element("strong", nil, web.EscapeText("Caution:")), web.EscapeText(" "+olderEditionNotice))
}

// olderEditionNotice replaces the text of the banner, because that text names files on this computer.
const olderEditionNotice = "the requested edition could not be opened, so this is an earlier one."

// digestLine returns a line with the digest, with which readers can check that the page was made from the same
// handbook.
func (p *htmlPage) digestLine() web.HTML {
	if p.h.Digest == "" {
		return ""
	}
	return web.ElementBlock("footer", web.Attrs{"class", "digest quiet", "lang", langOfEnglish(p.lang)}, web.Element("p", nil, web.EscapeText("Digest of the handbook, as "), web.Element("code", nil, web.EscapeText("trustbook verify")),
		web.EscapeText(" prints it: "), web.Element("code", nil, web.EscapeText(p.h.Digest))))
}

// aboutLines returns the lines at the top of the page: the organisation, the edition and the number of entries.
func aboutLines(h *handbook.Handbook) []string {
	var out []string
	if h.Organisation != "" && h.Organisation != h.Title {
		out = append(out, h.Organisation)
	}
	if h.Version != "" {
		out = append(out, "edition "+h.Version)
	}
	return append(out, phrases.CountEntries(len(h.Entries)))
}

// contents returns the table of contents. In a narrow window it is visible only while the URL ends in its id, so it
// disappears when the reader chooses an entry or repeats the link that opened it.
func (p *htmlPage) contents() web.HTML {
	var categories []web.HTML
	for _, c := range p.h.Categories {
		categories = append(categories, web.ElementBlock("li", nil, linkTo(categoryID(c), c.Title), web.ElementBlock("ul", nil, p.contentsOf(c)...)))
	}
	return web.ElementBlock("nav", web.Attrs{"id", contentsID, "aria-label", "Contents"},
		web.ElementLine("h2", web.Attrs{"lang", langOfEnglish(p.lang)}, web.Element("a", web.Attrs{"id", unfoldID, "href", "#" + contentsID}, web.EscapeText("Contents"))),
		web.ElementLine("a", web.Attrs{"class", "close", "href", "#" + unfoldID, "lang", langOfEnglish(p.lang)}, web.EscapeText("Close")),
		web.ElementBlock("ul", nil, categories...))
}

// contentsOf returns the table of contents for a category, with each group below its name.
func (p *htmlPage) contentsOf(c handbook.Category) []web.HTML {
	var out []web.HTML
	group := ""
	for _, e := range p.h.EntriesIn(c.ID) {
		if path := groupPath(e.Group); path != group {
			group = path
			if path != "" {
				out = append(out, web.ElementLine("li", web.Attrs{"class", "group", "dir", "auto"}, web.EscapeText(path)))
			}
		}
		out = append(out, web.ElementLine("li", web.Attrs{"lang", p.otherLanguage(e)}, linkTo(e.ID, e.Title)))
	}
	return out
}

func linkTo(id, title string) web.HTML {
	return web.Element("a", web.Attrs{"href", web.URLFragment(id), "dir", "auto"}, web.EscapeText(title))
}

func categoryID(c handbook.Category) string { return "category:" + c.ID }

func (p *htmlPage) categories() ([]web.HTML, error) {
	var out []web.HTML
	for _, c := range p.h.Categories {
		parts := []web.HTML{linkedHeading(2, categoryID(c), c.Title), paragraphHTML("quiet", c.Description)}
		for _, e := range p.h.EntriesIn(c.ID) {
			entry, err := p.entry(e)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Path, err)
			}
			parts = append(parts, entry)
		}
		out = append(out, web.ElementBlock("section", web.Attrs{"aria-labelledby", categoryID(c)}, parts...))
	}
	return out, nil
}

// linkedHeading returns a heading that links to itself, so that readers can copy its address.
func linkedHeading(level int, id, title string) web.HTML {
	return web.ElementLine(fmt.Sprintf("h%d", level), web.Attrs{"id", id, "dir", "auto"}, web.Element("a", web.Attrs{"class", "self", "href", web.URLFragment(id)}, web.EscapeText(title)))
}

// paragraphHTML returns a paragraph, or nothing if text is empty.
func paragraphHTML(class, text string) web.HTML {
	if text == "" {
		return ""
	}
	return web.ElementLine("p", web.Attrs{"class", class, "dir", "auto"}, web.EscapeText(text))
}

// groupPath returns the titles of a group and of the groups that contain it.
func groupPath(g *handbook.Group) string {
	return strings.Join(handbook.MapSlice(g.Path(), func(g *handbook.Group) string { return g.Title }), " / ")
}

// anchors returns additional ids for an entry, so that URLs with its document number or one of its former ids work.
func (p *htmlPage) anchors(e *handbook.Entry) []string {
	var out []string
	for _, id := range append([]string{e.Number}, e.FormerIDs...) {
		if id != "" && !p.taken[id] && !slices.ContainsFunc([]byte(id), func(c byte) bool { return c <= ' ' || c == ':' || c == '.' }) {
			p.taken[id] = true
			out = append(out, id)
		}
	}
	return out
}
