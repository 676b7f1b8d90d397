// Package handbook is the model of a trust handbook: its entries, categories and reading paths, with queries
// on them. It parses nothing: package load reads a handbook from files and passes its [Parts] to [New].
package handbook

import (
	"cmp"
	"slices"
	"strings"
)

// ManifestName is the name of the manifest, a file at the root of a handbook that describes the
// handbook as a whole.
const ManifestName = "handbook.yaml"

// DefaultTitle is the title of a handbook whose manifest has neither a title nor an organisation.
const DefaultTitle = "Trust handbook"

// BuiltIn is the [Handbook.Origin] of the handbook in the binary.
const BuiltIn = "built in"

// Handbook is an organisation's handbook, with indexes of its parts. [New] builds the indexes, which do not reflect
// later changes of the parts. The zero Handbook is empty.
type Handbook struct {
	Parts

	// Origin describes where the entries come from. Mark is the warning shown with an unsigned handbook, or "". If this
	// is not the edition that was requested, Banner explains why on the screen, and EditionNote in citations. The
	// caller that opens the handbook sets these fields and Unnamed.
	Origin, Mark, Banner, EditionNote string

	// Unnamed means that Title is the name of the file, because the manifest has neither an id nor a title.
	Unnamed bool

	base       *Handbook         // the handbook from which ForLanguage made this one; nil otherwise
	language   string            // the language given to ForLanguage; "" otherwise
	byID       map[string]*Entry // by id, former id or document number, in lower case
	categories map[string]int    // index in Categories, by id
	all        []*Entry          // see AllEntries
	ranges     map[string][2]int // by category id: the category's entries are all[start:end]
	related    map[*Entry][]*Entry
	acronyms   *AcronymIndex
}

// Parts is the content of a handbook. Every string that is shown on a single line is a clean line; see package
// sanitize.
type Parts struct {
	ID           string   // identifies the handbook even if its title changes; may be ""
	Title        string   // never empty in a Handbook
	FormerTitles []string // earlier titles, latest first; readers' data may be stored under them
	Organisation string   // "" if unknown
	Version      string   // edition of the whole handbook; "" if unknown
	Languages    []string
	Categories   []Category            // in tab order; each holds at least one of AllEntries
	Entries      []*Entry              // in reading order: by category and group, then order, then path
	Translations []*Entry              // entries in other languages than their original; see translation.go
	Words        []ManifestTranslation // the words of the manifest in other languages
	Glossary     *Entry                // generated list of acronyms; nil without acronyms, or if an entry has its id
	Frameworks   []string              // labels of frameworks, such as NIS2, shown with the entries
	ControlSets  []ControlSet          // published catalogues that entries refer to
	Synonyms     []Synonym
	NoSynonyms   bool              // the manifest turns the built-in synonyms off
	Acronyms     map[string]string // long form of each acronym
	Paths        []*Path           // reading paths, in the order of the manifest
	AckStatement string            // what a reader states by acknowledging an entry; never empty in a Handbook
	DefaultLines map[string]int    // by field of the front matter, the line of the manifest that sets its default
	Problems     []Problem         // sorted by path and line
	Files        map[string]uint64 // checksums of the contents in use, by path; comparable only within a process
	Digest       string            // digest of all files: "h1:" and SHA-256 in base64
}

// Category is a group of entries that is shown as a tab.
type Category struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	Order       int    `json:"-"`
	Derived     bool   `json:"-"` // made from a folder that is not in the manifest
}

// ControlSet is a published catalogue of controls, such as ISO/IEC 27002:2022.
type ControlSet struct {
	ID      string            `json:"id"`
	Title   string            `json:"title"`
	Pattern string            `json:"-"`               // regular expression that matches every reference to a control of the set
	Names   map[string]string `json:"names,omitempty"` // short name of each control, by reference
}

// Synonym is a list of phrases with the same meaning. Without From, the phrases in To are equivalent. With From, a
// query with a phrase in From also finds the phrases in To, but not the reverse.
type Synonym struct {
	From []string
	To   []string
}

// ManifestTranslation holds the strings of the manifest in another language. Where a field is empty, the original is
// used.
type ManifestTranslation struct {
	Lang                string
	Title, AckStatement string
	Categories          []Category // only ID, Title and Description are set
	Paths               []Path     // only ID, Title and Description are set
	Acronyms            map[string]string
}

// Titles returns the title and the former titles, untranslated and without duplicates. Readers' data is stored under
// these titles.
func (h *Handbook) Titles() []string {
	if h.base != nil {
		return h.base.Titles()
	}
	out := []string{h.Title}
	for _, title := range h.FormerTitles {
		if title != "" && !slices.Contains(out, title) {
			out = append(out, title)
		}
	}
	return out
}

// AllEntries returns everything that can be opened: the entries, with the glossary at the end of its category.
func (h *Handbook) AllEntries() []*Entry {
	if h.Glossary == nil {
		return h.Entries
	}
	return h.all
}

// EntriesIn returns the entries of the category with the given id, in reading order.
func (h *Handbook) EntriesIn(category string) []*Entry {
	r := h.ranges[category]
	return h.all[r[0]:r[1]:r[1]]
}

// Entry returns the entry with the given id, former id or document number, in this order of precedence. It ignores
// case. It returns nil if there is no such entry.
func (h *Handbook) Entry(id string) *Entry {
	return cmp.Or(h.byID[id], h.byID[strings.ToLower(id)])
}

// Category returns the category with the given id, or false if there is no such category.
func (h *Handbook) Category(id string) (Category, bool) {
	i, ok := h.categories[id]
	if !ok {
		return Category{}, false
	}
	return h.Categories[i], true
}

// ControlsOf returns the published controls on the subject of an entry: for each control set, a string with the title
// of the set and the references. They are not a claim of compliance.
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

// ChangedFiles returns the number of files that differ between h and old, including removed files. Both handbooks must
// have been loaded from the same place.
func (h *Handbook) ChangedFiles(old *Handbook) int {
	n := 0
	for name, sum := range h.Files {
		if was, ok := old.Files[name]; !ok || was != sum {
			n++
		}
	}
	for name := range old.Files {
		if _, ok := h.Files[name]; !ok {
			n++
		}
	}
	return n
}

// MapSlice returns the results of calling f on each item.
func MapSlice[T, U any](items []T, f func(T) U) []U {
	out := make([]U, len(items))
	for i, item := range items {
		out[i] = f(item)
	}
	return out
}

// LinkedFiles returns the paths of the images that entries show or, if all is true, of all files that they link to and
// that are not entries. The paths are relative to the folder of the handbook. The files need not exist.
func (h *Handbook) LinkedFiles(all bool) []string {
	var out []string
	for _, e := range h.AllEntries() {
		for _, l := range e.Links {
			if file := e.fileAt(l.Target); file != "" && l.Entry == "" && (all || l.Image) && !slices.Contains(out, file) {
				out = append(out, file)
			}
		}
	}
	return out
}

// AcronymsIn returns the handbook's acronyms that occur in an entry, in the order of title, question, summary, body and
// labels. It also searches code, because readers meet acronyms in code too. For the glossary entry, it returns all
// acronyms.
func (h *Handbook) AcronymsIn(e *Entry) []Acronym {
	if e.Derived.Generated {
		return h.acronyms.All()
	}
	return h.acronyms.UsedIn(e)
}

// Alphabet returns the alphabet of the first language of the handbook.
func (p Parts) Alphabet() Alphabet {
	if len(p.Languages) == 0 {
		return LatinAlphabet
	}
	return AlphabetOf(p.Languages[0])
}

// Breadcrumb returns where an entry is in the handbook: the titles of its category and groups.
func (h *Handbook) Breadcrumb(e *Entry) []string {
	c, ok := h.Category(e.Category)
	if !ok {
		return nil
	}
	out := []string{c.Title}
	for _, g := range e.Group.Path() {
		out = append(out, g.Title)
	}
	return out
}

// ProblemsSince returns the problems of h that old does not have on any line.
func (h *Handbook) ProblemsSince(old *Handbook) []Problem {
	known := map[Problem]bool{}
	for _, p := range old.Problems {
		p.Line = 0
		known[p] = true
	}
	return slices.DeleteFunc(slices.Clone(h.Problems), func(p Problem) bool {
		p.Line = 0
		return known[p]
	})
}
