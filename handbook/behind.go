package handbook

import "time"

// SourceDigits is the number of digits of [Entry.Hash] in [Metadata.SourceDigest].
const SourceDigits = 16

// SourceDigest returns what a translation of the current wording of e has as its source_digest.
func (e *Entry) SourceDigest() string { return e.Hash()[:SourceDigits] }

// Behind reports whether the entry is a translation of an earlier edition of the original: its source_version
// is lower than the version of the original, or its source_digest is not that of the original.
func (e *Entry) Behind() bool { return e.behindVersion() || e.behindDigest() }

func (e *Entry) behindVersion() bool {
	then, ok := Metadata{Version: e.Metadata.SourceVersion}.Edition()
	now, known := e.Original().Metadata.Edition()
	return e.Original() != e && ok && known && now.After(then)
}

func (e *Entry) behindDigest() bool {
	return e.Original() != e && e.Metadata.SourceDigest != "" && e.Metadata.SourceDigest != e.Original().SourceDigest()
}

// Caution returns the most serious caution about the entry that applies today, and that it is a
// translation of an earlier edition.
func (e *Entry) Caution(now time.Time) Caution {
	c := e.Metadata.Caution(now)
	if !e.Behind() {
		return c
	}
	original := e.Original()
	name := LanguageName(original.Metadata.Lang)
	sentence := "The " + name + " entry has changed since it was translated."
	if e.behindVersion() {
		sentence = "This translation is of version " + e.Metadata.SourceVersion + "; the " + name + " entry is " + original.Metadata.Version + "."
	}
	if c.Word != "" {
		c.Sentence += " " + sentence
		return c
	}
	return Caution{"Behind", sentence, "behind", "translation is behind"}
}
