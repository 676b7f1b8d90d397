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
	TabAll         = "All"
	TabSaved       = "Saved"
	GuessGroup     = "A guess: the letters match a title"
	MentionedGroup = "Also mentioned in"
	NoAnswerHere   = "No answer here." // continues with the group
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

// What the search line says about the result.
const (
	NotFound       = "not found:" // words follow
	NotExact       = "not exact"
	NoFilter       = "no filter" // a label follows
	PhraseNotFound = "exact phrase not found"
	NothingFound   = "nothing found"
	Guess          = "a guess"
)

// CountOf returns "3 of 18".
func CountOf(n, total int) string { return fmt.Sprintf("%d of %d", n, total) }

// Questions counts questions.
func Questions(n int) string { return Count(n, "question") }

// Unanswered says how many questions of a query no entry answers.
func Unanswered(none, questions int) string {
	return fmt.Sprintf("%d of %s unanswered", none, Questions(questions))
}

// Sentences in place of an answer.
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

// SearchInstead says what a key does with a suggested word.
func SearchInstead(word string) string { return "search for " + word + " instead" }

// ReadEntry says what a key does with a related entry.
func ReadEntry(title string) string { return "read " + title }

// ClearAndSee says what a key does with the query.
func ClearAndSee(entries int) string { return "clear and see all " + Entries(entries) }

// NoneMentionsItself says that only synonyms of the query were found.
func NoneMentionsItself(entries int, query string) string {
	return fmt.Sprintf("None of the %s mentions “%s” itself.", Entries(entries), query)
}

// NoneIsAboutAll says that entries contain only some words of the query.
func NoneIsAboutAll(some, entries int) string {
	if some == 1 {
		return fmt.Sprintf("1 of the %s contains some of these words, but is not about all of them.", Entries(entries))
	}
	return fmt.Sprintf("%d of the %s contain some of these words, but none is about all of them.", some, Entries(entries))
}

// NoneMentions names words of the query that no entry contains.
func NoneMentions(entries int, missing []string) string {
	quoted := handbook.MapSlice(missing, func(w string) string { return "“" + w + "”" })
	words := quoted[0]
	if last := len(quoted) - 1; last > 0 {
		words = strings.Join(quoted[:last], ", ") + " or " + quoted[last]
	}
	return fmt.Sprintf("None of the %s mentions %s, even allowing for typos and synonyms.", Entries(entries), words)
}

// NothingSaved says how to save an entry.
func NothingSaved(key string) string {
	return "Nothing is saved yet. " + key + " saves the entry on the screen."
}

// CategoryHas says how many hits a category has.
func CategoryHas(title string, n int) string { return fmt.Sprintf("%s has %d", title, n) }

// Elsewhere says on a narrow screen that a better match is not in the tab.
const Elsewhere = "better elsewhere"

// BetterIn says which category has a better match than the tab.
func BetterIn(title string) string { return "better match in " + title }

// FoundElsewhere names the categories with hits, and the key that goes there.
func FoundElsewhere(found []string, more int, key string) string {
	text := strings.Join(found, ", ")
	if more > 0 {
		text += " " + AndMore(more)
	}
	return text + "; " + key + " goes there."
}

// More says how many rows follow below those that are shown.
func More(n int) string { return strconv.Itoa(n) + " more" }

// AndMore ends an enumeration.
func AndMore(n int) string { return "and " + More(n) }

// KeyScrolls says which key shows the rows that follow.
func KeyScrolls(key string) string { return "; " + key + " scrolls" }

// Phrases above the list of a reading path.
const (
	ChangedSinceRead = Changed + " since read"
	AllRead          = "all read"
)

// AcksLeft says how many entries of a path are still to be acknowledged.
func AcksLeft(n int) string { return strconv.Itoa(n) + " " + ToAcknowledge }

// MinutesLeft says how long it takes to read what is left of a path.
func MinutesLeft(n int) string {
	if n == 1 {
		return "about a minute left"
	}
	return fmt.Sprintf("about %d minutes left", n)
}

// What the program is doing before there is a list.
const (
	Loading  = "loading"
	Indexing = "indexing"
)

// LoadingSoFar says how many entries are loaded, while their number is unknown.
func LoadingSoFar(done int) string { return "Loading, " + Entries(done) + " so far" }

// LoadingOf says how many of the entries are loaded.
func LoadingOf(done, total int) string { return fmt.Sprintf("Loading %d of %s", done, Entries(total)) }

// What the bottom row says about keys of the list.
const (
	NoEntryToMark = "no entry to mark"
	Quits         = " quits" // follows keys
)

// AnyKey joins keys that do the same, as the help shows them.
func AnyKey(shown string) string { return strings.ReplaceAll(shown, " ", " or ") }
