package workbook

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// Edit is a text for a cell.
type Edit struct {
	Sheet *Sheet
	Pos   Pos
	Text  string
}

// Write writes a copy of the book with texts in some of its cells. All cells have to be writable.
// Excel and other programs are asked to compute all formulas when they open a copy that differs. LibreOffice
// does not do it (findings/libreoffice-computes-half-of-a-workbook.sh).
func (b *Book) Write(w io.Writer, edits []Edit) error {
	edits, err := b.checkEdits(edits)
	switch {
	case err != nil:
		return err
	case b.CSV:
		return b.csv.write(w, edits)
	case slices.ContainsFunc(b.pkg.zip.File, func(f *zip.File) bool { return strings.HasPrefix(partName(f.Name), "_xmlsignatures/") }):
		return refuse("it is digitally signed, and a change would break the signature")
	}
	changed := map[*zip.File][]byte{}
	for len(edits) > 0 {
		s := edits[0].Sheet
		n := slices.IndexFunc(edits, func(e Edit) bool { return e.Sheet != s })
		if n < 0 {
			n = len(edits)
		}
		if err := b.change(changed, s.part, func(data []byte) ([]patch, error) { return sheetPatches(data, edits[:n]) }); err != nil {
			return err
		}
		edits = edits[n:]
	}
	if len(changed) > 0 && b.hasFormulas() {
		if err := b.change(changed, b.part, recalcPatches); err != nil {
			return err
		}
	}
	return b.pkg.copyTo(w, changed)
}

// checkEdits returns the edits sorted by sheet and position, or why one of them cannot be made.
func (b *Book) checkEdits(edits []Edit) ([]Edit, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(x, y Edit) int {
		return cmp.Or(cmp.Compare(slices.Index(b.Sheets, x.Sheet), slices.Index(b.Sheets, y.Sheet)),
			cmp.Compare(x.Pos.Row, y.Pos.Row), cmp.Compare(x.Pos.Column, y.Pos.Column))
	})
	for i, e := range edits {
		err := e.Sheet.Writable(e.Pos)
		switch {
		case err != nil:
		case i > 0 && edits[i-1].Sheet == e.Sheet && edits[i-1].Pos == e.Pos:
			err = fmt.Errorf("%v has two texts", e.Pos)
		case Units(e.Text) > MaxCell:
			err = fmt.Errorf("the text for %v is longer than %d characters", e.Pos, MaxCell)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", sanitize.Quoted(e.Sheet.Name), err)
		}
	}
	return edits, nil
}

func (b *Book) hasFormulas() bool {
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			if slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Formula }) {
				return true
			}
		}
	}
	return false
}

// patch replaces the bytes from start to end of a part.
type patch struct {
	start, end int
	text       string
}

// change adds a part with patches to those that changed.
func (b *Book) change(changed map[*zip.File][]byte, name string, patches func([]byte) ([]patch, error)) error {
	b.pkg.unpacked = 0 // nothing else is unpacked at the same time
	data, err := b.pkg.open(name)
	if err != nil {
		return err
	}
	list, err := patches(data)
	if err != nil {
		return err
	}
	changed[b.pkg.byName[partName(name)]] = applyPatches(data, list)
	return nil
}

func applyPatches(data []byte, patches []patch) []byte {
	out := make([]byte, 0, len(data)+len(data)/8)
	at := 0
	for _, p := range patches {
		out = append(append(out, data[at:p.start]...), p.text...)
		at = p.end
	}
	return append(out, data[at:]...)
}

// copyTo writes the package with some parts changed. The compressed bytes of all others are copied.
func (p *parts) copyTo(w io.Writer, changed map[*zip.File][]byte) error {
	z := zip.NewWriter(w)
	for _, f := range p.zip.File {
		data, ok := changed[f]
		if !ok {
			if err := z.Copy(f); err != nil {
				return err
			}
			continue
		}
		part, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Comment: f.Comment, Method: zip.Deflate, Modified: f.Modified, ExternalAttrs: f.ExternalAttrs, CreatorVersion: f.CreatorVersion})
		if err == nil {
			_, err = part.Write(data)
		}
		if err != nil {
			return err
		}
	}
	if err := z.SetComment(p.zip.Comment); err != nil {
		return err
	}
	return z.Close()
}

// recalcPatches sets the attribute of the workbook part that asks for a computation of all formulas.
func recalcPatches(data []byte) ([]patch, error) {
	d := newScanner(data)
	insertAt, prefix := 0, ""
	for {
		if err := d.next(); err != nil {
			return nil, err
		}
		switch t := &d.element; {
		case d.kind == endOfFile:
			return []patch{{insertAt, insertAt, "<" + prefix + `calcPr fullCalcOnLoad="1"/>`}}, nil
		case d.kind == startTag && t.local == "calcPr":
			tag := openTag(t, func(name string) bool { return name != "fullCalcOnLoad" }) + ` fullCalcOnLoad="1">`
			if d.ended {
				tag = tag[:len(tag)-1] + "/>"
			}
			return []patch{{d.start, d.pos, tag}}, nil
		case d.kind == startTag && slices.Contains(beforeCalcPr, t.local):
			prefix = t.prefix
		case d.kind == endTag && slices.Contains(beforeCalcPr, t.local): // calcPr follows the last of these
			insertAt = d.pos
		}
	}
}

// beforeCalcPr are the elements of a workbook that come before calcPr.
var beforeCalcPr = []string{"sheets", "functionGroups", "externalReferences", "definedNames"}

// openTag writes a start tag with the attributes that are kept, as they are written, without its end.
func openTag(e *element, keep func(name string) bool) string {
	var b strings.Builder
	b.WriteString("<" + e.prefix + e.local)
	for _, a := range e.attrs {
		if keep(a.name) {
			b.WriteString(" " + a.name + "=" + string(a.quote) + string(a.value) + string(a.quote))
		}
	}
	return b.String()
}

// escapeXML escapes a text for content and attributes. Characters that XML does not have become U+FFFD.
func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}
