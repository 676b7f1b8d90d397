package phrases

import (
	"strings"

	"trustbook/handbook"
)

// InLanguage names the language of an entry: "in Swedish".
func InLanguage(tag string) string { return "in " + handbook.LanguageName(tag) }

// NoOtherLanguage says that an entry is in only one language.
func NoOtherLanguage(e *handbook.Entry) string {
	if e.Metadata.Lang == "" {
		return "this entry is not available in another language"
	}
	return "this entry is only " + InLanguage(e.Metadata.Lang)
}

// NothingInLanguage says that a handbook has no entries in the requested language.
func NothingInLanguage(tag string, languages []string) string {
	return "no entry is " + InLanguage(tag) + "; the languages are " + strings.Join(languages, ", ")
}

// ChangedInOriginal is the heading above the changes in the original since it was translated.
func ChangedInOriginal(e *handbook.Entry) string { return "Changed in " + original(e) }

// OriginalNotStored says why the changes in the original of a translation cannot be shown.
func OriginalNotStored(e *handbook.Entry) string {
	wording := "as it was translated"
	if v := e.Metadata.SourceVersion; v != "" {
		wording = "in version " + v
	}
	return original(e) + " " + wording + " is not stored here; what you have read is kept for a while"
}

func original(e *handbook.Entry) string {
	return "the " + handbook.LanguageName(e.Original().Metadata.Lang) + " entry"
}

// StaysInLanguage says that an entry cannot be switched to another language.
func StaysInLanguage(e *handbook.Entry) Notice {
	return Notice{"no other language", ": " + NoOtherLanguage(e)}
}
