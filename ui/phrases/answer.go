package phrases

import "strings"

// Names of the keys in the help of the questionnaire review.
const (
	KeysOfReview  = "Answering a questionnaire"
	HelpQuestions = "next, previous question"
	HelpHalfPage  = "half a page"
	HelpFirstLast = "first, last question"
)

// Hints in the bottom row of the review.
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

// States of a question, as shown in the list and in the counts at the top.
const (
	ReviewAccepted = "accepted"
	ReviewAnswered = "answered"
	ReviewEdited   = "edited"
	ReviewOutdated = "changed"

	NoVerdict          = "no verdict"
	NotApplicableShort = "n/a" // for the list, which has no space for “Not applicable”
	ReviewLeftOpen     = "left open"
	ReviewOpen         = "open"
	ReviewReady        = "ready"
	ReviewToLookAt     = "to look at"
)

// Formats of messages in the bottom row of the review.
const (
	ReviewNoOffer         = "there is no entry number %c"
	SayNoneReady          = "no other answer is ready to accept"
	SayAcceptsReady       = "%s accepts %s"
	SayAcceptedReady      = "accepted %s; %s undoes the decision on the selected question"
	ReviewQuits           = "%s quits"
	ReviewReplaces        = "this question already has an answer; %s again replaces it"
	SayReplacesText       = "%s replaces the text that you edited"
	SayDropsText          = "%s discards what you typed; enter keeps it"
	SayEdited             = "edited and kept, but not accepted yet: %s accepts it"
	ReviewAllDecided      = "every question has a decision; %s writes the copy"
	SayListDecided        = "every question listed here has a decision; %s shows all (%s left)"
	SayNothingToAccept    = "nothing to accept yet; choose an entry (1 to 9) or a verdict, write an answer, or leave the question open with %s"
	ReviewNothingAccepted = "no answer has been accepted yet; %s accepts one"
	SayOnlyEdited         = "no answer has been accepted yet; %[2]s accepts your edited answer to %[1]s"
	SayOnlyOutdated       = "no accepted answer is current: the entry for %[1]s has changed since its answer was accepted; %[2]s accepts its new answer"
	ReviewNotStored       = "not stored: %v"
	ReviewNotWritten      = "not written: %v"
	ReviewWriting         = "writing …"
	ReviewWrote           = "wrote %s with %s"
	SayWroteWithout       = "wrote %s with %s, without %s that you have not accepted"
	NoVerdictIn           = "; no verdict in %s" // follows one of the two above
	NoSourceFor           = "; no text and source for %s"
	ReviewWroteNotStored  = "wrote %s, but could not record which answers it contains: %v"
	ReviewKept            = "%s quits without writing a copy, and keeps %s for next time"
	ReviewDiscards        = "%s discards %s that no copy contains; %s writes a copy"
	SayDiscardsEdited     = "%s discards %s; %s accepts one"
	NoQuestionFound       = "no question contains these words; %s shows all"
)

// CountAnswers counts answers.
func CountAnswers(n int) string { return CountWithNoun(n, "answer") }

// ReadyAnswers counts answers that can be accepted unchecked.
func ReadyAnswers(n int) string { return CountWithNoun(n, "ready answer") }

// CountDrafts counts answers that the user has edited, and answers whose entry has changed since they were accepted.
func CountDrafts(edited, outdated int) string {
	var parts []string
	if edited > 0 {
		parts = append(parts, CountWithNoun(edited, "edited answer"))
	}
	if outdated > 0 {
		parts = append(parts, CountWithNoun(outdated, "answer")+" with changed entries")
	}
	return strings.Join(parts, ", ")
}

// DecisionsKept reports the number of decisions and drafts left from an earlier review, and the name of the last
// completed copy, if there is one.
func DecisionsKept(decisions, edited, outdated int, lastCopy string) string {
	said := CountDrafts(edited, outdated)
	if decisions > 0 {
		said = strings.TrimSuffix(CountWithNoun(decisions, "decision")+", "+said, ", ")
	}
	said += " from last time"
	if lastCopy != "" {
		said += "; the last copy is " + lastCopy
	}
	return said
}

// PressAgain asks for a second press of a key.
func PressAgain(key string) string { return key + " again" }

// Phrases about the selected question, shown beside the list. In the formats, %s is the name of a cell or the verdict
// that goes into it.
const (
	NoEntryAnswers     = "No entry answers this."
	FileHasAnswer      = "The file has an answer: " // followed by the answer
	EntriesOffered     = "Entries"
	NeedsCheckBecause  = "Needs a look because %s."
	EntryHasChanged    = "The entry has changed since you accepted its answer."
	AnswerGoesInto     = "Goes into %s"
	VerdictDestination = "“%s” goes into %s"       // used if verdict and text go into different cells
	TextGoesInto       = "The text goes into %s"   // used if verdict and text go into different cells
	NoVerdictYet       = "%s: no verdict yet (%s)" // cell; keys that set a verdict
	CellUnchanged      = "%s stays as it is"
)

// AllowedValues lists the values that a cell accepts.
func AllowedValues(cell string, choices []string) string {
	return cell + " accepts: " + strings.Join(choices, ", ")
}

// AllowedValuesSuffix returns, in parentheses, the values that a cell accepts. It follows the name of the cell.
func AllowedValuesSuffix(choices []string) string {
	return " (accepts: " + strings.Join(choices, ", ") + ")"
}

// LinesHidden counts the lines of an answer above and below the visible ones.
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
