package export

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/ui/phrases"
	"trustbook/ui/web"
)

// entry returns an entry as an article, followed by its versions in other languages.
func (p *htmlPage) entry(e *handbook.Entry) (web.HTML, error) {
	out, err := p.article(e)
	for _, other := range e.Languages() {
		if other == e || err != nil {
			continue
		}
		var text web.HTML
		in := *p
		in.bodies, in.suffix = p.translated[other.Metadata.Lang], translationSuffix(other)
		text, err = in.article(other)
		out += web.ElementBlock("details", web.Attrs{"class", "translation"}, web.ElementLine("summary", nil, web.EscapeText(handbook.LanguageName(other.Metadata.Lang)+": "), web.Element("span", web.Attrs{"lang", p.otherLanguage(other)}, web.EscapeText(other.Title))), text)
	}
	return out, err
}

// translationSuffix returns the suffix for the ids in a translation. No entry id contains an underscore, so ids with
// the suffix are unique.
func translationSuffix(e *handbook.Entry) string { return "_" + strings.ToLower(e.Metadata.Lang) }

// translatedBodies returns the bodies of the translated entries, by language. The language of the page is not included.
func translatedBodies(h *handbook.Handbook) map[string]bodies {
	out := map[string]bodies{}
	for _, in := range h.TranslatedHandbooks() {
		all := parseAll(in, false)
		for _, t := range all {
			t.suffix = translationSuffix(t.entry)
			out[t.entry.Metadata.Lang] = all
		}
	}
	return out
}

func (p *htmlPage) article(e *handbook.Entry) (web.HTML, error) {
	text, err := p.bodies.renderBody(p.renderer, e)
	if err != nil {
		return "", err
	}
	return web.ElementBlock("article", web.Attrs{"lang", p.otherLanguage(e), "dir", "auto"},
		web.ElementBlock("header", nil, p.opening(e)...), "\n", text, web.ElementBlock("footer", web.Attrs{"class", "quiet"}, p.metadata(e), p.related(e), paragraphHTML("", p.h.SourceLine(e)))), nil
}

// otherLanguage returns the language of an entry, or "" if it is the same as that of the page.
func (p *htmlPage) otherLanguage(e *handbook.Entry) string {
	tag, _ := body.LanguageTag(e.Metadata.Lang)
	if tag == cmp.Or(p.lang, "en") {
		return ""
	}
	return tag
}

// opening returns the part of an entry above its body: title, cautions, question and answer.
func (p *htmlPage) opening(e *handbook.Entry) []web.HTML {
	about := entryLabels(e)
	if lang := p.otherLanguage(e); lang != "" {
		about = append(about, phrases.InLanguage(lang))
	}
	anchors := handbook.MapSlice(p.anchors(e), func(id string) web.HTML { return web.ElementLine("span", web.Attrs{"id", id}) })
	return append(anchors, linkedHeading(entryLevel, e.ID+p.suffix, e.Title),
		paragraphHTML("quiet", strings.Join(about, " ∙ ")),
		p.caution(e),
		paragraphHTML("question", e.DistinctQuestion()),
		verdictHTML(e))
}

// englishLang returns "en" for the program's own words beside an entry in another language, so that browsers read these
// words aloud as English.
func (p *htmlPage) englishLang(e *handbook.Entry) string {
	return langOfEnglish(cmp.Or(p.otherLanguage(e), p.lang))
}

func langOfEnglish(lang string) string {
	if lang == "" || handbook.SameLanguage(lang, "en") {
		return ""
	}
	return "en"
}

// entryLabels returns the labels above an entry: its document number, groups, kind and frameworks.
func entryLabels(e *handbook.Entry) []string {
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

func (p *htmlPage) caution(e *handbook.Entry) web.HTML {
	c := e.Caution(p.now)
	if c.Word == "" {
		return ""
	}
	return web.ElementLine("p", web.Attrs{"class", "caution", "lang", p.englishLang(e)}, web.Element("strong", nil, web.EscapeText(c.Word+":")), web.EscapeText(" "+c.Sentence))
}

// verdictHTML returns an entry's verdict as a badge, and its summary.
func verdictHTML(e *handbook.Entry) web.HTML {
	label := e.LabelOf(e.Answer)
	if label == "" && e.Lead() == "" {
		return ""
	}
	var chip web.HTML
	if label != "" {
		chip = web.Element("strong", web.Attrs{"class", "chip"}, web.EscapeText(label)) + " "
	}
	return web.ElementLine("p", web.Attrs{"class", strings.TrimSpace("answer " + string(e.Answer)), "dir", "auto"}, chip, web.EscapeText(e.Lead()))
}

func (p *htmlPage) related(e *handbook.Entry) web.HTML {
	out := handbook.MapSlice(p.h.Related(e), func(to *handbook.Entry) web.HTML {
		return web.ElementLine("li", web.Attrs{"lang", p.otherLanguage(to)}, linkTo(to.ID, to.Title))
	})
	if len(out) == 0 {
		return ""
	}
	return web.ElementBlock("div", web.Attrs{"class", "related"}, web.ElementLine("p", web.Attrs{"lang", p.englishLang(e)}, web.EscapeText("Related:")), web.ElementBlock("ul", web.Attrs{"role", "list"}, out...))
}

func (p *htmlPage) metadata(e *handbook.Entry) web.HTML {
	var out []web.HTML
	for _, f := range metadataFields(p.h, e) {
		out = append(out, web.ElementLine("dt", web.Attrs{"lang", p.englishLang(e)}, web.EscapeText(f.Name)))
		for _, v := range f.Values {
			out = append(out, web.Element("dd", web.Attrs{"dir", "auto"}, web.EscapeText(v)))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return web.ElementBlock("dl", nil, out...)
}

type metadataField struct {
	Name   string
	Values []string
}

func metadataFields(h *handbook.Handbook, e *handbook.Entry) []metadataField {
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
		{"Controls", controlLines(h, e)},
	}
	for i := range all {
		all[i].Values = slices.DeleteFunc(slices.Clone(all[i].Values), func(s string) bool { return s == "" })
	}
	return slices.DeleteFunc(all, func(f metadataField) bool { return len(f.Values) == 0 })
}

// controlLines returns the published controls on the same topic, with a line for each set, and a statement that they
// are not a claim.
func controlLines(h *handbook.Handbook, e *handbook.Entry) []string {
	out := h.ControlsOf(e)
	if len(out) > 0 {
		out = append(out, "published controls on this topic, for reference")
	}
	return out
}
