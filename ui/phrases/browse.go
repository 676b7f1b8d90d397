package phrases

import (
	"fmt"
	"strconv"
	"strings"
)

// SearchFor returns the placeholder of the search line, with the example unless that is empty.
func SearchFor(example string) string {
	if example == "" {
		return "Search"
	}
	return "Search, for example: " + example
}

// EditionLabel returns the text at the top right of the screen.
func EditionLabel(version, dot string) string {
	if version == "" {
		return "offline"
	}
	return "edition " + version + " " + dot + " offline"
}

// Names of tabs and groups in the list.
const (
	TabAll      = "All"
	TabSaved    = "Saved"
	GuessGroup  = "A guess: the letters match a title"
	WeakerGroup = "Weaker matches"

	NoAnswerHere = "No answer here." // followed by an explanation of the group
)

// Hints for keys of the list, in the bottom row.
const (
	HintClear      = "clear"
	HintCategory   = "category"
	HintSentence   = "one sentence"
	HintStop       = "stop"
	HintOpenGroup  = "open group"
	HintCloseGroup = "close group"
	HintUse        = "use"
)

// Notes in the search line about the result.
const (
	NotFound       = "not found:" // followed by the words
	NotExact       = "not exact"
	NoFilter       = "unknown filter" // followed by the label
	PhraseNotFound = "exact phrase not found"
	NothingFound   = "nothing found"
	GuessMatch     = "a guess"
	BetterMatchIn  = "better match in %s"
	AndTheGlossary = " + glossary" // follows the number of hits
)

// CountOf returns "3 of 18".
func CountOf(n, total int) string { return fmt.Sprintf("%d of %d", n, total) }

// CountQuestions counts questions.
func CountQuestions(n int) string { return CountWithNoun(n, "question") }

// CountUnanswered reports how many questions of a query no entry answers.
func CountUnanswered(none, questions int) string {
	return fmt.Sprintf("%d of %s unanswered", none, CountQuestions(questions))
}

// Sentences that are shown instead of an answer.
const (
	OnACall            = "On a call:"
	OfferToCheck       = "offer to check and get back to them."
	NoRelatedEntries   = "There are no related entries either."
	OnlyRelatedEntries = "The list shows related entries; they are not the answer."
	PathIsEmpty        = "This path has no entries."
	NoMatchOnPath      = "No match on this path."
	NoMatchSaved       = "No match among saved entries."
	NoMatchInCategory  = "No match in this category."
	SearchInstead      = "search for %s instead" // effect of a key
	ReadEntryEffect    = "read %s"               // effect of a key
	NothingSaved       = "Nothing is saved yet. %s saves the entry on the screen."
	CategoryHas        = "%s has %d"
)

// ClearEffect returns the effect of the key that clears the query.
func ClearEffect(entries int) string { return "clear and see all " + CountEntries(entries) }

// NoneMentionsItself explains that the query matches only through synonyms.
func NoneMentionsItself(entries int, query string) string {
	return fmt.Sprintf("None of the %s mentions “%s” itself.", CountEntries(entries), query)
}

// NoneIsAboutAll explains that some entries contain some of the query's words, but none is about all of them.
func NoneIsAboutAll(some, entries int) string {
	if some == 1 {
		return fmt.Sprintf("1 of the %s contains some of these words, but is not about all of them.", CountEntries(entries))
	}
	return fmt.Sprintf("%d of the %s contain some of these words, but none is about all of them.", some, CountEntries(entries))
}

// NoneMentions names the words in the query that no entry contains.
func NoneMentions(entries int, missing []string) string {
	return fmt.Sprintf("None of the %s mentions %s, even allowing for typos and synonyms.", CountEntries(entries), joinQuoted(missing, " or "))
}

// joinQuoted lists words in quotes, with a conjunction before the last.
func joinQuoted(words []string, conjunction string) string {
	last := "“" + words[len(words)-1] + "”"
	if len(words) == 1 {
		return last
	}
	return "“" + strings.Join(words[:len(words)-1], "”, “") + "”" + conjunction + last
}

// BetterMatchElsewhere points to a better match in another tab, on a narrow screen.
const BetterMatchElsewhere = "better elsewhere"

// FoundElsewhere names categories with hits, and the key that goes to the first of them. more is the number of further
// categories.
func FoundElsewhere(found []string, more int, key string) string {
	text := strings.Join(found, ", ")
	if more > 0 {
		text += " " + AndMore(more)
	}
	return text + "; " + key + " goes there."
}

// MoreRows counts the rows that do not fit.
func MoreRows(n int) string { return strconv.Itoa(n) + " more" }

// HiddenRows counts the rows above and below the visible ones.
func HiddenRows(above, below int) string {
	switch {
	case above == 0:
		return MoreRows(below)
	case below == 0:
		return strconv.Itoa(above) + " above"
	}
	return fmt.Sprintf("%d above, %s", above, MoreRows(below))
}

// AndMore ends a list that omits n items.
func AndMore(n int) string { return "and " + MoreRows(n) }

// Phrases above the list of a reading path.
const (
	ChangedSinceRead    = StatusChanged + " since read"
	AllRead             = "all read"
	AllAcknowledgedHere = "all acknowledged" // on a path that requires it
)

// AcksLeft counts the entries of a path that still have to be acknowledged.
func AcksLeft(n int) string { return strconv.Itoa(n) + " " + StatusToAcknowledge }

// MinutesLeft estimates how long the unread entries of a path take to read.
func MinutesLeft(n int) string {
	if n == 1 {
		return "about a minute left"
	}
	return fmt.Sprintf("about %d minutes left", n)
}

// Activities that are shown in place of the list until it is ready.
const (
	LoadingEntries  = "loading"
	IndexingEntries = "indexing"
)

// LoadingWithoutTotal counts the entries loaded so far, while the total is unknown.
func LoadingWithoutTotal(done int) string { return "Loading, " + CountEntries(done) + " so far" }

// LoadingWithTotal counts the entries loaded so far, out of the total.
func LoadingWithTotal(done, total int) string {
	return fmt.Sprintf("Loading %d of %s", done, CountEntries(total))
}

// Parts of messages in the bottom row about keys of the list.
const (
	NoEntryToMark   = "no entry to mark"
	QuitsSuffix     = " quits"       // follows the name of the key
	ScrollKeySuffix = "; %s scrolls" // follows the number of rows below
)

// JoinKeys puts "or" between alternative keys that are separated by spaces.
func JoinKeys(keys string) string { return strings.ReplaceAll(keys, " ", " or ") }
