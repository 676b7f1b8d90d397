// Package phrases holds wording that occurs in more than one place, so that the screen, the
// line-by-line conversation and the commands say the same thing in the same way. Strings use
// UTF-8 characters; for ASCII-only output the caller replaces them.
package phrases

import (
	"fmt"
	"strings"

	"trustbook/handbook"
)

// The read status of an entry, in labels and counts.
const (
	Read          = "read"
	ToRead        = "to read"
	Changed       = "changed"
	New           = "new"
	ToAcknowledge = "to acknowledge"
	ForYou        = "for you"
)

// Phrases about a query that no entry answers.
const (
	NoAnswer       = "No entry here answers that."
	NoFilterMatch  = "No entry matches all of these filters."
	DidYouMean     = "Did you mean"
	RelatedEntries = "Related entries"
)

// NoEarlierCopy says why an entry cannot be compared with the wording that was read.
const NoEarlierCopy = "the version you read is no longer stored"

// Count returns n with its noun: "1 entry", "18 entries".
func Count(n int, noun string) string { return handbook.Count(n, noun) }

// Entries returns a number of entries: "18 entries".
func Entries(n int) string { return Count(n, "entry") }

// Match names how certain a match is, by the name of its confidence.
func Match(confidence string) string {
	switch confidence {
	case "high":
		return "strong match"
	case "medium":
		return "fair match"
	}
	return "weak match"
}

// Unquoted says that phrases in quotes stand in no entry, and what was done instead.
func Unquoted(phrases []string) string {
	return "no entry has the exact phrase “" + strings.Join(phrases, "”, “") + "”, so its words were searched for"
}

// Corrected introduces the corrected query: as a question if nothing else was found.
func Corrected(suggestion bool) string {
	if suggestion {
		return "did you mean"
	}
	return "corrected to"
}

// maxMissing is how many words are named that an entry does not mention.
const maxMissing = 5

// NotMentioned names words of a query that the entry shown lacks: "does not mention: sla".
func NotMentioned(missing []string) string {
	text := "does not mention: " + strings.Join(missing[:min(len(missing), maxMissing)], ", ")
	if more := len(missing) - maxMissing; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// Sentence capitalizes the first letter of s, to begin a sentence or a label.
func Sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// News summarizes the changes since an earlier start, such as "1 new entry, 2 changed", or
// returns "" if there are none.
func News(fresh, changed, gone int) string {
	var parts []string
	for _, p := range []struct {
		n    int
		verb string
	}{{fresh, New}, {changed, Changed}, {gone, "removed"}} {
		switch {
		case p.n == 0:
		case len(parts) == 0:
			count, noun, _ := strings.Cut(Entries(p.n), " ")
			parts = append(parts, count+" "+p.verb+" "+noun)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.verb))
		}
	}
	return strings.Join(parts, ", ")
}

// PathProgress says how much of a reading path is read, such as "3 of 5 read, 1 changed".
func PathProgress(read, entries, changed int) string {
	out := fmt.Sprintf("%d of %d %s", read, entries, Read)
	if changed > 0 {
		out += fmt.Sprintf(", %d %s", changed, Changed)
	}
	return out
}

// Join joins the non-empty parts with commas.
func Join(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ", ")
}
