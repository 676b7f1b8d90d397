package word

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"trustbook/ui/ooxml"
)

// Read reads a document from the bytes of its file.
func Read(data []byte) (*Document, error) {
	r := &reader{doc: &Document{}, footnoteNames: map[string]string{}}
	if err := r.open(data); errors.Is(err, ErrNotWord) {
		return nil, err
	} else if err != nil {
		return nil, fmt.Errorf("not a Word document that can be read: %w", err)
	}
	r.doc.Body = r.blocks(r.body)
	r.omitHeadersAndFooters()
	r.doc.Title = strings.Join(r.titles, " ")
	r.doc.Lang = r.mainLanguage()
	r.reportChanges()
	return r.doc, nil
}

func (r *reader) open(data []byte) (err error) {
	switch {
	case ooxml.IsOLE(data):
		return errors.New("it is an old Word document (.doc), or one with a password; save it as .docx without a password")
	case !ooxml.IsZip(data):
		return ErrNotWord
	}
	if r.pkg, err = ooxml.Open(data, maxUnpackedBytes); err != nil {
		return err
	}
	top, err := r.pkg.Relationships("")
	if err != nil {
		return err
	}
	return r.readParts(cmp.Or(top.Target("officeDocument"), "word/document.xml"))
}

func (r *reader) readParts(main string) (err error) {
	if !r.pkg.Has(main) {
		return ErrNotWord
	}
	if r.links, err = r.pkg.Relationships(main); err != nil {
		return err
	}
	document, err := r.parse(main)
	if err != nil {
		return err
	}
	body := document.child("w:body")
	if body == nil {
		return ErrNotWord
	}
	r.body, r.related, r.languages = body.all(), r.links, map[string]int{}
	for _, read := range []func() error{r.readStyles, r.readNumbering, r.readComments, r.readNotes} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

// maxUnpackedBytes limits the total size of all parts that are read. The largest of 40 real documents has 9 MB of XML.
const maxUnpackedBytes = 96 << 20
