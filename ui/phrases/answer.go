package phrases

import "strings"

// Help of the screen that reviews a questionnaire.
const (
	KeysOfReview  = "Answering a questionnaire"
	HelpQuestions = "next, previous question"
	HelpHalfPage  = "half a page"
	HelpFirstLast = "first, last question"
)

// Hints in the bottom row of that screen.
const (
	HintAccept  = "accept"
	HintWrite   = "write"
	HintEdit    = "edit"
	HintEntry   = "entry"
	HintVerdict = "verdict"
	HintAll     = "all"
	HintReady   = "accept ready"

	HintKeepText = "keep"
	HintDropText = "cancel"
	HintLineEnds = "start, end of the line"
)

// The states of a question, in the list and in the counts at the top.
const (
	Accepted = "accepted"
	Answered = "answered"
	Edited   = "edited"
	LeftOpen = "left open"
	Open     = "open"
	Ready    = "ready"
	ToLookAt = "to look at"
)

// Messages of its bottom row, as formats.
const (
	SayNoOffer          = "there is no entry %c"
	SayNoneReady        = "no answer is ready that is not accepted"
	SayAcceptsReady     = "%s accepts %s"
	SayAcceptedReady    = "accepted %s; %s leaves one open again"
	SayQuits            = "%s quits"
	SayReplaces         = "this question has an answer already; %s again replaces it"
	SayReplacesText     = "%s replaces the text that you edited"
	SayDropsText        = "%s drops what you typed; enter keeps it"
	SayEdited           = "edited and kept, but not accepted yet: %s accepts it"
	SayAllDecided       = "every question has a decision; %s writes the copy"
	SayNothingAccepted  = "nothing is accepted yet; %s accepts an answer"
	SayOnlyEdited       = "nothing is accepted yet; the answer to %s is edited: %s accepts it"
	SayNotStored        = "not stored: %v"
	SayNotWritten       = "not written: %v"
	SayWriting          = "writing …"
	SayWrote            = "wrote %s with %s"
	SayWroteWithout     = "wrote %s with %s; not in it, because not accepted: %s"
	SayWroteStillStored = "wrote %s; its decisions are still stored: %v"
	SayKept             = "%s quits; %s not written, kept for next time"
	SayDiscards         = "%s discards %s not written yet; %s writes a copy"
	SayDiscardsEdited   = "%s discards %s; %s accepts one"
)

// Answers counts answers.
func Answers(n int) string { return Count(n, "answer") }

// ReadyAnswers counts answers that nobody has to look at.
func ReadyAnswers(n int) string { return Count(n, "ready answer") }

// EditedAnswers counts answers that somebody edited.
func EditedAnswers(n int) string { return Count(n, "edited answer") }

// DecisionsKept says how many decisions and edited answers are left from an earlier review.
func DecisionsKept(decisions, edited int) string {
	var parts []string
	if decisions > 0 {
		parts = append(parts, Count(decisions, "decision"))
	}
	if edited > 0 {
		parts = append(parts, EditedAnswers(edited))
	}
	return strings.Join(parts, ", ") + " from last time"
}

// Again names a key that has to be pressed again.
func Again(key string) string { return key + " again" }

// NoQuestionFound names the key that ends a search without matches.
func NoQuestionFound(key string) string {
	return "no question has these words; " + key + " shows all"
}

// Sentences about a question beside the list.
const (
	NoEntryAnswers = "No entry answers this."
	FileHasAnswer  = "The file has an answer: " // before the answer
	EntriesOffered = "Entries"
)

// ToLookAtBecause says why a person has to look at an answer.
func ToLookAtBecause(why string) string { return "To look at, because " + why + "." }

// GoesInto says where an answer is written.
func GoesInto(place string) string { return "Goes into " + place }

// LacksVerdict says that no verdict is set for a cell, and with which keys it is.
func LacksVerdict(cell, keys string) string { return cell + ": no verdict yet (" + keys + ")" }

// ListOf names the values that a cell allows.
func ListOf(cell string, choices []string) string {
	return "List of " + cell + ": " + strings.Join(choices, ", ")
}

// ItsList adds the values that a cell allows.
func ItsList(choices []string) string { return " (its list: " + strings.Join(choices, ", ") + ")" }

// Stays says that what is in a cell stays.
func Stays(cell string) string { return cell + " stays as it is" }

// LinesHidden says how many lines of a text are above and below those that are shown.
func LinesHidden(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, Count(above, "line")+" above")
	}
	if below > 0 {
		parts = append(parts, Count(below, "line")+" below")
	}
	return strings.Join(parts, ", ")
}
