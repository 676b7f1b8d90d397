package phrases

// Menu contains the texts of a menu: its title, the placeholder of its filter, the noun for its items, and the verb for
// choosing one of them, such as "open".
type Menu struct{ Title, Placeholder, Noun, Verb string }

// Texts of each menu.
var (
	CopyMenu          = Menu{"Copy", "Filter what can be copied", "part", "copy"}
	ContentsMenu      = Menu{"Contents", "Filter the headings", "part", "go there"}
	AbbreviationsMenu = Menu{"Abbreviations", "Filter the abbreviations", "abbreviation", "find"}
	RecentMenu        = Menu{"Recently read", "Filter the titles", "entry", "open"}
)

// Items of the copy menu.
const (
	CopySentence   = "one sentence"
	CopyID         = "the id"
	CopyMarkdown   = "the entry as Markdown"
	CopySourceLine = "the source line"
	CopyThisPart   = "this part"
)

// NothingMatches is shown in a menu when its filter matches nothing.
const NothingMatches = "Nothing matches."

// Titles and notes in the help.
const (
	HelpTitle     = "Help"
	HelpFilter    = "Filter, for example: copy"
	NoKey         = "No key does that."
	CaretMeans    = "^Y means Ctrl and Y together"
	KeysOfList    = "Search and list"
	KeysOfProgram = "Program"
	KeysOfReading = "Reading"
	KeysOfFinding = "Finding in an entry"
	KeysOfDialogs = "In a dialog"
	InSearchLine  = "In the search line"
	MarksInList   = "Marks in the list"
)

// Meanings of the marks beside titles in the list.
var (
	MarkToRead  = KeyHelp{StatusToRead + ", or to read again", "sign symbol unread"}
	MarkRead    = KeyHelp{StatusRead, "sign symbol done tick"}
	MarkChanged = KeyHelp{StatusChanged + " since you read it", "sign symbol updated"}
	MarkSaved   = KeyHelp{EntrySaved, "sign symbol bookmark star"}
)

// CountKeys counts keys.
func CountKeys(n int) string { return CountWithNoun(n, "key") }

// Facts about the open handbook, below the keys in the help.
const (
	ThisHandbook       = "This handbook"
	FactTitle          = "title"
	FactEdition        = "edition"
	FactOrigin         = "origin"
	FactSignature      = "signature"
	FactDigest         = "digest"
	FactWords          = "about this handbook title edition origin signature digest"
	SignatureValid     = "valid"
	SignatureNotNeeded = "none needed: the entries are built into this program"
)

// Phrases in the dialog that acknowledges an entry.
const (
	AcknowledgeTitle = "Acknowledge"
	YourName         = "Your name"
	HintScrollToEnd  = "scroll to the end"
	WindowTooSmall   = "the window is too small to show the statement"
)

// SearchSyntax lists examples of search syntax with their effects. There is no example of plain words.
var SearchSyntax = []struct {
	Example string
	KeyHelp
}{
	{`"two words"`, KeyHelp{"find this phrase", "exact quotes"}},
	{"-vpn", KeyHelp{"leave a word out", "exclude without minus"}},
	{"#nis2", KeyHelp{"only with this label", "filter tag framework"}},
	{"cat:access", KeyHelp{"only this category", "filter"}},
	{"kind:policy", KeyHelp{"only this kind", "filter faq principle"}},
	{"is:unread", KeyHelp{"only unread entries", "filter read"}},
	{"is:new", KeyHelp{"new; also is:changed", "filter is:saved is:changed"}},
	{"8.5", KeyHelp{"a control, or an id", "number iso"}},
}
