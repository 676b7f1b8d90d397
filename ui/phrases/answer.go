package phrases

import "strings"

// The help of the screen that reviews a questionnaire.
const (
	KeysOfReview  = "Answering a questionnaire"
	HelpQuestions = "next, previous question"
	HelpHalfPage  = "half a page of questions"
	HelpFirstLast = "first, last question"
)

// Hints of its bottom row.
const (
	HintAccept  = "accept"
	HintWrite   = "write"
	HintEdit    = "edit"
	HintEntry   = "entry"
	HintVerdict = "verdict"
)

// The states of a question, in the list and in the counts at the top.
const (
	Accepted = "accepted"
	Answered = "answered"
	LeftOpen = "left open"
	Open     = "open"
	Ready    = "ready"
	ToLookAt = "to look at"
)

// Messages of its bottom row, as formats. A key comes first if a narrow window would cut it off.
const (
	SayNoOffer          = "there is no entry %c"
	SayQuits            = "%s quits"
	SayReplaces         = "this question has an answer already; %s again replaces it"
	SayAllDecided       = "every question has a decision; %s writes the copy"
	SayNothingAccepted  = "nothing is accepted yet; %s accepts an answer"
	SayNotStored        = "not stored: %v"
	SayNotWritten       = "not written: %v"
	SayWriting          = "writing …"
	SayWrote            = "wrote %s with %s"
	SayWroteStillStored = "wrote %s; its decisions are still stored: %v"
	SayKept             = "%s quits; %s not written, kept for next time"
	SayDiscards         = "%s discards %s not written yet; %s writes a copy"
)

// Answers counts answers.
func Answers(n int) string { return Count(n, "answer") }

// DecisionsKept says how many decisions an earlier review left.
func DecisionsKept(n int) string { return Count(n, "decision") + " from last time" }

// Again names a key that has to be pressed once more.
func Again(key string) string { return key + " again" }

// NoQuestionFound says which key ends a search that finds nothing.
func NoQuestionFound(key string) string {
	return "no question has these words; " + key + " shows all"
}

// Sentences about a question beside the list.
const (
	NoEntryAnswers = "No entry answers this."
	FileHasAnswer  = "The file has an answer: " // the answer follows
	EntriesOffered = "Entries"
)

// ToLookAtBecause says why an answer is not ready.
func ToLookAtBecause(why string) string { return "To look at, because " + why + "." }

// GoesInto says where an answer is written.
func GoesInto(place string) string { return "Goes into " + place }

// ItsList adds the values that a cell allows.
func ItsList(choices []string) string { return " (its list: " + strings.Join(choices, ", ") + ")" }

// Stays says that a cell is not written.
func Stays(cell string, filled bool) string {
	if filled {
		return cell + " stays as it is"
	}
	return cell + " stays empty"
}
