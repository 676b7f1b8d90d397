package export

import (
	_ "embed" // the page and its style are files
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/ui/theme"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

// styleHash names the one style that the page allows. The test says what it is
// when the style or the palette has changed.
const styleHash = "sha256-V5kjACk/kIa+MXKttPFsWAkOgKgVQQb01Dl3qhdIoiM="

// style is the style of the page: on paper always the light colours, which are
// made for white.
func style() string {
	return ":root{color-scheme:light dark;" + theme.CSSVariables(theme.LightBackground) + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + theme.CSSVariables(theme.DarkBackground) + "}}\n" + pageStyle
}

// page is what the template is filled with.
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
	ID, Lang, Title, Meta, Question, Summary string
	Answer                                   handbook.Verdict
	Verdict                                  string
	Body                                     template.HTML
	Facts                                    []fact
	Related                                  []*handbook.Entry
	Source                                   string
}

// fact is one thing that is known of a text beside what it says.
type fact struct {
	Name   string
	Values []string
}

func writeHTML(w io.Writer, h *handbook.Handbook) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	p := page{
		Lang: "en", Title: h.Title, Version: h.Version, About: pageAbout(h),
		Style: template.CSS(style()), StyleHash: styleHash, //nolint:gosec // the style is the program's own
	}
	if len(h.Languages) > 0 {
		p.Lang = h.Languages[0]
	}
	r := newRenderer()
	all := parseAll(h)
	for _, c := range h.Categories {
		out := pageCategory{Category: c}
		for _, e := range inCategory(h, c.ID) {
			entry := pageEntryOf(h, e, p.Lang)
			if entry.Body, err = all.body(r, e); err != nil {
				return fmt.Errorf("%s: %w", e.Path, err)
			}
			out.Entries = append(out.Entries, entry)
		}
		p.Categories = append(p.Categories, out)
	}
	return t.Execute(w, p)
}

// inCategory are the entries of a category in reading order.
func inCategory(h *handbook.Handbook, id string) []*handbook.Entry {
	return slices.DeleteFunc(slices.Clone(h.AllEntries()), func(e *handbook.Entry) bool { return e.Category != id })
}

// pageAbout says whose handbook it is, which edition, and how large.
func pageAbout(h *handbook.Handbook) []string {
	var out []string
	if h.Organisation != "" && h.Organisation != h.Title {
		out = append(out, h.Organisation)
	}
	if h.Version != "" {
		out = append(out, "edition "+h.Version)
	}
	if len(h.Entries) == 1 {
		return append(out, "1 text")
	}
	return append(out, fmt.Sprintf("%d texts", len(h.Entries)))
}

// pageEntryOf is an entry of a page in a language, but for its body.
func pageEntryOf(h *handbook.Handbook, e *handbook.Entry, lang string) pageEntry {
	out := pageEntry{
		ID: e.ID, Title: e.Title, Meta: strings.Join(labels(e), " ∙ "), Question: e.Question, Summary: e.Summary,
		Answer: e.Answer, Verdict: e.Answer.Label(), Facts: facts(h, e), Related: h.Related(e), Source: h.Citation(e),
	}
	if e.Metadata.Lang != lang {
		out.Lang = e.Metadata.Lang
	}
	return out
}

// labels are what a text is, and the frameworks it carries.
func labels(e *handbook.Entry) []string {
	if kind := e.Kind.Label(); kind != "" {
		return append([]string{kind}, e.Frameworks...)
	}
	return e.Frameworks
}

// facts are what is known of a text: only what it says of itself.
func facts(h *handbook.Handbook, e *handbook.Entry) []fact {
	l := e.Metadata
	all := []fact{
		{"Owner", []string{l.Owner}},
		{"Approver", []string{l.Approver}},
		{"Version", []string{l.Version}},
		{"Status", []string{l.Status}},
		{"Classification", []string{l.Classification}},
		{"Audience", l.Audience},
		{"Effective", []string{day(l.Effective)}},
		{"Reviewed", []string{day(l.Reviewed)}},
		{"Review in", []string{l.ReviewIn}},
		{"Next review", []string{nextReview(l)}},
		{"Changes", l.Changes},
		{"Controls", controls(h, e)},
	}
	for i := range all {
		all[i].Values = slices.DeleteFunc(slices.Clone(all[i].Values), func(s string) bool { return s == "" })
	}
	return slices.DeleteFunc(all, func(f fact) bool { return len(f.Values) == 0 })
}

// day is a date as texts write it; "" for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// controls are the published controls on the same topic, a line for each set,
// and that they are no claim.
func controls(h *handbook.Handbook, e *handbook.Entry) []string {
	out := h.ControlsOf(e)
	if len(out) > 0 {
		out = append(out, "published controls on this topic, for orientation")
	}
	return out
}
