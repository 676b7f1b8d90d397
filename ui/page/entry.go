package page

import (
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// PrintableText lays out an entry for printing: everything that the preview and the reader show, then the URLs of its
// links and its source. Rows are width cells wide, not counting the gutter. now determines whether the entry's review
// is overdue.
func PrintableText(h *handbook.Handbook, e *handbook.Entry, th *theme.Theme, width int, now time.Time) markdown.Doc {
	r := markdown.New(th, width)
	r.PrintAddresses(true)
	d := draw.NewDocument(th, width)
	AddEntryHead(&d, h, e)
	d.Unmarked = len(d.Rows)
	AddCaution(&d, e.Caution(now))
	d.AddAnswer(e.Answer, e.LabelOf(e.Answer), e.Lead())
	d.AddBody(renderEntry(r, th, e, width), func(markdown.Link) draw.Link { return draw.Link{} })
	d.AddBlank()
	AddRelated(&d, h.Related(e))
	AddControls(&d, h, e)
	AddMetadata(&d, e.Metadata, nil)
	d.AddLabelled(phrases.LabelSource, h.Citation(e))
	return d.Doc
}

// AddEntryHead adds the title, the metadata line and the question.
func AddEntryHead(d *draw.Document, h *handbook.Handbook, e *handbook.Entry) {
	d.AddText(e.Title, d.Theme.Title.Render)
	d.AddText(MetadataLine(h, e, d.Theme, true), d.Theme.Quiet.Render)
	d.AddBlank()
	if question := e.DistinctQuestion(); question != "" {
		d.AddText(question, d.Theme.Text.Render)
		d.AddBlank()
	}
}

// AddRelated adds links to the related entries.
func AddRelated(d *draw.Document, related []*handbook.Entry) {
	if len(related) == 0 {
		return
	}
	d.AddText(phrases.LabelRelated, d.Theme.Quiet.Render)
	bullet := d.Theme.Glyph.Dot + " "
	for _, e := range related {
		title := draw.Snippet{Text: e.Title}.CutBeforeEnding(e.Derived.Suffix, d.Width-layout.Width(bullet), d.Theme.Glyph.Ellipsis).Text
		at := d.OffsetOf(len(d.Rows)) + layout.Gutter + len(bullet)
		d.AddRow("  "+d.Theme.Quiet.Render(bullet)+d.Theme.Link.Render(title), "  "+bullet+title)
		d.Links = append(d.Links, draw.Link{Spans: []markdown.Span{{Start: at, End: at + len(title)}}, Target: e.ID, Entry: e})
	}
	d.AddBlank()
}

// AddControls adds the published controls on the topic of an entry.
func AddControls(d *draw.Document, h *handbook.Handbook, e *handbook.Entry) {
	name := phrases.LabelControls
	for _, set := range h.ControlsOf(e) {
		d.AddLabelled(name, set)
		name = ""
	}
	if name == "" {
		d.AddLabelled(name, phrases.ControlsNote)
	}
}

// MetadataLine returns a line with the document number, kind, language and frameworks of an entry. The language is
// included only if it differs from the handbook's. If category is true, the line also contains the category and the
// groups of the entry, unless the innermost of these has the same title as the entry.
func MetadataLine(h *handbook.Handbook, e *handbook.Entry, th *theme.Theme, category bool) string {
	var parts []string
	if e.Number != "" && !e.TitleHasNumber() {
		parts = append(parts, e.Number)
	}
	if place := h.Breadcrumb(e); category && len(place) > 0 && place[len(place)-1] != e.Title {
		parts = append(parts, strings.Join(place, " "+th.Glyph.Path+" "))
	}
	if k := e.Kind.Label(); k != "" {
		parts = append(parts, k)
	}
	if lang := h.ForeignLanguage(e); lang != "" {
		parts = append(parts, phrases.InLanguage(lang))
	}
	parts = append(parts, e.Frameworks...)
	return strings.Join(parts, " "+th.Glyph.Dot+" ")
}

// LinkResolver returns a function that returns the entry and the anchor that a link in e points to.
func LinkResolver(h *handbook.Handbook, e *handbook.Entry) func(markdown.Link) draw.Link {
	return func(l markdown.Link) draw.Link {
		out := draw.Link{Target: l.Target}
		if known, ok := e.LinkTo(sanitize.CleanLine(l.Target)); ok {
			out.Entry, out.Anchor = h.Entry(known.Entry), known.Anchor
			if e.Metadata.Lang != "" && out.Entry != nil {
				out.Entry = out.Entry.InLanguage(e.Metadata.Lang)
			}
		}
		return out
	}
}

// AddCaution adds a warning that an entry may not be valid. Add it above the answer.
func AddCaution(d *draw.Document, c handbook.Caution) {
	if c.Word != "" {
		d.AddCallout(c.Word+":", c.Sentence)
		d.AddBlank()
	}
}

// AddWeakMatchNote adds a warning that an entry may not answer the query. Add it above the answer.
func AddWeakMatchNote(d *draw.Document, doubt string) {
	if doubt != "" {
		d.AddCallout(phrases.CautionIntro, phrases.ReadFirstAdvice(doubt))
		d.AddBlank()
	}
}

// AddMetadata adds the metadata of an entry.
func AddMetadata(d *draw.Document, l handbook.Metadata, roles handbook.Roles) {
	for _, f := range l.Fields(roles) {
		d.AddLabelled(f.Name, f.Value)
	}
}

// EntryChange describes how an entry has changed since the user read it.
type EntryChange struct {
	Read   readstate.ReadRecord
	Status readstate.Status
	Key    string // key that shows the differences; "" for none
}

// AddChangeNote adds a note to an entry that has changed since it was read.
func AddChangeNote(d *draw.Document, s *session.Session, e *handbook.Entry, c EntryChange) {
	word, text := s.ChangeText(e, c.Read, c.Status, c.Key)
	if word == "" {
		return
	}
	d.AddCallout(word, text)
	d.AddBlank()
}

// maxSentenceWords is the maximum number of words compared, from the beginning of a sentence.
const maxSentenceWords = 16

// minSentenceWords is the minimum number of consecutive words of a sentence that must be found on the page. A shorter
// sentence must be found as a whole.
const minSentenceWords = 4

// RowOfSentence returns the row where a sentence begins, ignoring the rows that the list already shows. Only the first
// words of the sentence are compared, because the page may contain struck-out words that the sentence lacks. ok is
// false if they are not found.
func RowOfSentence(d *draw.Document, sentence string) (row int, ok bool) {
	words := strings.Fields(sentence)
	if len(words) == 0 {
		return 0, false
	}
	text, from := d.Text(), d.OffsetOf(d.Unmarked)
	words = words[:min(len(words), maxSentenceWords)]
	if at := indexOfWords(text[min(from, len(text)):], words); at >= 0 {
		return d.RowAt(from + at), true
	}
	for n := len(words); n > 0; n /= 2 {
		at := draw.Pattern(strings.Join(words[:n], " ")).FindStringIndex(text[min(from, len(text)):])
		if at != nil {
			return d.RowAt(from + at[0]), true
		}
		if n/2 < minSentenceWords {
			break
		}
	}
	return 0, false
}

// indexOfWords returns the index of words in text, possibly across rows, or -1. It finds nearly every sentence, ten
// times faster than a compiled pattern.
func indexOfWords(text string, words []string) int {
	for at := 0; ; at++ {
		next := strings.Index(text[at:], words[0])
		if next < 0 {
			return -1
		}
		if at += next; beginsWithWords(text[at+len(words[0]):], words[1:]) {
			return at
		}
	}
}

// beginsWithWords reports whether text begins with the given words, separated by spaces, the quotes of code, or the end
// of a row and the bar or bullet of the next row.
func beginsWithWords(text string, words []string) bool {
	for _, word := range words {
		rest := strings.TrimLeft(text, " \t\n▐|∙`")
		if len(rest) == len(text) || !strings.HasPrefix(rest, word) {
			return false
		}
		text = rest[len(word):]
	}
	return true
}
