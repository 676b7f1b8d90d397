package export

import (
	_ "embed" // for the page and its style
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

// styleHash is the hash of the only style that the page allows. A test prints the new
// one when the style or the palette changes.
const styleHash = "sha256-9uBTvvM6x4Wfk01w5eEZnyDXaEMTIDtFrkDEfqzD988="

// style returns the style of the page. On paper it always uses the light colours.
func style() string {
	return ":root{color-scheme:light dark;" + theme.CSSVariables(theme.LightBackground) + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + theme.CSSVariables(theme.DarkBackground) + "}}\n" + pageStyle
}

// page is the data of the template.
type page struct {
	Lang, Title, Version string
	About                []string
	Style                template.CSS
	StyleHash            string
	Categories           []pageCategory
}

type pageCategory struct {
	handbook.Category
	Entries []pageEntry
}

type pageEntry struct {
	Group                                    string // in the contents, above the first entry of a group
	ID, Lang, Title, Meta, Question, Summary string
	Caution                                  handbook.Caution
	Answer                                   handbook.Verdict
	Verdict                                  string
	Body                                     template.HTML
	Metadata                                 []metadataField
	Related                                  []*handbook.Entry
	Source                                   string
}

// metadataField is a field of an entry's metadata, with a label.
type metadataField struct {
	Name   string
	Values []string
}

func writeHTML(w io.Writer, h *handbook.Handbook, now time.Time) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	p := page{
		Title: h.Title, Version: h.Version, About: pageAbout(h),
		Style: template.CSS(style()), StyleHash: styleHash, //nolint:gosec // the style is the program's own
	}
	if len(h.Languages) > 0 {
		p.Lang, _ = body.LanguageTag(h.Languages[0])
	}
	r := newRenderer()
	all := parseAll(h, false)
	for _, c := range h.Categories {
		out := pageCategory{Category: c}
		group := ""
		for _, e := range h.EntriesIn(c.ID) {
			entry := newPageEntry(h, e, p.Lang, now)
			if path := groupPath(e.Group); path != group {
				entry.Group, group = path, path
			}
			if entry.Body, err = all.renderBody(r, e); err != nil {
				return fmt.Errorf("%s: %w", e.Path, err)
			}
			out.Entries = append(out.Entries, entry)
		}
		p.Categories = append(p.Categories, out)
	}
	return t.Execute(w, p)
}

// pageAbout returns the organisation, the edition and the number of entries.
func pageAbout(h *handbook.Handbook) []string {
	var out []string
	if h.Organisation != "" && h.Organisation != h.Title {
		out = append(out, h.Organisation)
	}
	if h.Version != "" {
		out = append(out, "edition "+h.Version)
	}
	return append(out, phrases.Entries(len(h.Entries)))
}

// newPageEntry returns an entry without its body, for a page in this language.
func newPageEntry(h *handbook.Handbook, e *handbook.Entry, lang string, now time.Time) pageEntry {
	out := pageEntry{
		ID: e.ID, Title: e.Title, Meta: strings.Join(labels(e), " ∙ "), Question: e.Question, Summary: e.Summary,
		Caution: e.Metadata.Caution(now), Answer: e.Answer, Verdict: e.Answer.Label(), Metadata: metadata(h, e), Related: h.Related(e), Source: quote.SourceLine(h, e),
	}
	if tag, _ := body.LanguageTag(e.Metadata.Lang); tag != lang {
		out.Lang = tag
	}
	return out
}

// labels returns the document number, the groups, the kind and the frameworks of an entry.
func labels(e *handbook.Entry) []string {
	var out []string
	if e.Number != "" && !e.TitleHasNumber() {
		out = append(out, e.Number)
	}
	if groups := groupPath(e.Group); groups != "" {
		out = append(out, groups)
	}
	if kind := e.Kind.Label(); kind != "" {
		out = append(out, kind)
	}
	return append(out, e.Frameworks...)
}

// groupPath returns the titles of a group and those around it.
func groupPath(g *handbook.Group) string {
	var titles []string
	for _, g := range g.Path() {
		titles = append(titles, g.Title)
	}
	return strings.Join(titles, " / ")
}

// metadata returns the fields of the metadata that an entry has.
func metadata(h *handbook.Handbook, e *handbook.Entry) []metadataField {
	l := e.Metadata
	all := []metadataField{
		{"Owner", []string{l.Owner}},
		{"Approver", []string{l.Approver}},
		{"Version", []string{l.Version}},
		{"Status", []string{l.Status}},
		{"Classification", []string{l.Classification}},
		{"Audience", l.Audience},
		{"Effective", []string{handbook.ISODay(l.Effective)}},
		{"Reviewed", []string{handbook.ISODay(l.Reviewed)}},
		{"Review in", []string{l.ReviewIn}},
		{"Next review", []string{nextReview(l)}},
		{"Changes", l.Changes},
		{"Controls", controls(h, e)},
	}
	for i := range all {
		all[i].Values = slices.DeleteFunc(slices.Clone(all[i].Values), func(s string) bool { return s == "" })
	}
	return slices.DeleteFunc(all, func(f metadataField) bool { return len(f.Values) == 0 })
}

// controls returns the published controls on the same topic, one line per set, with a
// note that they are not a claim.
func controls(h *handbook.Handbook, e *handbook.Entry) []string {
	out := h.ControlsOf(e)
	if len(out) > 0 {
		out = append(out, "published controls on this topic, for reference")
	}
	return out
}
