package phrases

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Notice is a message in the bottom row. Word is emphasised, and Detail follows it without a space.
type Notice struct{ Word, Detail string }

// WithDetail returns the notice with detail added at its end.
func (n Notice) WithDetail(detail string) Notice {
	n.Detail += detail
	return n
}

// Messages in the bottom row that are the same for every component.
var (
	NothingToCopy      = Notice{"nothing to copy", ""}
	NothingReadYet     = Notice{"nothing read yet", ""}
	NothingToSave      = Notice{"nothing to save", ""}
	SavedUntilYouLeave = Notice{"saved until you quit", ": the state folder is not writable"}
	NoMoreEntries      = Notice{"no more", " entries in this direction"}
	NoMoreHistory      = Notice{"no more", " entries to go forward to"}
	NothingToReload    = Notice{"nothing to reload", ": these entries are built in"}
	ReloadedFixed      = Notice{"reloaded", ": a problem is fixed"}
	NoChanges          = Notice{"no changes", ""}
	NoThemes           = Notice{"no colours", " are in use here, so all themes look the same"}
	MouseOff           = Notice{"mouse off", "; now drag to select text in the terminal"}
	MouseOn            = Notice{"mouse on", "; the wheel scrolls, a click chooses"}
	CannotSuspend      = Notice{"cannot suspend", ": no shell in the foreground"}
	TypeYourName       = Notice{"type your name", " first"}
	LinearIsForSpeech  = Notice{"trustbook --linear", " is made to be read aloud"}
)

// First words and endings of messages in the bottom row.
const (
	TextCopied        = "copied"
	EntrySaved        = "saved"
	NoLongerSaved     = "no longer saved"
	AcknowledgesIt    = "acknowledges it"        // follows the name of the key
	GoesToYourPlace   = "goes to where you were" // follows the name of the key
	QuitsThisScreen   = "quits this screen"      // follows the name of the key
	ReloadsEntries    = "reloads the entries"    // follows the name of the key
	PathIsRead        = ", and so is everything on this path"
	UntilYouQuit      = " until you quit"
	IsGenerated       = ": this entry is generated from the others"
	NoCategory        = "no category has the id %s"
	KeyOpens          = "; %s opens %s"       // key, title of the next entry of a path
	TwoKeysOpen       = "; %s and %s open %s" // two keys, title
	KeyMarksReadAgain = "; %s marks it read again"
	KeyUndoes         = "; %s undoes it"
)

// CautionOf returns a caution as a notice.
func CautionOf(text string) Notice { return Notice{"caution", ": " + text} }

// NotCopied explains why nothing was copied.
func NotCopied(why string) Notice { return Notice{"not copied", ": " + why} }

// EntryErrors reports how many parts of the handbook cannot be used, and describes the first problem. It excludes
// problems found only by `trustbook check`, such as two answers to the same question. path is "" for the built-in
// handbook.
func EntryErrors(n int, first, path string) Notice {
	if n > 1 {
		first = "the first is " + first
	}
	command := strings.TrimSpace("trustbook check " + path)
	return Notice{CountWithNoun(n, "part"), " of this handbook cannot be used (`" + command + "` lists all problems): " + first}
}

// TypeIsNew says how to see the new and changed entries, of which there are n. gone is the number of removed entries,
// which it does not promise to show.
func TypeIsNew(n, gone int) string {
	which := "them"
	switch {
	case n == 0:
		return ""
	case gone > 0:
		which = "those that exist"
	case n == 1:
		which = "it"
	}
	return "; type is:new to see " + which
}

// PathDuty describes what a reading path still requires of the reader, and names the key that opens it unless key is
// "".
func PathDuty(key, title, duty string) string {
	if key != "" {
		title = key + " opens " + title
	}
	return title + ": " + duty
}

// OpenedAtTop reports that an entry was opened at its top although reading had stopped further down. The name of the
// key that goes there is added at the end.
var OpenedAtTop = Notice{"opened at the top", ""}

// NoLongerWatched explains why later changes to the files will go unnoticed.
func NoLongerWatched(err error) Notice {
	return Notice{"changes are no longer watched", ": " + err.Error()}
}

// NotReloaded explains why the handbook was not reloaded.
func NotReloaded(err error) Notice { return Notice{"not reloaded", ": " + err.Error()} }

// ReloadedFiles reports a reload, with the number of files that had changed.
func ReloadedFiles(n int) Notice { return Notice{"reloaded", ": " + CountWithNoun(n, "changed file")} }

// EntryRemoved reports that the open entry was removed.
func EntryRemoved(title string) Notice { return Notice{"no longer here", ": " + title} }

// NoChangesBut reports that no file has changed and that a problem remains.
func NoChangesBut(problem string) Notice {
	return Notice{"no changes", "; this problem remains: " + problem}
}

// ThemeIs names the theme in use.
func ThemeIs(name string) Notice { return Notice{name, " theme"} }

// CountCharacters counts the characters of a string.
func CountCharacters(text string) string {
	return CountWithNoun(utf8.RuneCountInString(text), "character")
}

// FormatPercent formats a percentage.
func FormatPercent(n int) string { return strconv.Itoa(n) + "%" }

// MoreLines counts the lines that are not shown.
func MoreLines(n int) string { return CountWithNoun(n, "more line") }

// LinesAbove counts the lines above the visible part.
func LinesAbove(n int) string { return CountWithNoun(n, "line") + " above" }

// LinesAboveAndBelow counts the lines above and below the visible part.
func LinesAboveAndBelow(above, below int) string {
	return fmt.Sprintf("%s, %d below", LinesAbove(above), below)
}

// WindowSize describes the size of a window at the beginning of a sentence.
func WindowSize(width, height int) string {
	return fmt.Sprintf("%d columns and %d rows", width, height)
}

// Phrases about what fits in a window. They follow the size of the window.
const (
	WindowFitsOne    = ": room for the list or an entry"
	WindowFitsBelow  = ": the answer below the list"
	WindowFitsBeside = ": the answer beside the list"
	RowsInView       = "%d-%d of %d" // first and last visible row, total
	EnlargeWindow    = "Please make this window at least %d by %d."
	WindowTooFew     = "%s are too few; at least %d and %d are needed" // [WindowSize], smallest width and height
)

// Bottom-row hints shared by several components.
const (
	HintPage        = "page"
	HintFind        = "find"
	HintHelp        = "help"
	HintNext        = "next"
	HintRead        = "read"
	HintMarkRead    = "mark read"
	HintCopyAnswer  = "copy answer"
	HintAcknowledge = "acknowledge"
)

// Labels of an entry.
const (
	LabelSource   = "Source"
	LabelRelated  = "Related"
	LabelControls = "Controls"
	LabelWhy      = "Why"
	LabelKind     = "Kind"
	LabelAbout    = "About"
	LabelID       = "Id"
	ControlsNote  = "published controls on this topic, for reference"
)

// ForRoles names the roles that a path is for.
func ForRoles(roles []string) string { return "for " + strings.Join(roles, ", ") }

// Phrases about roles that a handbook does not use.
const (
	NoRolesHere      = "this handbook has no roles"
	SameForEverybody = ": the entries are the same for everybody"
)

// UnknownRoles names the unknown roles, and in rest the roles that exist.
func UnknownRoles(unknown, known []string) (what, rest string) {
	noun := "role "
	if len(unknown) > 1 {
		noun = "roles "
	}
	return "this handbook has no " + noun + strings.Join(unknown, ", "), "; its roles are " + strings.Join(known, ", ")
}
