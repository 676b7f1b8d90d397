// Package importer turns an organisation's existing documents into entries. It accepts policies in Word, pages in HTML,
// and questions with answers in tables.
//
// It reads and writes no files: the caller passes their content and decides where to put the entries.
package importer

import (
	"path"
	"strings"

	"trustbook/handbook"
)

// Entry is an imported entry.
type Entry struct {
	Path     string // path relative to the folder of the handbook
	ID       string
	Number   string // document number, which a file has in place of an id
	Kind     handbook.Kind
	Title    string
	Question string
	Answer   handbook.Verdict
	Summary  string
	Order    int // position among the entries of the document; 0 for no order
	Lang     string
	Source   string  // file name of the imported document, and the entry's position in it
	Fields   []Field // other fields, in the order in which they are written
	Lists    []List
	Body     string // body as Markdown

	verbatim string // content of the whole file, if it is not an entry
}

// Field is a field of front matter.
type Field struct{ Name, Value string }

// List is a field of front matter with several values.
type List struct {
	Name   string
	Values []string
}

// Omission is something in a document that was left out of the entries.
type Omission struct {
	What   string `json:"what"`
	Sample string `json:"sample,omitempty"` // text that was left out, or other identifying information
	Where  string `json:"where,omitempty"`  // heading above the omitted text; "" before the first heading
}

// File is a file to import.
type File struct {
	Name string // name as the user gave it
	Data []byte
}

// Imported is the result of importing a file.
type Imported struct {
	Name      string
	Entries   []Entry
	Divisible int // heading level at which an undivided document could be divided; 0 for none
	Omissions []Omission
	Err       error // why the file could not be read
}

// Options controls how entries are made.
type Options struct {
	// Split is the heading level at which an entry begins: 1 to 6, 0 for one entry per document, or [SplitAuto].
	Split int
	Kind  handbook.Kind        // kind of all entries; "" to choose it by title
	Taken func(id string) bool // reports whether the handbook has an entry with an id
}

// SplitAuto divides collections at their headings and leaves single policies undivided.
const SplitAuto = -1

// baseName returns the name of a file without its folders, which may be separated by slashes or backslashes.
func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// fileStem returns a file name without its folders and extension.
func fileStem(name string) string {
	base := baseName(name)
	return strings.TrimSuffix(base, path.Ext(base))
}
