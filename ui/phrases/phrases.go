// Package phrases holds wording that occurs in more than one place, so that the screen, the
// line-by-line conversation and the commands say the same thing in the same way. Strings use UTF-8
// characters, which the caller replaces for ASCII-only output.
package phrases

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/search"
)

// The read status of an entry, in labels and counts.
const (
	StatusRead          = "read"
	StatusToRead        = "to read"
	StatusChanged       = "changed" // the entry has changed since it was read
	StatusUpdated       = "updated" // the entry has changed since the last start
	StatusNew           = "new"
	StatusToAcknowledge = "to acknowledge"
	StatusForYou        = "for you"
)

// Phrases about a query that no entry answers.
const (
	NoAnswer       = "No entry here answers that."
	NoFilterMatch  = "No entry matches all of these filters."
	DidYouMean     = "Did you mean"
	RelatedEntries = "Related entries"
)

// NoEarlierCopy says why an entry cannot be compared with the version that was read.
const NoEarlierCopy = "the version you read is no longer stored"

// CountWithNoun returns n with its noun: "1 entry", "18 entries".
func CountWithNoun(n int, noun string) string { return handbook.CountWithNoun(n, noun) }

// CountEntries returns a number of entries: "18 entries".
func CountEntries(n int) string { return CountWithNoun(n, "entry") }

// MatchStrength names how certain a match is, by the name of its confidence.
func MatchStrength(confidence string) string {
	return cmp.Or(map[string]string{"high": "strong", "medium": "fair"}[confidence], "weak") + " match"
}

// Unquoted says that no entry contains the phrases in quotes, and that their words were searched
// for instead.
func Unquoted(phrases []string) string {
	return "no entry has the exact phrase “" + strings.Join(phrases, "”, “") + "”, so its words were searched for"
}

// SeveralQuestions says that a query has several questions, and names those that no entry answers.
func SeveralQuestions(n int, unanswered []string) string {
	text := CountWithNoun(n, "question") + ", each searched for by itself"
	if len(unanswered) > 0 {
		text += "; " + NoneAnswers(unanswered)
	}
	return text
}

// NoneAnswers names the questions that no entry answers.
func NoneAnswers(questions []string) string {
	return "no entry answers “" + strings.Join(questions, "”, “") + "”"
}

// AskedFor names the question that an entry was found for, if the query has several.
func AskedFor(question string) string { return "For “" + question + "”" }

// CorrectedIntro introduces the corrected query. It is a question if nothing else was found.
func CorrectedIntro(suggestion bool) string {
	if suggestion {
		return "did you mean"
	}
	return "corrected to"
}

// CautionIntro introduces the reason why a hit may not answer the query.
const CautionIntro = "Caution:"

// maxMissing is the maximum number of words that are named as missing from an entry.
const maxMissing = 5

// Differs says that an entry answers a different question from the query, because of a word in one of them.
func Differs(word string) string {
	return "answers a different question: the difference is “" + word + "”"
}

// NotMentioned names words of a query that an entry lacks: "does not mention: sla".
func NotMentioned(missing []string) string {
	return "does not mention: " + First(missing, maxMissing)
}

// First names the first of some things, and how many more there are.
func First(names []string, limit int) string {
	text := strings.Join(names[:min(len(names), limit)], ", ")
	if more := len(names) - limit; more > 0 {
		text += " " + AndMore(more)
	}
	return text
}

// Doubt says why an entry that a search has found may not answer the query; "" if nothing speaks
// against the entry.
func Doubt(e *handbook.Entry, r search.Result) string {
	i := slices.IndexFunc(r.Hits, func(h search.Hit) bool { return h.Entry.ID == e.ID })
	switch {
	case i < 0 || r.FilterOnly:
	case r.FuzzyOnly:
		return "this is a guess from the letters of a title"
	case r.Hits[i].Suggestion:
		return "no entry contains this as typed, but some have “" + strings.TrimSpace(r.Corrected) + "”"
	case len(r.Hits[i].Missing) > 0:
		return "this entry " + NotMentioned(r.Hits[i].Missing)
	case r.Hits[i].DiffersBy != "":
		return "this entry " + Differs(r.Hits[i].DiffersBy)
	case r.Hits[i].Confidence == search.Low:
		return "this is only a " + MatchStrength(search.Low.String())
	}
	return ""
}

// WithCaution is added to the report about a copy that begins with a doubt; "" if there is none.
func WithCaution(doubt string) string {
	if doubt == "" {
		return ""
	}
	return ", with a caution"
}

// ReadFirstAdvice is the advice about an entry for which there is a doubt.
func ReadFirstAdvice(doubt string) string { return doubt + ". Read it before you answer." }

// Capitalized returns s with a capital at the beginning, if s begins with a letter.
func Capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// News summarizes the changes since an earlier start, such as "1 new entry, 2 updated", or
// returns "" if there are none.
func News(fresh, changed, gone int) string {
	var parts []string
	for _, p := range []struct {
		n    int
		verb string
	}{{fresh, StatusNew}, {changed, StatusUpdated}, {gone, "removed"}} {
		switch {
		case p.n == 0:
		case len(parts) == 0:
			count, noun, _ := strings.Cut(CountEntries(p.n), " ")
			parts = append(parts, count+" "+p.verb+" "+noun)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.verb))
		}
	}
	return strings.Join(parts, ", ")
}

// PathProgress says how much of a reading path has been read, such as "3 of 5 read, 1 changed".
func PathProgress(read, entries, changed int) string {
	out := fmt.Sprintf("%d of %d %s", read, entries, StatusRead)
	if changed > 0 {
		out += fmt.Sprintf(", %d %s", changed, StatusChanged)
	}
	return out
}

// JoinParts joins the non-empty parts with commas.
func JoinParts(parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return p == "" }), ", ")
}

// VersionLabel returns "version 1.2", or "" for an entry without a version.
func VersionLabel(version string) string {
	if version == "" {
		return ""
	}
	return "version " + version
}

// Phrases about copies.
const (
	CopySent = "the terminal gives no confirmation"
	// No program can ask tmux for its options without starting another.
	CopyNeedsTmux = "if nothing arrives, tmux needs: set -g set-clipboard on"
	CopyNotSent   = "the terminal cannot be written to"
	NoClipboard   = "There is no clipboard here. This is the text to copy:"
)

// CopyTooLong says that a text is longer than the limit for a copy, in bytes.
func CopyTooLong(limit int) string {
	return fmt.Sprintf("too long; terminals accept at most %d KB", limit>>10)
}
