package phrases

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Notice is a message in the bottom row. Word is stressed, and Detail follows it directly.
type Notice struct{ Word, Detail string }

// WithDetail returns the notice with more detail, such as other possibilities.
func (n Notice) WithDetail(detail string) Notice {
	n.Detail += detail
	return n
}

// Messages in the bottom row, whichever room is open.
var (
	NothingToCopy      = Notice{"nothing to copy", ""}
	NothingReadYet     = Notice{"nothing read yet", ""}
	NothingToSave      = Notice{"nothing to save", ""}
	SavedUntilYouLeave = Notice{"saved until you leave", ": the state folder cannot be written"}
	NoMoreEntries      = Notice{"no more", " entries in this direction"}
	NoMoreHistory      = Notice{"no more", " entries to go forward to"}
	NothingToReload    = Notice{"nothing to reload", ": these entries are built in"}
	ReloadedFixed      = Notice{"reloaded", ": a problem is fixed"}
	NoChanges          = Notice{"no changes", ""}
	MouseOff           = Notice{"mouse off", "; the terminal selects text now"}
	MouseOn            = Notice{"mouse on", "; it scrolls and chooses here"}
	CannotSuspend      = Notice{"cannot suspend", ": no shell in the foreground"}
	TypeYourName       = Notice{"type your name", " first"}
	LinearIsForSpeech  = Notice{"trustbook --linear", " is made to be read aloud"}
)

// Words and endings of messages in the bottom row.
const (
	Copied          = "copied"
	Saved           = "saved"
	NoLongerSaved   = "no longer saved"
	AcknowledgesIt  = "acknowledges it"        // follows a key
	GoesThere       = "goes there"             // follows a key
	GoesToYourPlace = "goes to where you were" // follows a key
	QuitsThisScreen = "quits this screen"      // follows a key
	PathIsRead      = ", and so is everything on this path"
	IsGenerated     = ": this entry is generated from the others"
	TypeIsNew       = "; type is:new to see them"
)

// CautionOf returns a caution as a notice.
func CautionOf(text string) Notice { return Notice{"caution", ": " + text} }

// NotCopied says why nothing was copied.
func NotCopied(why string) Notice { return Notice{"not copied", ": " + why} }

// EntryErrors says how many parts of the handbook cannot be used, and why the first. What is wrong besides, such as two
// answers to one question, only the check of a handbook finds.
func EntryErrors(n int, first string) Notice {
	if n > 1 {
		first = "the first is " + first
	}
	return Notice{CountWithNoun(n, "part"), " of this handbook cannot be used: " + first}
}

// NoCategory says that the list cannot begin with a category because it does not exist.
func NoCategory(id string) string { return "no category has the id " + id }

// OpensTheNext names the key that opens the next entry of a path.
func OpensTheNext(key, title string) string { return "; " + key + " opens the next: " + title }

// TwoOpenTheNext says which two keys, one after the other, open the next entry of a path.
func TwoOpenTheNext(first, second, title string) string {
	return "; " + first + " and " + second + " open the next: " + title
}

// AtTheTop says that an entry begins at its top, although it was left further down. It is followed by the key that goes
// there.
var AtTheTop = Notice{"at the top", ""}

// MarksReadAgain names the key that marks an entry as read again.
func MarksReadAgain(key string) string { return "; " + key + " marks it read again" }

// UndoesIt names the key that undoes marking an entry as read.
func UndoesIt(key string) string { return "; " + key + " undoes it" }

// NoLongerWatched says why changes to files will not be noticed any more.
func NoLongerWatched(err error) Notice {
	return Notice{"changes are no longer watched", ": " + err.Error()}
}

// NotReloaded says why a handbook was not reloaded.
func NotReloaded(err error) Notice { return Notice{"not reloaded", ": " + err.Error()} }

// ReloadedFiles says how many files had changed.
func ReloadedFiles(n int) Notice { return Notice{"reloaded", ": " + CountWithNoun(n, "changed file")} }

// EntryRemoved says that the open entry was removed.
func EntryRemoved(title string) Notice { return Notice{"no longer here", ": " + title} }

// NoChangesBut says that the files have not changed but still have a problem.
func NoChangesBut(problem string) Notice {
	return Notice{"no changes", "; this problem remains: " + problem}
}

// ThemeIs names the theme.
func ThemeIs(name string) Notice { return Notice{name, " theme"} }

// CountCharacters counts the characters of a text.
func CountCharacters(text string) string {
	return CountWithNoun(utf8.RuneCountInString(text), "character")
}

// Percent is a share.
func Percent(n int) string { return strconv.Itoa(n) + "%" }

// MoreLines says how many further lines there are.
func MoreLines(n int) string { return CountWithNoun(n, "more line") }

// LinesAbove says how many lines are above the visible ones.
func LinesAbove(n int) string { return CountWithNoun(n, "line") + " above" }

// LinesAround says how many lines are above and below the visible ones.
func LinesAround(above, below int) string {
	return fmt.Sprintf("%s, %d below", LinesAbove(above), below)
}

// RowsInView gives the range of visible rows.
func RowsInView(first, last, total int) string {
	return fmt.Sprintf("%d-%d of %d", first, last, total)
}

// EnlargeWindow asks for a larger window.
func EnlargeWindow(width, height int) string {
	return fmt.Sprintf("Please make this window at least %d by %d.", width, height)
}

// WindowSize describes a window; a message about what fits in it continues the sentence.
func WindowSize(width, height int) string {
	return fmt.Sprintf("%d columns and %d rows", width, height)
}

// WindowTooFew says that a window, as described by [WindowSize], is too small.
func WindowTooFew(size string, width, height int) string {
	return fmt.Sprintf("%s are too few; at least %d and %d are needed", size, width, height)
}

// Descriptions of what fits in a window, after its size.
const (
	WindowFitsOne    = ": room for the list or an entry"
	WindowFitsBelow  = ": the answer below the list"
	WindowFitsBeside = ": the answer beside the list"
)

// Hints for the bottom row in more than one room.
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

// ForRoles says which roles a path is for.
func ForRoles(roles []string) string { return "for " + strings.Join(roles, ", ") }

// Phrases about roles that do not occur in a handbook.
const (
	NoRolesHere      = "no roles here"
	SameForEverybody = ": the entries are the same for everybody"
)

// UnknownRoles names the unknown roles and the known ones.
func UnknownRoles(unknown, known []string) (what, rest string) {
	noun := "role "
	if len(unknown) > 1 {
		noun = "roles "
	}
	return "no " + noun + strings.Join(unknown, ", ") + " here", "; there are " + strings.Join(known, ", ")
}
