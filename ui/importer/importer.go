// Package importer turns an organisation's existing documents into entries. It accepts policies in Word, pages in HTML,
// and questions with answers in tables.
//
// It reads and writes no files: the caller passes their content and decides where to put the entries.
package importer

import (
	"errors"
	"fmt"
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

// MaxBytes is the maximum size of a file to import.
const MaxBytes = 32 << 20

// lockFilePrefix begins the names of the files that Office creates beside open documents.
const lockFilePrefix = "~$"

var errFormat = errors.New("cannot be imported")

// Import turns files into entries. Links between the files become links between the entries.
func Import(files []File, o Options) []Imported {
	out := make([]Imported, len(files))
	docs := make([]*document, len(files))
	names := newNamer(o.Taken)
	for i, f := range files {
		d, err := read(f)
		out[i].Name, out[i].Err = f.Name, err
		if err != nil {
			continue
		}
		d.file, docs[i] = baseName(f.Name), d
		d.divide(o.Split)
		out[i].Divisible = d.divisibleLevel()
	}
	names.nameAll(docs)
	targets := newTargets(docs)
	for i, d := range docs {
		if d != nil {
			out[i].Entries, out[i].Omissions = d.render(targets, o), d.omissions
			if d.manifest != nil {
				out[i].Entries = append(out[i].Entries, *d.manifest)
			}
		}
	}
	return out
}

// Extensions returns the extensions of the files that can be imported, without dots.
func Extensions() []string { return []string{"docx", "html", "htm", "csv", "xlsx", "json"} }

func read(f File) (*document, error) {
	ext := strings.ToLower(path.Ext(f.Name))
	if strings.HasPrefix(baseName(f.Name), lockFilePrefix) {
		return nil, fmt.Errorf("%w: it only says who has the document open", errFormat)
	}
	switch ext {
	case ".docx", ".docm", ".dotx", ".dotm":
		return readWord(f.Data)
	case ".html", ".htm", ".xhtml":
		return readHTML(f.Data)
	case ".csv", ".tsv", ".xlsx", ".xlsm":
		return readTable(f.Data, f.Name)
	case ".json":
		return readOSCAL(f.Data)
	case ".doc", ".rtf", ".odt", ".pages":
		return nil, fmt.Errorf("%w: save it as .docx", errFormat)
	case ".xls", ".xlsb", ".ods":
		return nil, fmt.Errorf("%w: save it as .xlsx", errFormat)
	case ".md", ".markdown", ".mdx":
		return nil, fmt.Errorf("%w, because it is Markdown: copy it into the folder of the handbook", errFormat)
	case ".pdf":
		return nil, fmt.Errorf("%w, because a PDF has no headings or lists: import the document that it was made from", errFormat)
	}
	return nil, fmt.Errorf("%w: supported formats are .docx, .html, .csv, .xlsx and OSCAL .json", errFormat)
}

// baseName returns the name of a file without its folders, which may be separated by slashes or backslashes.
func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// fileStem returns a file name without its folders and extension.
func fileStem(name string) string {
	base := baseName(name)
	return strings.TrimSuffix(base, path.Ext(base))
}
