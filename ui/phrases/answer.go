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
	ReviewAccepted = "accepted"
	ReviewAnswered = "answered"
	Edited         = "edited"

	NotApplicableShort = "n/a" // in the list, where “Not applicable” does not fit
	ReviewLeftOpen     = "left open"
	ReviewOpen         = "open"
	ReviewReady        = "ready"
	ReviewToLookAt     = "to look at"
)

// Messages of its bottom row, as formats.
const (
	ReviewNoOffer         = "there is no entry %c"
	SayNoneReady          = "no answer is ready that is not accepted"
	SayAcceptsReady       = "%s accepts %s"
	SayAcceptedReady      = "accepted %s; %s leaves one open again"
	ReviewQuits           = "%s quits"
	ReviewReplaces        = "this question has an answer already; %s again replaces it"
	SayReplacesText       = "%s replaces the text that you edited"
	SayDropsText          = "%s drops what you typed; enter keeps it"
	SayEdited             = "edited and kept, but not accepted yet: %s accepts it"
	ReviewAllDecided      = "every question has a decision; %s writes the copy"
	SayListDecided        = "every question listed here has a decision; %s shows all (%s left)"
	SayNothingToAccept    = "there is nothing to accept: choose an entry with 1 to 9, a verdict, write a text, or leave it open with %s"
	ReviewNothingAccepted = "nothing is accepted yet; %s accepts an answer"
	SayOnlyEdited         = "nothing is accepted yet; the answer to %s is edited: %s accepts it"
	ReviewNotStored       = "not stored: %v"
	ReviewNotWritten      = "not written: %v"
	ReviewWriting         = "writing …"
	ReviewWrote           = "wrote %s with %s"
	SayWroteWithout       = "wrote %s with %s; not in it, because not accepted: %s"
	ReviewWroteNotStored  = "wrote %s, but could not store which answers are in it: %v"
	ReviewKept            = "%s quits; %s not written, kept for next time"
	ReviewDiscards        = "%s discards %s not written yet; %s writes a copy"
	SayDiscardsEdited     = "%s discards %s; %s accepts one"
)

// CountAnswers counts answers.
func CountAnswers(n int) string { return CountWithNoun(n, "answer") }

// ReadyAnswers counts answers that nobody has to look at.
func ReadyAnswers(n int) string { return CountWithNoun(n, "ready answer") }

// EditedAnswers counts answers that somebody edited.
func EditedAnswers(n int) string { return CountWithNoun(n, "edited answer") }

// DecisionsKept says how many decisions and edited answers there are from an earlier review, and names its last copy,
// if there is one.
func DecisionsKept(decisions, edited int, lastCopy string) string {
	var parts []string
	if decisions > 0 {
		parts = append(parts, CountWithNoun(decisions, "decision"))
	}
	if edited > 0 {
		parts = append(parts, EditedAnswers(edited))
	}
	said := strings.Join(parts, ", ") + " from last time"
	if lastCopy != "" {
		said += "; the last copy is " + lastCopy
	}
	return said
}

// PressAgain names a key that has to be pressed again.
func PressAgain(key string) string { return key + " again" }

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

// AnswerGoesInto names the cell into which an answer is written.
func AnswerGoesInto(cell string) string { return "Goes into " + cell }

// VerdictGoesInto names the cell for the verdict of an answer that is written into two.
func VerdictGoesInto(verdict, cell string) string { return "“" + verdict + "” goes into " + cell }

// TextGoesInto names the cell for the text without the verdict.
func TextGoesInto(cell string) string { return "The text goes into " + cell }

// LacksVerdict says that no verdict is set for a cell, and with which keys it is.
func LacksVerdict(cell, keys string) string { return cell + ": no verdict yet (" + keys + ")" }

// ListOf names the values that a cell allows.
func ListOf(cell string, choices []string) string {
	return "List of " + cell + ": " + strings.Join(choices, ", ")
}

// ListChoices adds the values that a cell allows.
func ListChoices(choices []string) string { return " (its list: " + strings.Join(choices, ", ") + ")" }

// CellUnchanged says that what is in a cell stays.
func CellUnchanged(cell string) string { return cell + " stays as it is" }

// LinesHidden says how many lines of a text are above and below those that are shown.
func LinesHidden(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, CountWithNoun(above, "line")+" above")
	}
	if below > 0 {
		parts = append(parts, CountWithNoun(below, "line")+" below")
	}
	return strings.Join(parts, ", ")
}
