package phrases

import (
	"fmt"
	"strconv"
	"strings"

	"trustbook/handbook"
)

// SearchFor is the placeholder of the search line, with an example if there is one.
func SearchFor(example string) string {
	if example == "" {
		return "Search"
	}
	return "Search, for example: " + example
}

// Edition is the text at the top right.
func Edition(version, dot string) string {
	if version == "" {
		return "offline"
	}
	return "edition " + version + " " + dot + " offline"
}

// Tabs and groups of the list.
const (
	TabAll       = "All"
	TabSaved     = "Saved"
	GuessGroup   = "A guess: the letters match a title"
	WeakerGroup  = "Weaker matches"
	NoAnswerHere = "No answer here." // before what the group shows
)

// Hints of the list's bottom row.
const (
	HintClear      = "clear"
	HintCategory   = "category"
	HintSentence   = "one sentence"
	HintStop       = "stop"
	HintOpenGroup  = "open group"
	HintCloseGroup = "close group"
	HintUse        = "use"
)

// Notes on the result in the search line.
const (
	NotFound       = "not found:" // before words
	NotExact       = "not exact"
	NoFilter       = "unknown filter" // before a label
	PhraseNotFound = "exact phrase not found"
	NothingFound   = "nothing found"
	GuessMatch     = "a guess"
)

// CountOf returns "3 of 18".
func CountOf(n, total int) string { return fmt.Sprintf("%d of %d", n, total) }

// CountQuestions counts questions.
func CountQuestions(n int) string { return CountWithNoun(n, "question") }

// Unanswered says how many questions of a query no entry answers.
func Unanswered(none, questions int) string {
	return fmt.Sprintf("%d of %s unanswered", none, CountQuestions(questions))
}

// Sentences instead of an answer.
const (
	OnACall            = "On a call:"
	OfferToCheck       = "offer to check and get back to them."
	NoRelatedEntries   = "There are no related entries either."
	OnlyRelatedEntries = "The list shows related entries; they are not the answer."
	PathIsEmpty        = "This path has no entries."
	NoMatchOnPath      = "No match on this path."
	NoMatchSaved       = "No match among saved entries."
	NoMatchInCategory  = "No match in this category."
)

// SearchInstead says what the key for a suggested word does.
func SearchInstead(word string) string { return "search for " + word + " instead" }

// ReadEntry says what the key for a related entry does.
func ReadEntry(title string) string { return "read " + title }

// ClearAndSee returns the hint for the key that clears the query.
func ClearAndSee(entries int) string { return "clear and see all " + CountEntries(entries) }

// NoneMentionsItself says that only synonyms of the query were found.
func NoneMentionsItself(entries int, query string) string {
	return fmt.Sprintf("None of the %s mentions “%s” itself.", CountEntries(entries), query)
}

// NoneIsAboutAll says that entries contain only some words of the query.
func NoneIsAboutAll(some, entries int) string {
	if some == 1 {
		return fmt.Sprintf("1 of the %s contains some of these words, but is not about all of them.", CountEntries(entries))
	}
	return fmt.Sprintf("%d of the %s contain some of these words, but none is about all of them.", some, CountEntries(entries))
}

// NoneMentions names the words of the query that no entry contains.
func NoneMentions(entries int, missing []string) string {
	quoted := handbook.MapSlice(missing, func(w string) string { return "“" + w + "”" })
	words := quoted[0]
	if last := len(quoted) - 1; last > 0 {
		words = strings.Join(quoted[:last], ", ") + " or " + quoted[last]
	}
	return fmt.Sprintf("None of the %s mentions %s, even allowing for typos and synonyms.", CountEntries(entries), words)
}

// NothingSaved says how to save an entry.
func NothingSaved(key string) string {
	return "Nothing is saved yet. " + key + " saves the entry on the screen."
}

// CategoryHas says how many hits a category has.
func CategoryHas(title string, n int) string { return fmt.Sprintf("%s has %d", title, n) }

// BetterElsewhere says, on a narrow screen, that another tab has a better match.
const BetterElsewhere = "better elsewhere"

// BetterIn names the category that has a better match than the active tab.
func BetterIn(title string) string { return "better match in " + title }

// FoundElsewhere names the categories with hits, and the key that leads there.
func FoundElsewhere(found []string, more int, key string) string {
	text := strings.Join(found, ", ")
	if more > 0 {
		text += " " + AndMore(more)
	}
	return text + "; " + key + " goes there."
}

// MoreRows says how many further rows there are.
func MoreRows(n int) string { return strconv.Itoa(n) + " more" }

// AndMore ends a list with the number of further items.
func AndMore(n int) string { return "and " + MoreRows(n) }

// KeyScrolls names the key that shows the rows below.
func KeyScrolls(key string) string { return "; " + key + " scrolls" }

// Texts above the list of a reading path.
const (
	ChangedSinceRead = StatusChanged + " since read"
	AllRead          = "all read"
)

// AcksLeft says how many entries of a path are still to be acknowledged.
func AcksLeft(n int) string { return strconv.Itoa(n) + " " + StatusToAcknowledge }

// MinutesLeft says how long the rest of a path takes to read.
func MinutesLeft(n int) string {
	if n == 1 {
		return "about a minute left"
	}
	return fmt.Sprintf("about %d minutes left", n)
}

// Activities before there is a list.
const (
	Loading  = "loading"
	Indexing = "indexing"
)

// LoadingSoFar says how many entries have been loaded, while their total is unknown.
func LoadingSoFar(done int) string { return "Loading, " + CountEntries(done) + " so far" }

// LoadingOf says how many of all entries have been loaded.
func LoadingOf(done, total int) string {
	return fmt.Sprintf("Loading %d of %s", done, CountEntries(total))
}

// Messages in the bottom row about keys of the list.
const (
	NoEntryToMark = "no entry to mark"
	QuitsSuffix   = " quits" // after keys
)

// JoinKeys joins keys that do the same thing, in the form in which the help shows them.
func JoinKeys(shown string) string { return strings.ReplaceAll(shown, " ", " or ") }
