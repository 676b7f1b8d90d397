// Package handbook is the model of a trust handbook: what one is made of,
// and how it is read from any [fs.FS].
//
// A handbook is a manifest (handbook.yaml) and Markdown files with YAML front
// matter. [Load] reads both, cleans every character that could act on a
// terminal, and reports what is wrong as [Problem] values while everything
// that can be read stays readable.
package handbook

import (
	"slices"

	"trustbook/handbook/sanitize"
)

// Untitled is the title of a handbook whose manifest names neither a title nor
// an organisation.
const Untitled = "Trust handbook"

// Handbook is one organisation's texts, read and ordered.
type Handbook struct {
	Title        string   // what the window calls it; never empty
	FormerTitles []string // under which it was known before, so that what is kept of it is found
	Organisation string   // who speaks in it; empty when unknown
	Version      string   // edition of the whole handbook; empty when unknown
	Languages    []string
	Categories   []Category   // in tab order; every one holds at least one of All
	Entries      []*Entry     // in reading order: by category, then order, then title
	Glossary     *Entry       // lists the acronyms; nil = there are none, or a text of that id is there
	Frameworks   []string     // labels the organisation prints beside its texts
	ControlSets  []ControlSet // published catalogues that entries refer to
	Synonyms     []Synonym
	NoSynonyms   bool              // the manifest switches the built-in synonyms off
	Acronyms     map[string]string // acronym -> what it stands for
	Paths        []*Path           // ways through the texts, as the manifest has them
	AckStatement string            // what somebody who acknowledges a text states; never empty
	Problems     []Problem         // what is wrong with the texts, by path and line
	Digest       string            // of the files it was read from: "h1:" and SHA-256 in base64

	// Where the texts come from and what must stand beside them because nobody
	// vouches for them. Who opens a handbook sets them; reading does not.
	Origin, Mark string

	byID     map[string]*Entry
	related  map[*Entry][]*Entry
	short    *shortForms
	memory   memory
	defaults mapping // what texts without their own have: see setDefaults
}

// Category is a tab: a group of entries.
type Category struct {
	ID          string
	Title       string
	Description string
	Order       int
	Derived     bool // the manifest does not list it: it is made of a folder's name
}

// ControlSet is a published catalogue of controls, such as ISO/IEC 27002:2022.
type ControlSet struct {
	ID      string
	Title   string
	Pattern string            // regular expression that every reference in the set matches
	Names   map[string]string // reference -> short name of the control
}

// Synonym says which phrases mean the same. With From empty the phrases of To
// are equal to each other; otherwise a query for a phrase of From also finds
// the phrases of To, and not the other way round.
type Synonym struct {
	From []string
	To   []string
}

// Titles are what the handbook is and was called, each a clean line, the present one
// first. What readers keep of it is kept under these.
func (h *Handbook) Titles() []string {
	out := []string{sanitize.CleanLine(h.Title)}
	for _, title := range h.FormerTitles {
		if title = sanitize.CleanLine(title); title != "" && !slices.Contains(out, title) {
			out = append(out, title)
		}
	}
	return out
}

// Entry returns the entry with the given id, or the one that formerly had it,
// and nil when there is none.
func (h *Handbook) Entry(id string) *Entry {
	return h.byID[id]
}

// Category returns the category with the given id, and false when there is none.
func (h *Handbook) Category(id string) (Category, bool) {
	i := slices.IndexFunc(h.Categories, func(c Category) bool { return c.ID == id })
	if i < 0 {
		return Category{}, false
	}
	return h.Categories[i], true
}

// ControlSet returns the control set with the given id, and false when there is none.
func (h *Handbook) ControlSet(id string) (ControlSet, bool) {
	i := slices.IndexFunc(h.ControlSets, func(s ControlSet) bool { return s.ID == id })
	if i < 0 {
		return ControlSet{}, false
	}
	return h.ControlSets[i], true
}
