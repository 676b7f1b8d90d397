package handbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity is how serious a [Problem] is.
type Severity int

// A warning means that everything can still be used; an error, that something cannot be used.
const (
	SeverityWarning Severity = iota
	SeverityError
)

// String returns "warning" or "error".
func (s Severity) String() string {
	if s == SeverityError {
		return "error"
	}
	return "warning"
}

// MarshalText returns the text of [Severity.String], for JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is a mistake in the files of a handbook.
type Problem struct {
	Path     string         `json:"path"` // path of the file, slash-separated, relative to the root of the handbook
	Line     int            `json:"line"` // 1-based line; 0 if the problem concerns the whole file
	Severity Severity       `json:"severity"`
	Code     string         `json:"code"`    // permanent name of the check rule, such as unknown-key
	Message  string         `json:"message"` // what is wrong and what to do
	Subject  ProblemSubject `json:"-"`
}

// ProblemSubject describes what a problem is about, for code that groups problems or distinguishes their cases. Such
// code must not depend on Message, because its wording may change.
type ProblemSubject struct {
	Name  string // the field, tag, element, address, title or footnote that the message names
	Other string // path of another file that is involved, or the field that was probably meant
	Case  ProblemCase
	Meant bool // whether the message suggests what was probably meant
	Minor bool // whether the problem is minor if the handbook was written for another program

	Count  int // number of links in the entry that have the problem
	Others int // number of other entries with the same problem that are not reported separately
}

// ProblemCase distinguishes problems of the same rule. Most rules have a single case, the zero ProblemCase.
type ProblemCase int32

// Values of [Problem.Subject].Case for the rules unknown-markup, broken-link, broken-fragment, not-a-link,
// draft-marker, titles, unread-file and control-character.
const (
	_                    ProblemCase = iota
	CaseTagKept                      // the tag is removed, but its content is still shown
	CaseMissingImage                 // the address belongs to an image, not to a link
	CaseOtherHeading                 // another page has the heading that the link names
	CaseNoHeadings                   // the page has no headings at all
	CaseNoLinkDefinition             // the link refers to a link definition that does not exist
	CaseNoSuchEntry                  // the wiki link names no entry
	CaseSizeInAddress                // the address of an image includes a size
	CasePlaceholder                  // the draft markers are placeholders, to be filled in by users of a template
	CaseTitleOfFile                  // the title is derived from the name of the file
	CaseFewFiles                     // there are fewer of these files than entries
	CaseNoWidth                      // the character has no width, but does not hide other characters
	CaseDefinedTwice                 // the footnote has a definition above
)

// String returns "path:line: message", the format that editors and compilers expect.
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.Path, p.Message)
	}
	return fmt.Sprintf("%s:%d: %s", p.Path, p.Line, p.Message)
}

// SortProblems sorts problems by path and line. Those of the manifest come first, because others may follow from them.
func SortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
}

func (p Problem) rank() int {
	switch {
	case p.Path == ManifestName && p.Line > 0, p.Code == "manifest-name":
		return 0
	case p.Path == ManifestName:
		return 1
	}
	return 2
}

// SameAs reports whether p and q are the same problem, possibly on different lines.
func (p Problem) SameAs(q Problem) bool {
	p.Line = q.Line
	return p == q
}

// ProblemCount counts problems by severity. First is the first error, preferably one in the manifest, because every
// entry depends on the manifest.
type ProblemCount struct {
	Errors, Warnings int
	First            Problem // zero if there is no error
}

// CountProblems counts problems by severity.
func CountProblems(problems []Problem) ProblemCount {
	var c ProblemCount
	for _, p := range problems {
		if p.Severity != SeverityError {
			c.Warnings++
			continue
		}
		if c.Errors++; c.Errors == 1 || p.Path == ManifestName && c.First.Path != ManifestName {
			c.First = p
		}
	}
	return c
}

// String returns a summary such as "2 errors and 1 warning".
func (c ProblemCount) String() string {
	switch errors, warnings := CountWithNoun(c.Errors, "error"), CountWithNoun(c.Warnings, "warning"); {
	case c.Errors == 0 && c.Warnings == 0:
		return "no problems"
	case c.Errors == 0:
		return warnings
	case c.Warnings == 0:
		return errors
	default:
		return errors + " and " + warnings
	}
}

// JoinFirst joins the first names in a list with commas, followed by the number of the others.
func JoinFirst(names []string, most int) string {
	out := strings.Join(names[:min(len(names), most)], ", ")
	if rest := len(names) - most; rest > 0 {
		out += fmt.Sprintf(" and %d more", rest)
	}
	return out
}

// CountWithNoun returns n followed by noun, in the singular or the regular plural: "1 entry", "18 entries", "2
// matches".
func CountWithNoun(n int, noun string) string {
	if n != 1 {
		noun = pluralOf(noun)
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func pluralOf(noun string) string {
	stem, ok := strings.CutSuffix(noun, "y")
	switch {
	case ok && !strings.HasSuffix(stem, "a") && !strings.HasSuffix(stem, "e"):
		return stem + "ies"
	case strings.HasSuffix(noun, "ch"):
		return noun + "es"
	}
	return noun + "s"
}
