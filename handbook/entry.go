package handbook

import (
	"strings"
	"time"
)

// Kind says what an entry is.
type Kind string

// The kinds of entry.
const (
	FAQ       Kind = "faq"
	Policy    Kind = "policy"
	Principle Kind = "principle"
)

// Label is the kind as shown to a reader; "" for an unknown kind.
func (k Kind) Label() string {
	switch k {
	case FAQ:
		return "FAQ"
	case Policy:
		return "Policy"
	case Principle:
		return "Principle"
	}
	return ""
}

// Verdict is the short answer of an [FAQ] that has one.
type Verdict string

// The verdicts. None means that the entry answers in sentences only.
const (
	NoVerdict Verdict = ""
	Yes       Verdict = "yes"
	No        Verdict = "no"
	Partly    Verdict = "partly"
	NA        Verdict = "na"
)

// Label is the verdict as shown to a reader; "" for None.
func (v Verdict) Label() string {
	switch v {
	case Yes:
		return "Yes"
	case No:
		return "No"
	case Partly:
		return "Partly"
	case NA:
		return "Not applicable"
	}
	return ""
}

// Entry is one text of the handbook.
type Entry struct {
	ID         string // stable name, [a-z0-9-]
	Path       string // of its file, slash-separated, relative to the handbook's root
	Kind       Kind
	Title      string // never empty
	Question   string // the question as asked; "" unless Kind is FAQ
	Answer     Verdict
	Summary    string // one plain sentence; may be ""
	Category   string // id of a Category of the handbook
	Order      int
	Frameworks []string  // labels the organisation prints, such as NIS2
	Controls   []Control // published controls on the same topic; no claim of the organisation
	Keywords   []string  // search words, not shown
	FormerIDs  []string  // those that lead here; one that is or was another text's may lead there
	Related    []string  // ids of neighbours

	Derived  Derived // what nobody wrote
	Metadata Metadata

	Markdown string    // cleaned source without front matter and without the title heading
	Line     int       // 1-based line of the file on which Markdown begins
	Sections []Section // the body in order; Sections[0] is what precedes the first heading
	Links    []Link
	Plain    string // why the body is shown as plain text: "" = it is parsed as Markdown

	duty []*Path // the reading paths that ask to acknowledge it

	lines []int // line of the file of each line of Markdown; nil = they follow each other from Line
}

// Derived says what of an entry nobody wrote: it is made of the file's name, or
// the whole of it of other texts.
type Derived struct {
	ID, Title bool
	Generated bool   // it has no file
	Suffix    string // end of the title, which tells it from another text of that title
}

// LineOf is the 1-based line of the file from which the 0-based line i of Markdown is.
func (e *Entry) FileLine(i int) int {
	if i >= len(e.lines) {
		return e.Line + i
	}
	return e.lines[i]
}

// Life is what a text says of its own life. Nothing here is ever invented:
// a zero field was not in the front matter.
type Metadata struct {
	Owner, Approver, Version, Status, Classification string
	Audience                                         []string
	Effective, Reviewed                              time.Time
	ReviewIn                                         string // how long a review holds, as written: "12 months"
	Changes                                          []string
	Ack                                              string
	Lang                                             string
	SourceVersion                                    string
}

// Control points at one control of a [ControlSet], such as iso27002-2022:8.5.
type Control struct {
	Set string // id of the set
	Ref string // reference inside it, such as 8.5 or 21.2.j
}

// String is the control as written in front matter: set:ref.
func (c Control) String() string { return c.Set + ":" + c.Ref }

// Section is a part of a body under one heading.
type Section struct {
	Heading string // plain text; "" for what precedes the first heading
	Level   int    // 1 to 6; 0 for what precedes the first heading
	Anchor  string // fragment that links to it
	Text    string // plain text of its blocks, one block or list item a line
	Line    int    // 1-based line of the file on which it begins
}

// Link is a link or image of a body.
type Link struct {
	Text   string
	Target string // as written
	Image  bool
	Line   int    // 1-based line of the file
	Entry  string // id of the entry it leads to, "" when it leads elsewhere
	Anchor string // section of that entry, "" for its top
}

// Text is the body as plain text: headings and blocks, one a line.
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

// ControlsOf are the published controls on the topic of an entry, a text for each
// set that has some: its title and the references. They are no claim.
func (h *Handbook) ControlsOf(e *Entry) []string {
	var out []string
	for _, set := range h.ControlSets {
		var refs []string
		for _, c := range e.Controls {
			if c.Set == set.ID {
				refs = append(refs, c.Ref)
			}
		}
		if len(refs) > 0 {
			out = append(out, set.Title+" "+strings.Join(refs, ", "))
		}
	}
	return out
}
