package questionnaire

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/ui/workbook"
)

// verdictUnits is the number of UTF-16 units reserved for a verdict before the text in the same cell.
const verdictUnits = 32

// FitAnswer joins text and citation. If they are too long for a cell, the text is cut after a sentence or a word and
// "[…]" is added there.
func FitAnswer(text, citation string) string {
	limit := workbook.MaxCellLength - verdictUnits - workbook.UTF16Units(citation) - workbook.UTF16Units(" […] ")
	if workbook.UTF16Units(text) <= limit {
		return strings.TrimSpace(text + " " + citation)
	}
	end, units := 0, 0
	for i, r := range text {
		if units += workbook.UTF16Units(string(r)); units > limit {
			break
		}
		end = i + len(string(r))
	}
	cut := text[:end]
	if i := strings.LastIndex(cut, ". "); i > len(cut)/2 {
		cut = cut[:i+1]
	} else if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " […] " + citation
}

func endSentences(sentences []string) string {
	for i, s := range sentences {
		if !strings.ContainsAny(s[len(s)-1:], ".!?:)") {
			sentences[i] = s + "."
		}
	}
	return strings.Join(sentences, " ")
}

// Text returns the text of an answer: caution, summary, answering sentence and citation. If it is too long for a cell,
// it is cut after a sentence and "[…]" is added there.
func (p *Proposer) Text(e *handbook.Entry, passage string) string {
	sentences := []string{quote.Caution(e, p.Now), e.Summary}
	switch {
	case strings.Contains(passage, e.Summary): // the passage can begin with the summary
		sentences[1] = passage
	case !strings.Contains(e.Summary, passage):
		sentences = append(sentences, passage)
	}
	sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
	return FitAnswer(endSentences(sentences), p.Citation(e))
}

// citationDigits is the number of digits of the digest in a citation. Together with title and version, they identify
// the wording.
const citationDigits = 8

// Citation returns the source of an answer, in the language of the entry: title, handbook, version, latest date in the
// entry, and edition with the beginning of the digest that `trustbook verify` prints.
func (p *Proposer) Citation(e *handbook.Entry) string {
	source, editionWord := e.CitationLabels()
	parts := []string{"[" + source + ": " + e.NumberedTitle(), p.Handbook.TitleFor(e)}
	if e.Metadata.Version != "" {
		parts = append(parts, "version "+e.Metadata.Version)
	}
	if day := handbook.ISODay(slices.MaxFunc([]time.Time{e.Metadata.Effective, e.Metadata.Reviewed}, time.Time.Compare)); day != "" {
		parts = append(parts, day)
	}
	edition := p.Handbook.Version
	if d := strings.TrimPrefix(p.Handbook.Digest, "h1:"); len(d) >= citationDigits {
		if d = d[:citationDigits]; edition != "" {
			d = " (" + d + ")"
		}
		edition += d
	}
	if edition != "" {
		parts = append(parts, editionWord+" "+edition)
	}
	return strings.Join(parts, ", ") + "]"
}

// isFragment reports whether a passage does not make sense alone. A summary that the import shortened, or that
// introduces a list, makes every passage a fragment. A passage outside the summary is one if it begins in the middle of
// a sentence, introduces a list or, without a summary, is one of several items or table rows.
func isFragment(e *handbook.Entry, passage string) bool {
	first, _ := utf8.DecodeRuneInString(passage)
	switch {
	case strings.HasSuffix(e.Summary, ":") || strings.HasSuffix(e.Summary, "…"):
		return true
	case strings.Contains(e.Summary, passage):
		return false
	}
	return unicode.IsLower(first) || strings.HasSuffix(passage, ":") || e.Summary == "" && quote.IsPart(e, passage)
}

// UnattendedCells returns the texts that can be written without review: those of ready proposals.
func UnattendedCells(questions []Question, proposals []Proposal) []CellText {
	var out []CellText
	for i := range questions {
		if p := proposals[i]; p.Readiness == ReadinessReady {
			out = append(out, questions[i].Fill(i, verdictValue(&questions[i], p.Offers[0]), p.Offers[0].Text)...)
		}
	}
	return out
}

// CountByReadiness counts the proposals by readiness.
func CountByReadiness(proposals []Proposal) map[Readiness]int {
	out := map[Readiness]int{}
	for _, p := range proposals {
		out[p.Readiness]++
	}
	return out
}
