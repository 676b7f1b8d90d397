package workbook

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
	"trustbook/ui/ooxml"
	"trustbook/ui/splice"
)

// Edit is a value to write into a cell.
type Edit struct {
	Sheet *Sheet
	Pos   Pos
	Text  string
}

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

// escapedUnitPattern matches an escaped UTF-16 code unit, as ST_Xstring specifies it.
var escapedUnitPattern = pattern.Lazy(`_x[0-9A-Fa-f]{4}_`)

// unescape decodes the escapes in a cell value. Code units that are not characters on their own stay escaped.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapedUnitPattern().ReplaceAllStringFunc(s, func(e string) string {
		unit, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil || utf16.IsSurrogate(rune(unit)) {
			return e
		}
		return string(rune(unit))
	})
}

// escape returns a string from which unescape restores s.
func escape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for s != "" {
		at := escapedUnitPattern().FindStringIndex(s)
		if at == nil {
			break
		}
		out.WriteString(s[:at[0]] + "_x005F_") // escape only the first underscore, because the last one may begin the next escape
		s = s[at[0]+1:]
	}
	return out.String() + s
}

// UTF16Units returns the length of a string in UTF-16 code units, the unit used by spreadsheets.
func UTF16Units(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// EscapeFormula returns text in a form that a spreadsheet shows in a CSV cell without interpreting it as a formula.
func EscapeFormula(text string) string {
	if strings.IndexAny(text, "=+-@\t\r") == 0 {
		return "'" + text
	}
	return text
}
