package phrases

import (
	"fmt"
	"strings"

	"trustbook/handbook"
)

// Phrases about acknowledging an entry.
const (
	PleaseAcknowledge     = "Please acknowledge"       // followed by "this entry: press a."
	PressKey              = "press %s"                 // follows [PleaseAcknowledge] in one of the next two formats
	AcknowledgeThisEntry  = "this entry: %s."          // follows [PleaseAcknowledge]; %s is [PressKey] or [TypeA]
	AcknowledgeEntryAgain = "this entry again: %s. %s" // like AcknowledgeThisEntry, followed by a sentence with the reason
	NothingStored         = "nothing is stored with --no-state or without a terminal"
	StateNotWritable      = "the state folder cannot be written to; `trustbook doctor` says why"
	NoStateFolder         = "there is no folder to store receipts in; set HOME or XDG_STATE_HOME"

	HandInReceipts = "Everything is acknowledged" + handIn + "."
	handIn         = "; `trustbook receipts -o NAME.jsonl` writes the file to hand in"

	AsksForAck           = "This entry has to be acknowledged."
	CannotAcknowledge    = "This entry has to be acknowledged, but %s."
	AcknowledgedBy       = "Acknowledged %s" // when and by whom
	NotAcknowledged      = "not acknowledged"
	AlreadyAcknowledged  = "already acknowledged"
	NothingToAcknowledge = "nothing to acknowledge"
	DoesNotAsk           = ": this entry does not require it"
	OneMoment            = "one moment"
	StoringReceipt       = ": the last receipt is being stored"
	ReadingReceipts      = ": the receipts are being read"
	ReceiptContents      = "Your name, the time and a hash of the entry are stored in %s. The name is not verified."
	ReceiptShown         = "The receipt also says that %d %% of the entry has been on the screen."
)

// Messages about a receipt that has been stored or cannot be stored yet.
var (
	EntryAcknowledged = Notice{"acknowledged", ""}
	AllAcknowledged   = Notice{"everything is acknowledged", handIn}

	NotReadToTheEnd = Notice{"not read to the end", ": scroll to its end first"}
)

// AcknowledgedWithNotes reports that a receipt was stored, with problems about earlier receipts.
func AcknowledgedWithNotes(notes []string) Notice {
	return Notice{"acknowledged", ", but " + strings.Join(notes, "; ")}
}

// NotAcknowledgedBecause explains why no receipt was stored.
func NotAcknowledgedBecause(why string) Notice { return Notice{NotAcknowledged, ": " + why} }

// Results of marking an entry as read or unread.
const (
	NothingToMark   = "nothing to mark"
	MarkedRead      = "marked as read"
	MarkedReadAgain = "marked as read, as before"
	MarkedUnread    = "marked as unread"
	MarkUndone      = "no longer marked as read"
)

// ChangedSince reports that an entry has changed. read is a phrase from [OnDay].
func ChangedSince(read string) (word, text string) { return "Changed", "since " + read + "." }

// MustReadAgain explains that a new version of an entry has to be read although an earlier one has been. read is a
// phrase from [OnDay].
func MustReadAgain(version, read, was string) (word, text string) {
	return "Read again:", fmt.Sprintf("version %s requires it; %s in version %s.", version, read, was)
}

// Messages in the bottom row about the open entry.
var (
	ChangedMeanwhile   = Notice{"changed", " since you began to read it"}
	NotReadBefore      = Notice{"nothing to compare", ": no earlier version that you have read is stored here"}
	OnlyVersionChanged = Notice{"no changes", " since you read it, except the version"}
	NothingChanged     = Notice{"no changes", " since you read it"}
	NothingChangedYet  = Notice{"no changes", " since you began to read it"}
	NoCopyLeft         = Notice{"no copy", " of the version you read is stored"}
	NoHeadings         = Notice{"no headings", " in this entry"}
	NoAbbreviations    = Notice{"no abbreviations", " in this entry that the handbook explains"}
	NoLinks            = Notice{"no links", " in this entry"}
	FirstUnread        = Notice{"here", " is the first line you have not read"}
	AlreadyRead        = Notice{"already counted as read", ""}
	NothingHighlighted = Notice{"nothing is highlighted", ""}
)

// Effects of keys. They follow the name of the key.
const (
	ShowsWhat       = "shows what"
	ShowsItNow      = "shows it as it is now"
	FindsInEntry    = "finds in this entry"
	KeyShowsChanges = " %s shows what changed."
	CopyLink        = "copy %s"
	OpenLink        = "open %s"
)

// NothingIsTyped tells a user who types a word that letters are commands in an open entry. find and back are the names
// of keys.
func NothingIsTyped(letter, find, back string) Notice {
	return Notice{letter, fmt.Sprintf(" does nothing here; %s finds in this entry, %s goes back to the search", find, back)}
}

// NoSourceToCompare reports that the changes to the original of a translation cannot be shown.
func NoSourceToCompare(e *handbook.Entry) Notice {
	return Notice{"nothing to compare", ": " + OriginalNotStored(e)}
}

// OnlyAboveText reports that a word occurs only in the title or the question.
func OnlyAboveText(word string) Notice { return Notice{word, " occurs only in the title or question"} }

// Headings above the differences between two versions.
const (
	HasChanged  = "Changed"
	DiffLegend  = "[-removed-] {+added+}"
	FromVersion = " from version %s to %s"
)

// AnswerHeading is the name of the part of an entry before its first heading.
const AnswerHeading = "Answer"

// Hints in the bottom row while an entry is open.
const (
	HintBack          = "back"
	HintLinks         = "links"
	HintTurn          = "previous, next"
	HintContents      = "contents"
	HintAbbreviations = "abbreviations"
)

// CountFound counts the matches in an entry: "3 found".
func CountFound(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprintf("%d found", n)
}
