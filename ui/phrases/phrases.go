// Package phrases contains the texts of the screen and the line-by-line mode, and sentences shared by several parts of
// the program. Strings use UTF-8 characters, which the caller replaces for ASCII-only output.
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

// Read status of an entry, in labels and counts.
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
	NoAnswer      = "No entry here answers that."
	NoFilterMatch = "No entry matches all of these filters."

	FilterNeedsValue = "“%s” needs a value."
	FilterUnknown    = "“%s” is not a filter of this handbook."
	PossibleFilters  = "Possible filters"

	DidYouMean     = "Did you mean"
	RelatedEntries = "Related entries"
)

// NoEarlierCopy explains why an entry cannot be compared with the version that was read.
const NoEarlierCopy = "the version you read is no longer stored"

// NoAnswerFor explains that no entry answers a query, or what is wrong with its filters: that one has no known value,
// or that they exclude all entries that would answer.
func NoAnswerFor(s search.Suggestions) string {
	switch {
	case strings.HasSuffix(s.Filter, ":"):
		return fmt.Sprintf(FilterNeedsValue, s.Filter)
	case s.Filter != "":
		return fmt.Sprintf(FilterUnknown, s.Filter)
	case len(s.Without) == 0:
		return NoAnswer
	}
	it, match := "it", "match"
	if len(s.Without) > 1 {
		it = "them"
	}
	if s.Unfiltered == 1 {
		match = "matches"
	}
	return fmt.Sprintf("No match with %s; without %s, %s %s.", joinQuoted(s.Without, " and "), it, CountEntries(s.Unfiltered), match)
}

// SuggestedWords is the label of the words suggested when nothing matches.
func SuggestedWords(s search.Suggestions) string {
	if s.Filter != "" && len(s.Words) > 1 {
		return PossibleFilters
	}
	return DidYouMean
}

// SuggestedEntries is the label of the entries suggested when nothing matches.
func SuggestedEntries(s search.Suggestions) string {
	if len(s.Without) == 0 {
		return RelatedEntries
	}
	return "Without " + joinQuoted(s.Without, " and ")
}

// CountWithNoun returns n with a noun, which is in the plural unless n is 1: "1 entry", "18 entries".
func CountWithNoun(n int, noun string) string { return handbook.CountWithNoun(n, noun) }

// CountEntries counts entries: "18 entries".
func CountEntries(n int) string { return CountWithNoun(n, "entry") }

// MatchStrength describes how certain a match is. confidence is the name of a [search.Confidence].
func MatchStrength(confidence string) string {
	return cmp.Or(map[string]string{"high": "strong", "medium": "fair"}[confidence], "weak") + " match"
}

// ExactPhraseNotFound explains that no entry contains the quoted phrases, so their words were searched for separately.
func ExactPhraseNotFound(phrases []string) string {
	return "no entry contains the exact phrase “" + strings.Join(phrases, "”, “") + "”, so its words were searched for"
}

// SeveralQuestions explains that the questions in a query were searched for separately, and names those without an
// answer.
func SeveralQuestions(n int, unanswered []string) string {
	text := CountWithNoun(n, "question") + ", each searched for separately"
	if len(unanswered) > 0 {
		text += "; " + NoEntryAnswersAny(unanswered)
	}
	return text
}

// NoEntryAnswersAny names the questions that no entry answers.
func NoEntryAnswersAny(questions []string) string {
	return "no entry answers “" + strings.Join(questions, "”, “") + "”"
}

// ForQuestion introduces the entries that answer one of several questions in a query.
func ForQuestion(question string) string { return "For “" + question + "”" }

// CorrectedIntro introduces the corrected query. If suggestion is true, nothing was found for the original query, so
// the text is a question.
func CorrectedIntro(suggestion bool) string {
	if suggestion {
		return "did you mean"
	}
	return "corrected to"
}

// CautionIntro introduces the reason why a hit may not answer the query.
const CautionIntro = "Caution:"

// maxMissingWords is the maximum number of words named as missing from an entry.
const maxMissingWords = 5

// DifferentQuestion explains that an entry answers a question other than the one asked, because word occurs in only one
// of the two or does something else there.
func DifferentQuestion(word string) string {
	return "answers a different question: the difference is “" + word + "”"
}

// NotMentioned names the query's words that an entry does not contain, and the details that it does not state although
// the query asks for them: "does not mention: sla, and does not say when".
func NotMentioned(missing []string) string {
	var words, parts []string
	said := ""
	for _, m := range missing {
		if asks, _, _ := strings.Cut(strings.ToLower(m), " "); slices.Contains(questionWords, asks) {
			said = "does not say " + m
		} else {
			words = append(words, m)
		}
	}
	if len(words) > 0 {
		parts = append(parts, "does not mention: "+FirstNames(words, maxMissingWords))
	}
	if said != "" {
		parts = append(parts, said)
	}
	return strings.Join(parts, ", and ")
}

// questionWords begin a question about a detail: a person, a place, a time or an amount.
var questionWords = strings.Fields("who whom by where when since how which why vem av var när sedan hur vilken vilket vilka varför")

// FirstNames lists at most limit names and counts the rest.
func FirstNames(names []string, limit int) string {
	text := strings.Join(names[:min(len(names), limit)], ", ")
	if more := len(names) - limit; more > 0 {
		text += " " + AndMore(more)
	}
	return text
}

// DoubtAbout returns the reason why an entry found by a search may not answer the query, or "" if there is none.
func DoubtAbout(e *handbook.Entry, r search.Result) string {
	i := slices.IndexFunc(r.Hits, func(h search.Hit) bool { return h.Entry.ID == e.ID })
	switch {
	case i < 0 && len(r.Suggestions.Without) == 0 && slices.Contains(r.Suggestions.Entries, e):
		return "no entry answers the question, and this one is only related to it"
	case i < 0 || r.FilterOnly:
	case r.FuzzyOnly:
		return "this is a guess from the letters of a title"
	case r.Hits[i].Suggestion:
		return "no entry contains this as typed, but some contain “" + strings.TrimSpace(r.Corrected) + "”"
	case len(r.Hits[i].Missing) > 0:
		return "this entry " + NotMentioned(r.Hits[i].Missing)
	case r.Hits[i].DiffersBy != "":
		return "this entry " + DifferentQuestion(r.Hits[i].DiffersBy)
	case r.Hits[i].Confidence == search.Low:
		return "this is only a " + MatchStrength(search.Low.String())
	}
	return ""
}

// WithSource returns the end of the message about copied text. Text is always copied with its source, but a caution
// about a doubt matters more, so the message mentions only one of them.
func WithSource(doubt string) string {
	if doubt == "" {
		return " with its source"
	}
	return " with a caution"
}

// ReadFirstAdvice appends the advice to read the entry to a doubt.
func ReadFirstAdvice(doubt string) string { return doubt + ". Read it before you answer." }

// Capitalize returns s with its first letter in upper case.
func Capitalize(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// NewsSummary summarizes the changes since the last start: "1 new entry, 2 updated". It returns "" if there are none.
func NewsSummary(fresh, changed, gone int) string {
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

// PathProgress describes how much of a reading path has been read: "3 of 5 read, 1 changed".
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

// Phrases about copying.
const (
	CopySent          = "the terminal gives no confirmation"
	CopyThroughScreen = "through Screen, without confirmation"
	// The program cannot check this option, because it would have to start tmux.
	CopyNeedsTmux = "tmux may need set -g set-clipboard on"
	CopyNotSent   = "the terminal cannot be written to"
	NoClipboard   = "There is no clipboard here. This is the text to copy:"
)

// CopyTooLong explains that the text to copy exceeds the limit, which is in bytes.
func CopyTooLong(limit int) string {
	return fmt.Sprintf("too long; terminals accept at most %d KB", limit>>10)
}
