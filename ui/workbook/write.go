package workbook

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"trustbook/handbook/sanitize"
	"trustbook/ui/ooxml"
	"trustbook/ui/splice"
)

// Write writes a copy of the book with the values in edits, whose cells must all be writable. If any value changes, the
// copy asks the program that opens it to recalculate all formulas. Excel does so, but LibreOffice does not
// (findings/libreoffice-computes-half-of-a-workbook.sh).
func (b *Book) Write(w io.Writer, edits []Edit) error {
	edits, err := b.checkEdits(edits)
	switch {
	case err != nil:
		return err
	case b.CSV:
		b.Recoded, err = b.csv.write(w, edits)
		return err
	case b.pkg.HasFolder("_xmlsignatures"):
		return refusedError("it is digitally signed, and a change would break the signature")
	}
	changed := map[string][]byte{}
	for len(edits) > 0 {
		s := edits[0].Sheet
		n := slices.IndexFunc(edits, func(e Edit) bool { return e.Sheet != s })
		if n < 0 {
			n = len(edits)
		}
		if err := b.changePart(changed, s.part, func(data []byte) ([]splice.Edit, error) { return sheetPatches(data, edits[:n]) }); err != nil {
			return err
		}
		edits = edits[n:]
	}
	if len(changed) > 0 && b.hasFormulas() {
		if err := b.changePart(changed, b.part, recalcPatches); err != nil {
			return err
		}
	}
	return b.pkg.Copy(w, changed)
}

// checkEdits returns the edits sorted by sheet and position, or an error if one of them is impossible.
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
		case UTF16Units(e.Text) > MaxCellLength:
			err = fmt.Errorf("the text for %v is longer than %d characters", e.Pos, MaxCellLength)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", sanitize.Quote(e.Sheet.Name), err)
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

// changePart applies edits to a part and adds the result to the changed parts.
func (b *Book) changePart(changed map[string][]byte, name string, edits func([]byte) ([]splice.Edit, error)) error {
	b.pkg.ResetUsage() // the limit applies to this part alone, because only one part is unpacked at a time
	data, err := b.pkg.Read(name)
	if err != nil {
		return err
	}
	list, err := edits(data)
	changed[name] = splice.Apply(data, list)
	return err
}

// recalcPatches returns the edits that set fullCalcOnLoad in the workbook part, so that spreadsheet programs
// recalculate all formulas when they open the file.
func recalcPatches(data []byte) ([]splice.Edit, error) {
	d := ooxml.NewScanner(data)
	insertAt, prefix := 0, ""
	for {
		if err := d.Next(); err != nil {
			return nil, err
		}
		switch t := &d.Element; {
		case d.Kind == ooxml.EndOfFile:
			return []splice.Edit{{Start: insertAt, End: insertAt, Text: "<" + prefix + `calcPr fullCalcOnLoad="1"/>`}}, nil
		case d.Kind == ooxml.StartTag && t.Local == "calcPr":
			tag := t.OpenTag(func(name string) bool { return name != "fullCalcOnLoad" }) + ` fullCalcOnLoad="1">`
			if d.Ended {
				tag = tag[:len(tag)-1] + "/>"
			}
			return []splice.Edit{{Start: d.Start, End: d.Pos, Text: tag}}, nil
		case d.Kind == ooxml.StartTag && slices.Contains(elementsBeforeCalcPr, t.Local):
			prefix = t.Prefix
		case d.Kind == ooxml.EndTag && slices.Contains(elementsBeforeCalcPr, t.Local): // calcPr must come after the last of these elements
			insertAt = d.Pos
		}
	}
}

// elementsBeforeCalcPr are the elements of a workbook that come before calcPr.
var elementsBeforeCalcPr = []string{"sheets", "functionGroups", "externalReferences", "definedNames"}
