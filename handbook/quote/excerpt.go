package quote

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// WholeEntryLabel describes a whole entry, in menus and messages about copying.
const WholeEntryLabel = "the entry"

// Excerpt returns the answer of an entry with its source, and a label for this text. A short answer is quoted in full.
// An entry without a short answer may be a long document, so only a paragraph is quoted: the paragraph that contains
// the passage, or else the first.
func (f SearchMatch) Excerpt(h *handbook.Handbook, e *handbook.Entry, now time.Time) (text, what string) {
	if e.ShortAnswer() != "" && !e.Derived.Generated {
		return f.Text(h, e, now), "the answer"
	}
	paragraph := paragraphOf(e, f.Passage, f.Section)
	if paragraph.Text == "" {
		return f.Text(h, e, now), WholeEntryLabel
	}
	heading := e.Sections[paragraph.Section].Heading
	return Join(f.cautions(e, now), cmp.Or(e.Question, e.Title), heading, paragraph.Text, h.SourceLine(e)), "the paragraph"
}

// Sentence returns the sentence of an entry that answers, with its cautions and its source on one line for a chat, and
// also the sentence alone. The sentence is the passage or, without a passage, the short answer or the first paragraph.
// If the passage answers only part of the query, the sentence that answers the rest is quoted too.
func (f SearchMatch) Sentence(h *handbook.Handbook, e *handbook.Entry, now time.Time) (text, sentence string) {
	sentence, before := cmp.Or(withLeadIn(e, Passage(e, f.Passage)), e.Summary), f.Before
	if f.Doubt == "" && !f.Withheld {
		sentence = cmp.Or(e.PrependVerdict(sentence), e.ShortAnswer())
		if before != "" {
			before = e.PrependVerdict(before)
		}
	}
	if sentence == "" {
		sentence = cmp.Or(paragraphOf(e, "", 0).Text, e.Title)
	}
	switch {
	case before != "":
		sentence = f.joinSentences(e, before, sentence)
	case f.After != "":
		sentence = f.joinSentences(e, sentence, f.After)
	}
	sentence = oneLine(sentence)
	return oneLine(f.cautions(e, now) + " " + endWith(".", sentence) + " " + h.SourceLine(e)), sentence
}

// withLeadIn puts the words that introduce a list before a list item that continues them: "They cover: the financial
// situation". It returns any other passage unchanged.
func withLeadIn(e *handbook.Entry, passage string) string {
	if first, _ := utf8.DecodeRuneInString(passage); !unicode.IsLower(first) {
		return passage
	}
	i, all := paragraphWith(e, passage, func(p body.Paragraph) bool { return p.Item })
	for i >= 0 && all[i].Item {
		i--
	}
	if i < 0 || !strings.HasSuffix(all[i].Text, ":") {
		return passage
	}
	lead := all[i].Text
	return lead[strings.LastIndex(lead, ". ")+1:] + " " + passage
}

// joinSentences joins two sentences of the section that contains the passage. It marks text left out between them. List
// items often end without punctuation, so it separates two of them with a semicolon.
func (f SearchMatch) joinSentences(e *handbook.Entry, first, second string) string {
	const enough = 20 // number of bytes on either side of the join; if they are adjacent in the section, nothing is left out
	end, start := first[max(0, len(first)-enough):], second[:min(enough, len(second))]
	if f.Section < len(e.Sections) && strings.Contains(oneLine(e.Sections[f.Section].Text), end+" "+start) {
		return endWith(";", first) + " " + second
	}
	return first + " … " + second
}

// endWith adds a punctuation mark if text ends with a word, so that what follows on the line does not seem to belong to
// the sentence.
func endWith(mark, text string) string {
	if last, _ := utf8.DecodeLastRuneInString(text); unicode.IsLetter(last) || unicode.IsDigit(last) {
		return text + mark
	}
	return text
}

// Passage returns a sentence found by a search in the form in which it is quoted. A table row is quoted with the column
// headings, because without them "Norway: 5" means nothing.
func Passage(e *handbook.Entry, passage string) string {
	if passage == "" || passage == e.Summary || !strings.Contains(e.Markdown, "|") {
		return passage
	}
	if i, all := paragraphWith(e, passage, func(p body.Paragraph) bool { return p.Row }); i >= 0 {
		return all[i].Text
	}
	return passage
}

// IsPart reports whether a passage is a table row or a list item, which may be only a part of the answer.
func IsPart(e *handbook.Entry, passage string) bool {
	i, _ := paragraphWith(e, passage, func(p body.Paragraph) bool { return p.Row || p.Item })
	return i >= 0
}

// paragraphWith returns the paragraphs of an entry, and the index of the first one that satisfies is and contains a
// passage, or -1.
func paragraphWith(e *handbook.Entry, passage string, is func(body.Paragraph) bool) (int, []body.Paragraph) {
	all := body.Paragraphs(e)
	return slices.IndexFunc(all, func(p body.Paragraph) bool {
		return is(p) && slices.ContainsFunc(p.Words, func(line string) bool { return strings.Contains(oneLine(line), passage) })
	}), all
}

// paragraphOf returns the paragraph that contains a passage, or the first paragraph.
func paragraphOf(e *handbook.Entry, passage string, section int) body.Paragraph {
	all := body.Paragraphs(e)
	contains := func(p body.Paragraph) bool {
		return p.Section == section && slices.ContainsFunc(p.Words, func(line string) bool { return overlapsLine(passage, oneLine(line)) })
	}
	if i := slices.IndexFunc(all, contains); passage != "" && i >= 0 {
		return all[i]
	}
	if len(all) == 0 {
		return body.Paragraph{}
	}
	return all[0]
}

// overlapsLine reports whether a line contains a passage, or begins with the rest of a passage that began on an earlier
// line.
func overlapsLine(passage, line string) bool {
	if strings.Contains(line, passage) {
		return true
	}
	for i := range passage {
		if passage[i] == ' ' && strings.HasPrefix(line, passage[i+1:]) {
			return true
		}
	}
	return false
}

// oneLine trims a line and replaces every run of white space with one space.
func oneLine(line string) string { return strings.Join(strings.Fields(line), " ") }
