package workbook

import (
	"bytes"
	"errors"
	"path"
	"strconv"
	"strings"

	"trustbook/handbook/sanitize"
	"trustbook/ui/ooxml"
)

// Open reads a workbook, or a CSV file if data is not a zip.
func Open(data []byte) (*Book, error) {
	switch {
	case len(data) > MaxBytes:
		return nil, refusedError("it is larger than %d MiB", MaxBytes>>20)
	case ooxml.IsOLE(data):
		return nil, refusedError("it is an old .xls workbook or protected by a password: save it as .xlsx without one")
	case ooxml.IsZip(data):
		return openBook(data)
	}
	text, repair := sanitize.Decode(data)
	if bytes.IndexByte(text, 0) >= 0 {
		return nil, refusedError("it is neither a workbook (.xlsx) nor a text file")
	}
	return openCSV(text, repair == sanitize.Windows1252Repair)
}

// bookReader reads the parts of a workbook.
type bookReader struct {
	*Book
	names    map[string]string // formulas of the defined names
	ids      []string          // relationship ids of the sheets
	active   int
	strings  []string
	formats  []dateFormat // what each cell format shows, by its index
	from1904 bool         // days are counted from 1904
	cells    int          // number of cells read so far
	textSize int          // size of all values in bytes
	lists    []pendingList
	ranges   int // number of ranges with a list
}

func openBook(data []byte) (*Book, error) {
	pkg, err := ooxml.Open(data, maxUnpackedBytes)
	if err != nil {
		return nil, refusedError("%w", err)
	}
	r := &bookReader{Book: &Book{pkg: pkg}, names: map[string]string{}}
	if err := r.readParts(); errors.Is(err, ErrRefused) {
		return nil, err
	} else if err != nil {
		return nil, refusedError("%w", err)
	}
	r.resolveLists()
	return r.Book, nil
}

func (r *bookReader) readParts() error {
	if err := r.findWorkbook(); err != nil {
		return err
	}
	rels, err := r.pkg.Relationships(r.part)
	if err == nil {
		err = r.readWorkbook()
	}
	if err == nil {
		err = r.readStrings(rels.Target("sharedStrings"))
	}
	if err == nil && r.readStyles(rels.Target("styles")) != nil {
		r.formats = nil
	}
	if err == nil {
		err = r.readSheets(rels)
	}
	return err
}

// findWorkbook finds the main part. If there is none, the error states the type of the file.
func (r *bookReader) findWorkbook() error {
	if r.pkg.Has("mimetype") {
		return refusedError("it is an OpenDocument file: save it as .xlsx")
	}
	rels, err := r.pkg.Relationships("")
	if err != nil {
		return err
	}
	switch r.part = rels.Target("officeDocument"); {
	case r.part == "":
		return refusedError("it is a zip file, but not a workbook")
	case path.Ext(r.part) == ".bin":
		return refusedError("it is a binary workbook (.xlsb): save it as .xlsx")
	case !strings.Contains(path.Base(strings.ToLower(r.part)), "workbook"):
		return refusedError("it is not a workbook but another kind of document (%s); if it is a Word document, save it as plain text (.txt)", sanitize.Quote(r.part))
	}
	return nil
}

// readWorkbook reads the names of the sheets, the defined names, and the day from which days are counted.
func (r *bookReader) readWorkbook() error {
	return r.pkg.ScanPart(r.part, func(d *ooxml.Scanner, e *ooxml.Element) error {
		switch e.Local {
		case "workbookPr":
			r.from1904 = ooxml.IsTrue(e.Attr("date1904"))
		case "bookViews":
			return d.Children(func(view *ooxml.Element) error {
				r.active, _ = strconv.Atoi(view.Attr("activeTab"))
				return d.Skip()
			})
		case "sheets":
			return d.Children(r.addSheet(d))
		case "definedNames":
			return d.Children(func(name *ooxml.Element) error {
				key := strings.ToLower(name.Attr("name"))
				refersTo, err := d.Text("")
				r.names[key] = refersTo
				return err
			})
		}
		return d.Skip()
	})
}

func (r *bookReader) addSheet(d *ooxml.Scanner) func(*ooxml.Element) error {
	return func(e *ooxml.Element) error {
		if len(r.Sheets) == maxSheets {
			return refusedError("more than %d sheets", maxSheets)
		}
		s := &Sheet{Name: e.Attr("name"), Hidden: strings.HasSuffix(strings.ToLower(e.Attr("state")), "hidden"), Active: len(r.Sheets) == r.active}
		r.Sheets, r.ids = append(r.Sheets, s), append(r.ids, e.Attr("id"))
		return d.Skip()
	}
}

func (r *bookReader) readStrings(part string) error {
	if part == "" {
		return nil
	}
	return r.pkg.ScanPart(part, func(d *ooxml.Scanner, e *ooxml.Element) error {
		if e.Local != "si" {
			return d.Skip()
		}
		s, err := d.Text("rPh") // without phonetic text, which is not part of the value
		r.strings = append(r.strings, unescapeCell(s))
		return r.countText(len(s)+16, err)
	})
}

// countText adds to the amount of text read, and returns an error if the values exceed the memory limit.
func (r *bookReader) countText(n int, err error) error {
	if r.textSize += n; r.textSize > maxTextBytes && err == nil {
		err = refusedError("its cells have more than %d MiB of text", maxTextBytes>>20)
	}
	return err
}

// readSheets reads the cells of all worksheets. Sheets of other kinds, such as charts, have no cells.
func (r *bookReader) readSheets(rels ooxml.Relationships) error {
	for i, s := range r.Sheets {
		rel := rels[r.ids[i]]
		if s.part = rel.Target; rel.Kind != "worksheet" || rel.External {
			continue
		}
		if err := r.readSheet(s); err != nil {
			return err
		}
	}
	return nil
}
