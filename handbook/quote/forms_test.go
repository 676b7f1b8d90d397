package quote_test

import (
	"strings"
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
)

// day is the day on which these tests quote entries.
var day = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

func date(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// entry returns an entry with a question, a verdict and two paragraphs.
func entry(m handbook.Metadata) *handbook.Entry {
	const text = "First *paragraph*.\n\nSecond [one](https://example.org).\n"
	return &handbook.Entry{
		ID: "mfa", Title: "MFA", Question: "Is MFA required?", Answer: handbook.Yes, Summary: "Everywhere.", Metadata: m,
		Markdown: text, Sections: body.Parse(text, body.Options{Line: 1}).Sections,
	}
}

func TestFormsOfAnEntry(t *testing.T) {
	h := handbook.New(handbook.Parts{Title: "H", Version: "1.2"})
	const source = "Source: MFA (mfa), H, edition 1.2"
	e := entry(handbook.Metadata{})
	for name, c := range map[string]struct{ got, want string }{
		"text":     {quote.SearchMatch{}.Text(h, e, day), "Is MFA required?\n\nYes. Everywhere.\n\nFirst paragraph.\n\nSecond one (https://example.org).\n\n" + source + "\n"},
		"page":     {quote.PrintablePage(h, e, day), "MFA\n\nIs MFA required?\n\nYes. Everywhere.\n\nFirst paragraph.\n\nSecond one (https://example.org).\n\n" + source + "\n"},
		"markdown": {quote.Markdown(h, e, day), "# MFA\n\nIs MFA required?\n\n**Yes. Everywhere.**\n\nFirst *paragraph*.\n\nSecond [one](https://example.org).\n\n" + source + "\n"},
		"body":     {quote.Body(e, day), "First paragraph.\n\nSecond one (https://example.org)."},
		"part":     {quote.SearchMatch{}.Part(e, "First paragraph.", day), "First paragraph."},
		"source":   {h.SourceLine(e), source},
	} {
		if c.got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, c.got, c.want)
		}
	}
	if parts := quote.Parts(e); len(parts) != 2 || parts[0] != "First paragraph." {
		t.Errorf("%q", parts)
	}
}

// In every form, a quoted entry has its caution before its answer.
func TestEveryQuotationHasItsCaution(t *testing.T) {
	h := handbook.New(handbook.Parts{Title: "H"})
	for caution, m := range map[string]handbook.Metadata{
		"":                                   {Status: "approved"},
		"Draft: This entry is not finished.": {Status: "Draft"},
		"Outdated: This entry is marked as retired. Ask before you rely on it.": {Status: "retired"},
		"Not yet: This entry is valid from 29 November 2026.":                   {Effective: date("2026-11-29")},
	} {
		e := entry(m)
		excerpt, _ := quote.SearchMatch{}.Excerpt(h, e, day)
		sentence, _ := quote.SearchMatch{}.Sentence(h, e, day)
		long := entry(m)
		long.Summary, long.Answer = "", handbook.NoVerdict
		paragraph, _ := quote.SearchMatch{}.Excerpt(h, long, day)
		first, _ := quote.SearchMatch{}.Sentence(h, long, day)
		for name, got := range map[string]string{
			"text": quote.SearchMatch{}.Text(h, e, day), "page": quote.PrintablePage(h, e, day), "body": quote.Body(e, day), "part": quote.SearchMatch{}.Part(e, "First", day),
			"excerpt": excerpt, "sentence": sentence, "paragraph": paragraph, "first paragraph": first,
		} {
			if !strings.HasPrefix(got, caution) || caution == "" && strings.Contains(got, "This entry") {
				t.Errorf("%s of %+v: %q, want %q first", name, m, got, caution)
			}
		}
		if got := quote.Caution(e, day); got != caution {
			t.Errorf("%q, want %q", got, caution)
		}
		word, rest, _ := strings.Cut(caution, ":")
		want := ""
		if caution != "" {
			want = "> **" + word + ":**" + rest
		}
		if got := quote.MarkdownCaution(e, day); got != want || want != "" && !strings.Contains(quote.Markdown(h, e, day), "# MFA\n\n"+want+"\n\n") {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A quoted sentence is on one line, so that it fits in a chat.
func TestSentence(t *testing.T) {
	h := handbook.New(handbook.Parts{Title: "H"})
	bare := func(text string) *handbook.Entry {
		return &handbook.Entry{ID: "a", Title: "A", Markdown: text, Sections: body.Parse(text, body.Options{Line: 1}).Sections}
	}
	const source = " Source: A (a), H"
	for name, c := range map[string]struct {
		e                       *handbook.Entry
		passage, want, sentence string
		doubt                   string
	}{
		"the passage":       {bare("One.\n\nTwo."), "Two.", "Two." + source, "Two.", ""},
		"the summary":       {entry(handbook.Metadata{}), "", "Yes. Everywhere. Source: MFA (mfa), H", "Yes. Everywhere.", ""},
		"an unsure verdict": {entry(handbook.Metadata{}), "Everywhere.", "Caution: it lacks a word. Everywhere. Source: MFA (mfa), H", "Everywhere.", "it lacks a word"},
		"an unsure summary": {entry(handbook.Metadata{}), "", "Caution: it lacks a word. Everywhere. Source: MFA (mfa), H", "Everywhere.", "it lacks a word"},
		"the first":         {bare("One\nmore.\n\nTwo."), "", "One more." + source, "One more.", ""},
		"no full stop":      {bare("One.\n\n- Two (or 2)\n- three"), "three", "three." + source, "three", ""},
		"a fragment":        {bare("All are checked. They cover:\n\n- debts\n- the past"), "the past", "They cover: the past." + source, "They cover: the past", ""},
		"a bracket":         {bare("One.\n\n- Two (or 2)\n- three"), "Two (or 2)", "Two (or 2)" + source, "Two (or 2)", ""},
		"only a title":      {bare(""), "", "A." + source, "A", ""},
		"a passage in two":  {bare("x"), "Two\n\n lines.", "Two lines." + source, "Two lines.", ""},
	} {
		got, sentence := quote.SearchMatch{Passage: c.passage, Doubt: c.doubt}.Sentence(h, c.e, day)
		if got != c.want || sentence != c.sentence {
			t.Errorf("%s: %q (%s), want %q (%s)", name, got, sentence, c.want, c.sentence)
		}
	}
}

// A passage that answers only part of the query is quoted with the sentence that answers the rest.
func TestTwoSentences(t *testing.T) {
	h, e := handbook.New(handbook.Parts{Title: "H"}), entry(handbook.Metadata{})
	e.Sections = []handbook.Section{{Text: "With a key.\nAnd a lock. It is blue."}, {Text: "All of it. With a key. It is blue."}, {Text: "Doors\nWindows of glass"}}
	for want, f := range map[string]quote.SearchMatch{
		"Yes. Everywhere. … With a key.":                      {Passage: "With a key.", Before: "Everywhere."},
		"With a key. … It is blue.":                           {Passage: "With a key.", After: "It is blue."},
		"With a key. It is blue.":                             {Passage: "With a key.", After: "It is blue.", Section: 1},
		"Doors; Windows of glass.":                            {Passage: "Doors", After: "Windows of glass", Section: 2},
		"Caution: it lacks a word. Everywhere. … With a key.": {Passage: "With a key.", Before: "Everywhere.", Doubt: "it lacks a word"},
	} {
		got, sentence := f.Sentence(h, e, day)
		if whole := want + " Source: MFA (mfa), H"; got != whole || !strings.HasSuffix(strings.TrimSuffix(want, "."), strings.TrimSuffix(sentence, ".")) {
			t.Errorf("%q (%s), want %q", got, sentence, whole)
		}
	}
}

func TestJoin(t *testing.T) {
	for want, parts := range map[string][]string{"\n": nil, "a\n": {"", "a", ""}, "a\n\nb\n": {"a", "", "b"}, "a\nb\n\nc\n": {"a\nb", "c"}} {
		if got := quote.Join(parts...); got != want {
			t.Errorf("%q: %q, want %q", parts, got, want)
		}
	}
}

// An entry without fields has a title and a source in every form.
func TestEmptyEntries(t *testing.T) {
	h := handbook.New(handbook.Parts{Title: "H"})
	e := &handbook.Entry{ID: "a", Title: "A"}
	const plain = "A\n\nSource: A (a), H\n"
	for name, c := range map[string]struct{ got, want string }{
		"text": {quote.SearchMatch{}.Text(h, e, day), plain}, "page": {quote.PrintablePage(h, e, day), plain}, "markdown": {quote.Markdown(h, e, day), "# " + plain}, "body": {quote.Body(e, day), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
	if len(quote.Parts(e)) != 0 {
		t.Errorf("%q", quote.Parts(e))
	}
}

// A row of a table is quoted with the headings of its columns, because "Norway: 5" alone means nothing.
func TestARowIsQuotedWithItsHeadings(t *testing.T) {
	parsed := body.Parse("How it is.\n\n| Country | Days |\n|---|---|\n| Norway | 5. More in May |\n| Sweden | |\n", body.Options{Line: 1})
	e := &handbook.Entry{ID: "leave", Title: "Leave", Markdown: parsed.Markdown, Sections: parsed.Sections, Line: 1}
	h := handbook.New(handbook.Parts{Title: "H"})
	for passage, want := range map[string]string{
		"Norway: 5. More in May": "Country: Norway | Days: 5. More in May",
		"More in May":            "Country: Norway | Days: 5. More in May",
		"Sweden:":                "Country: Sweden | Days:",
		"How it is.":             "How it is.",
		"":                       "",
	} {
		if got := quote.Passage(e, passage); got != want {
			t.Errorf("%q: %q, want %q", passage, got, want)
		}
		found := quote.SearchMatch{Passage: passage}
		sentence, _ := found.Sentence(h, e, day)
		if excerpt, _ := found.Excerpt(h, e, day); passage != "" && (!strings.HasPrefix(sentence, want) || !strings.Contains(excerpt, "\n"+want+"\n")) {
			t.Errorf("%q: %q and %q, want %q in both", passage, sentence, excerpt, want)
		}
	}
}

// If the entry may not answer the query, every form says so first and omits the verdict, because readers would take it
// for the answer.
func TestEveryQuotationHasItsDoubt(t *testing.T) {
	h := handbook.New(handbook.Parts{Title: "H"})
	e := entry(handbook.Metadata{Status: "draft"})
	found := quote.SearchMatch{Doubt: "this entry lacks a word"}
	excerpt, _ := found.Excerpt(h, e, day)
	sentence, _ := found.Sentence(h, e, day)
	for name, got := range map[string]string{
		"text": found.Text(h, e, day), "markdown": found.Markdown(h, e, day), "part": found.Part(e, "Everywhere.", day), "excerpt": excerpt, "sentence": sentence,
	} {
		plain := strings.ReplaceAll(got, "*", "")
		caution, answer := strings.Index(plain, "Caution: this entry lacks a word."), strings.Index(plain, "Everywhere.")
		if draft := strings.Index(plain, "Draft: "); draft < 0 || caution < draft || answer < caution || strings.Contains(plain, "Yes") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// The source line is in the language of the entry, and says so if the edition is not the one requested.
func TestSourceLine(t *testing.T) {
	h := handbook.New(handbook.Parts{Title: "H", Version: "7"})
	h.EditionNote = "last good edition"
	if got, want := h.SourceLine(entry(handbook.Metadata{})), "Source: MFA (mfa), H, edition 7 (last good edition)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
