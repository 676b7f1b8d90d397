package workbook

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"trustbook/handbook/sanitize"
)

// oleMagic begins the files of Office before 2007, and also new ones with a password.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Open reads a workbook, or anything that is text as CSV.
func Open(data []byte) (*Book, error) {
	switch {
	case len(data) > MaxBytes:
		return nil, refuse("it is larger than %d MiB", MaxBytes>>20)
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return nil, refuse("it is an old .xls workbook or protected by a password: save it as .xlsx without one")
	case bytes.HasPrefix(data, []byte("PK")):
		return openBook(data)
	}
	text, _ := sanitize.Decode(data)
	if bytes.IndexByte(text, 0) >= 0 {
		return nil, refuse("it is neither a workbook (.xlsx) nor a text file")
	}
	return openCSV(text)
}

// bookReader reads a workbook part by part.
type bookReader struct {
	*Book
	names    map[string]string // defined names and what they refer to
	ids      []string          // of the relationships of the sheets
	active   int
	strings  []string
	cells    int // read so far
	textSize int // bytes of all values
	lists    []pendingList
	ranges   int // with a list
}

func openBook(data []byte) (*Book, error) {
	pkg, err := openParts(data)
	if err != nil {
		return nil, err
	}
	r := &bookReader{Book: &Book{pkg: pkg}, names: map[string]string{}}
	if err := r.findWorkbook(); err != nil {
		return nil, err
	}
	rels, err := pkg.relationships(r.part)
	if err == nil {
		err = r.readWorkbook()
	}
	if err == nil {
		err = r.readStrings(target(rels, "sharedStrings"))
	}
	if err == nil {
		err = r.readSheets(rels)
	}
	if err != nil {
		return nil, err
	}
	r.resolveLists()
	return r.Book, nil
}

// findWorkbook finds the main part, or says what else the file is.
func (r *bookReader) findWorkbook() error {
	if f := r.pkg.byName["mimetype"]; f != nil {
		return refuse("it is an OpenDocument file: save it as .xlsx")
	}
	rels, err := r.pkg.relationships("")
	if err != nil {
		return err
	}
	switch r.part = target(rels, "officeDocument"); {
	case r.part == "":
		return refuse("it is a zip file, but not a workbook")
	case path.Ext(r.part) == ".bin":
		return refuse("it is a binary workbook (.xlsb): save it as .xlsx")
	case !strings.Contains(path.Base(strings.ToLower(r.part)), "workbook"):
		return refuse("it is not a workbook but another kind of document (%s); save a Word document as plain text (.txt)", sanitize.Quoted(r.part))
	}
	return nil
}

// readWorkbook reads the names of the sheets, and the defined names.
func (r *bookReader) readWorkbook() error {
	return r.pkg.read(r.part, func(d *xmlReader, e *element) error {
		switch e.local {
		case "bookViews":
			return d.children(func(view *element) error {
				r.active, _ = strconv.Atoi(attr(view, "activeTab"))
				return d.Skip()
			})
		case "sheets":
			return d.children(r.addSheet(d))
		case "definedNames":
			return d.children(func(name *element) error {
				key := strings.ToLower(attr(name, "name"))
				refersTo, err := d.text("")
				r.names[key] = refersTo
				return err
			})
		}
		return d.Skip()
	})
}

func (r *bookReader) addSheet(d *xmlReader) func(*element) error {
	return func(e *element) error {
		if len(r.Sheets) == maxSheets {
			return refuse("more than %d sheets", maxSheets)
		}
		s := &Sheet{Name: attr(e, "name"), Hidden: strings.HasSuffix(strings.ToLower(attr(e, "state")), "hidden"), Active: len(r.Sheets) == r.active}
		r.Sheets, r.ids = append(r.Sheets, s), append(r.ids, attr(e, "id"))
		return d.Skip()
	}
}

func (r *bookReader) readStrings(part string) error {
	if part == "" {
		return nil
	}
	return r.pkg.read(part, func(d *xmlReader, e *element) error {
		if e.local != "si" {
			return d.Skip()
		}
		s, err := d.text("rPh") // phonetic text is no part of the value
		r.strings = append(r.strings, unescape(s))
		return r.countText(len(s)+16, err)
	})
}

// countText limits the memory of all values.
func (r *bookReader) countText(n int, err error) error {
	if r.textSize += n; r.textSize > maxText && err == nil {
		err = refuse("its cells have more than %d MiB of text", maxText>>20)
	}
	return err
}

// readSheets reads the cells of all worksheets. Sheets of other kinds, such as charts, have none.
func (r *bookReader) readSheets(rels map[string]relationship) error {
	for i, s := range r.Sheets {
		rel := rels[r.ids[i]]
		if s.part = rel.target; rel.kind != "worksheet" {
			continue
		}
		if err := r.readSheet(s); err != nil {
			return err
		}
	}
	return nil
}
