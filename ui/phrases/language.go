package phrases

import (
	"strings"

	"trustbook/handbook"
)

// InLanguage names the language of an entry: "in Swedish".
func InLanguage(tag string) string { return "in " + handbook.LanguageName(tag) }

// NoOtherLanguage explains that an entry is available in only one language.
func NoOtherLanguage(e *handbook.Entry) string {
	if e.Metadata.Lang == "" {
		return "this entry is not available in another language"
	}
	return "this entry is only " + InLanguage(e.Metadata.Lang)
}

// NothingInLanguage explains that no entry is in the requested language, and lists the available ones.
func NothingInLanguage(tag string, languages []string) string {
	return "no entry is " + InLanguage(tag) + "; the available languages are " + strings.Join(languages, ", ")
}

// ChangedInOriginal returns the heading above the changes to the original since it was translated.
func ChangedInOriginal(e *handbook.Entry) string { return "Changed in " + originalEntry(e) }

// OriginalNotStored explains why the changes to the original of a translation cannot be shown.
func OriginalNotStored(e *handbook.Entry) string {
	wording := "as it was when translated"
	if v := e.Metadata.SourceVersion; v != "" {
		wording = "in version " + v
	}
	return originalEntry(e) + " " + wording + " is not stored here; only versions you have read are kept, for a while"
}

func originalEntry(e *handbook.Entry) string {
	return "the " + handbook.LanguageName(e.Original().Metadata.Lang) + " entry"
}

// CannotSwitchLanguage reports that an entry is not available in another language.
func CannotSwitchLanguage(e *handbook.Entry) Notice {
	return Notice{"no other language", ": " + NoOtherLanguage(e)}
}
