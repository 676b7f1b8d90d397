package importer

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

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

// lockFilePrefix begins the names of the files that Office creates beside open documents.
const lockFilePrefix = "~$"

// MaxBytes is the maximum size of a file to import.
const MaxBytes = 32 << 20
