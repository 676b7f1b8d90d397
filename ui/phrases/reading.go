package phrases

import (
	"fmt"
	"strings"

	"trustbook/handbook"
)

// Phrases about acknowledging an entry.
const (
	PleaseAcknowledge = "Please acknowledge" // before "this entry: press a."
	NothingStored     = "nothing is stored with --no-state or without a terminal"
	NoStateFolder     = "there is no folder to store it in; set HOME or XDG_STATE_HOME"

	HandInReceipts = "Everything is acknowledged; `trustbook receipts -o NAME.jsonl` writes the file to hand in."

	AsksForAck           = "This entry has to be acknowledged."
	NotAcknowledged      = "not acknowledged"
	AlreadyAcknowledged  = "already acknowledged"
	NothingToAcknowledge = "nothing to acknowledge"
	DoesNotAsk           = ": this entry does not require it"
	OneMoment            = "one moment"
	StoringReceipt       = ": the last receipt is being stored"
	ReadingReceipts      = ": the receipts are being read"
)

// PressKey names a key, in sentences that ask the reader to press it.
func PressKey(key string) string { return "press " + key }

// AcknowledgeThisEntry continues [PleaseAcknowledge] with the key that acknowledges.
func AcknowledgeThisEntry(key string) string { return "this entry: " + key + "." }

// AcknowledgeEntryAgain continues [PleaseAcknowledge] for an entry that was already acknowledged before.
func AcknowledgeEntryAgain(key, reason string) string {
	return "this entry again: " + key + ". " + reason
}

// AsksButNotStored says that an entry has to be acknowledged, and why it cannot be.
func AsksButNotStored(why string) string {
	return "This entry has to be acknowledged, but " + why + "."
}

// AcknowledgedBy says who acknowledged an entry, and when.
func AcknowledgedBy(summary string) string { return "Acknowledged " + summary }

// AcknowledgedEntry reports a new receipt.
func AcknowledgedEntry(title string) Notice { return Notice{"acknowledged", ": " + title} }

// AcknowledgedWithNotes reports a new receipt, and problems with earlier receipts.
func AcknowledgedWithNotes(notes []string) Notice {
	return Notice{"acknowledged", ", but " + strings.Join(notes, "; ")}
}

// NotAcknowledgedBecause says why no receipt was stored.
func NotAcknowledgedBecause(why string) Notice { return Notice{NotAcknowledged, ": " + why} }

// NotReadToTheEnd says how much of an entry was on the screen, and what to do.
func NotReadToTheEnd(percent int) Notice {
	return Notice{"not read to the end", ": " + Percent(percent) + " of it was on the screen; scroll through the rest first"}
}

// ReceiptContents says what a receipt contains and where it is stored.
func ReceiptContents(path string) string {
	return "Your name, the time and a hash of the text are stored in " + path + ". Nobody verifies the name."
}

// Results of marking an entry as read by hand.
const (
	NothingToMark   = "nothing to mark"
	MarkedRead      = "marked as read"
	MarkedReadAgain = "marked as read, as before"
	MarkedUnread    = "marked as unread"
	MarkUndone      = "no longer marked as read"
)

// ReadOnDay says how and when an entry was read: "you read it on 28 November".
func ReadOnDay(how, day string) string { return how + " on " + day }

// ChangedSince says that an entry has changed since the reader read it.
func ChangedSince(read string) (word, text string) { return "Changed", "since " + read + "." }

// ReadAgain says that a version of an entry has to be read although an earlier version has been
// read.
func ReadAgain(version, read, was string) (word, text string) {
	return "Read again:", fmt.Sprintf("version %s requires it; %s in version %s.", version, read, was)
}

// KeyShowsChanges adds the name of the key that shows the changes.
func KeyShowsChanges(key string) string { return " " + key + " shows what changed." }

// SinceDay adds the day since which something has changed.
func SinceDay(what, day string) string { return what + " since " + day }

// Messages of the reader in the bottom row.
var (
	ChangedMeanwhile   = Notice{"changed", " since you began to read it"}
	NotReadBefore      = Notice{"nothing to compare", ": this is the first version that you read here"}
	OnlyVersionChanged = Notice{"no changes", " since you read it, except the version"}
	NothingChanged     = Notice{"no changes", " since you read it"}
	NoCopyLeft         = Notice{"no copy", " is left of the entry as you read it"}
	NoHeadings         = Notice{"no headings", " in this entry"}
	NoAbbreviations    = Notice{"no abbreviations", " in this entry that the handbook explains"}
	NoLinks            = Notice{"no links", " in this entry"}
	FirstUnread        = Notice{"here", " is the first line that you have not read"}
	AlreadyRead        = Notice{"already counted as read", ""}
	NothingHighlighted = Notice{"nothing is highlighted", ""}
)

// Effects of a key, after its name.
const (
	ShowsWhat    = "shows what"
	ShowsItNow   = "shows it as it is now"
	FindsInEntry = "finds in this entry"
)

// NoSourceToCompare says that the changes in the original of a translation cannot be shown.
func NoSourceToCompare(e *handbook.Entry) Notice {
	return Notice{"nothing to compare", ": " + OriginalNotStored(e)}
}

// OnlyAboveText says that a word is only in the title or the question.
func OnlyAboveText(word string) Notice { return Notice{word, " occurs only above the text"} }

// Headings above the differences from an earlier version.
const (
	HasChanged = "Changed"
	DiffLegend = "[-removed-] {+added+}"
)

// FromVersion adds the two versions that are compared to the heading.
func FromVersion(was, now string) string { return fmt.Sprintf(" from version %s to %s", was, now) }

// AnswerPart names the part of an entry before its first heading.
const AnswerPart = "Answer"

// Hints in the reader's bottom row.
const (
	HintBack          = "back"
	HintLinks         = "links"
	HintTurn          = "previous, next"
	HintContents      = "contents"
	HintAbbreviations = "abbreviations"
)

// CopyLink describes what enter does with a link to a target outside the handbook.
func CopyLink(target string) string { return "copy " + target }

// OpenLink describes what enter does with a link to an entry.
func OpenLink(title string) string { return "open " + title }

// CountFound says how many matches there are in an entry: "3 found".
func CountFound(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprintf("%d found", n)
}
