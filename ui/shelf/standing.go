package shelf

import (
	"strings"
	"unicode"

	"trustbook/handbook"
)

// Standing is how a reader stands to a text.
type Standing int

// How a reader can stand to a text.
const (
	ToRead Standing = iota // it was not read to its end
	IsRead
	Edited // it was, and says something else now
	Again  // it was, and a new MAJOR asks everybody to read it once more
	Made   // nobody wrote it, so there is nothing to read
)

// Unread says whether the text is one to read.
func (s Standing) Unread() bool { return s == ToRead || s == Again }

// Standing says how a reader with this record stands to a text. That it was opened
// is not enough. What the text says is asked for only when that decides.
func (r Record) Standing(e *handbook.Entry, fingerprint func(*handbook.Entry) string) Standing {
	switch {
	case e.Derived.Generated:
		return Made
	case r.Hash == "":
		return ToRead
	case raised(r.Version, e.Life):
		return Again
	case r.Hash != fingerprint(e):
		return Edited
	}
	return IsRead
}

// raised says whether the MAJOR of a version was raised. A text without versions
// asks nobody to read it again.
func raised(version string, now handbook.Life) bool {
	then, had := handbook.Life{Version: version}.Edition()
	today, has := now.Edition()
	return had && has && today.Major > then.Major
}

// Anew says whether a text that was read in part is one to begin anew: a new MAJOR asks
// everybody to read it once more.
func (r Record) Anew(e *handbook.Entry) bool { return raised(r.NowVersion, e.Life) }

// FingerprintDigits are how many of [handbook.Entry.Hash] the shelf keeps to tell what a
// text says from what it said: enough for that, and half of what it would have to carry.
const FingerprintDigits = 32

// Wording is what a text says, as plain text: what [Shelf.KeepText] keeps, and
// differences are shown of.
func Wording(e *handbook.Entry) string {
	return strings.TrimSpace(strings.Join([]string{e.Question, e.Lead(), e.Prose()}, "\n\n")) + "\n"
}

// Body is what is read of a text on its page: without the question above it.
func Body(e *handbook.Entry) string { return e.Lead() + "\n\n" + e.Prose() + "\n" }

// Letters is how many letters and digits a text has, which is what [Parts] count: they
// are the same at every width, without the bars, rules and bullets of a page.
func Letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
