package handbook

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Kind is the kind of an entry.
type Kind string

// Kinds of entries.
const (
	FAQ       Kind = "faq"
	Policy    Kind = "policy"
	Principle Kind = "principle"
)

// Label returns the kind as shown to readers, or "" for an unknown kind.
func (k Kind) Label() string { return kindLabels[k] }

var kindLabels = map[Kind]string{FAQ: "FAQ", Policy: "Policy", Principle: "Principle"}

// Verdict is the short answer to the question of an [FAQ].
type Verdict string

// An entry with NoVerdict has no short answer, only sentences.
const (
	NoVerdict Verdict = ""
	Yes       Verdict = "yes"
	No        Verdict = "no"
	Partly    Verdict = "partly"
	NA        Verdict = "na"
)

// Entry is one FAQ, policy or principle.
type Entry struct {
	ID         string // permanent id, [a-z0-9-]
	Number     string // document number by which people cite the entry, such as POL-009; "" for none
	Path       string // path of the file, slash-separated, relative to the root of the handbook
	Kind       Kind
	Title      string // never empty
	Question   string // as asked; "" unless Kind is FAQ
	Answer     Verdict
	Summary    string // one plain sentence; may be ""
	Category   string // id of a Category of the handbook
	Group      *Group // innermost group inside the category; nil for none
	Order      int
	Frameworks []string  // labels that the organisation shows with the entry, such as NIS2
	Controls   []Control // published controls on the same subject; not a claim of compliance
	Keywords   []string  // search words, never shown
	AlsoAsked  []string  // other wordings of the questions that the entry answers, never shown; see also_asked
	FormerIDs  []string  // former ids that no other entry uses now
	Related    []string  // ids in the front matter; see Handbook.Related

	Derived  DerivedFields
	Metadata Metadata

	Markdown string    // sanitized text without front matter and title heading, as CommonMark
	Line     int       // 1-based number of the line in the file where Markdown begins
	LineMap  []int32   // line of the file for each line of Markdown; nil if they are consecutive
	Sections []Section // the body in order; Sections[0] is the part before the first heading
	Links    []Link
	Plain    string // why the body is shown as plain text; "" if it is shown as Markdown
	Source   OriginalBody

	ackPaths  []*Path  // reading paths that require readers to acknowledge the entry; see New
	languages []*Entry // the entry in every language, original first; nil if there is only one
}

// DerivedFields records which fields were derived because the author did not set them.
type DerivedFields struct {
	ID, Title bool   // made from the path
	Generated bool   // the whole entry was generated and has no file
	Suffix    string // added to the title, to distinguish entries with the same title
}

// Control is a reference to a control in a [ControlSet], such as iso27002-2022:8.5.
type Control struct {
	Set string // id of the set
	Ref string // reference within the set, such as 8.5 or 21.2.j
}

// String returns the control as written in front matter: set:ref.
func (c Control) String() string { return c.Set + ":" + c.Ref }

// Section is the part of a body below one heading.
type Section struct {
	Heading string `json:"heading"` // plain text of the heading; "" for text before the first heading
	Level   int    `json:"level"`   // 1 to 6; 0 for text before the first heading
	Anchor  string `json:"anchor"`  // URL fragment of the section
	Text    string `json:"text"`    // plain text of its blocks, one block or list item per line
	Line    int    `json:"line"`    // 1-based line of the file on which the section begins
}

// Link is a link or image in the body of an entry.
type Link struct {
	Text   string
	Target string // as the author wrote it
	Image  bool
	Line   int    // 1-based line of the file that contains the link
	Entry  string // id of the entry that it links to; "" for other targets
	Anchor string // anchor of the section in that entry; "" for the top of the entry
}

// FileLine returns the 1-based line of the file that became line i of Markdown, counted from 0.
func (e *Entry) FileLine(i int) int {
	if i >= len(e.LineMap) {
		return e.Line + i
	}
	return int(e.LineMap[i])
}

// DistinctQuestion returns the question, or "" if the question repeats the title.
func (e *Entry) DistinctQuestion() string {
	if e.Question == e.Title {
		return ""
	}
	return e.Question
}

// Text returns the body as plain text for searching, with one heading or block per line. The plain text for users to
// read comes from package body.
func (e *Entry) Text() string {
	var b strings.Builder
	for _, s := range e.Sections {
		for _, part := range []string{s.Heading, s.Text} {
			if part == "" {
				continue
			}
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(part)
		}
	}
	return b.String()
}

// LinkTo returns the link in e that has the given target and links to an entry. The target must be a clean line.
func (e *Entry) LinkTo(target string) (Link, bool) {
	for _, l := range e.Links {
		if l.Target == target && l.Entry != "" {
			return l, true
		}
	}
	return Link{}, false
}

// TargetInFolder returns the target of a link as it would be in a file at the top of the handbook's folder.
func (e *Entry) TargetInFolder(target string) string {
	if file := e.fileAt(target); file != "" && !strings.ContainsAny(target, "?#") && path.Dir(e.Path) != "." {
		return (&url.URL{Path: file}).EscapedPath()
	}
	return target
}

// fileAt returns the path of the file that a relative link leads to, or "" for any other link.
func (e *Entry) fileAt(target string) string {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return ""
	}
	return path.Join(path.Dir(e.Path), u.Path)
}

// CountLetters returns the number of letters and digits in text. Reading positions are counted in letters, because the
// number of letters does not depend on the layout, with its borders, rules and bullets.
func CountLetters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// GroupsAfter returns the groups that begin at e in a list, outermost first. These are the groups that contain e but
// not the entry listed before e.
func (e *Entry) GroupsAfter(before *Entry) []*Group {
	switch {
	case before == nil || before.Category != e.Category:
		return e.Group.Path()
	case before.Group == e.Group:
		return nil
	}
	all := e.Group.Path()
	return slices.DeleteFunc(all, before.Group.IsWithin)
}
