package workbook

import (
	"strings"

	"trustbook/ui/ooxml"
)

// maxListValues limits the number of values in a list.
const maxListValues = 1_000

// pendingList is a list whose values may be in a sheet that has not been read yet.
type pendingList struct {
	sheet   *Sheet
	index   int // index of the list in sheet.Lists
	formula string
}

// readList reads a data validation: in the main namespace, where the ranges are in an attribute, or in the extension
// namespace from 2009, where they are in an element.
func (r *sheetReader) readList(e *ooxml.Element) (read bool, err error) {
	if e.Local != "dataValidation" {
		return false, nil
	}
	if e.Attr("type") != "list" {
		return true, r.Skip()
	}
	ranges, formula := e.Attr("sqref"), ""
	err = r.Descendants(func(child *ooxml.Element) (bool, error) {
		var err error
		switch child.Local {
		case "formula1":
			formula, err = r.Text("")
		case "sqref":
			ranges, err = r.Text("")
		default:
			return false, nil
		}
		return true, err
	})
	r.lists = append(r.lists, pendingList{r.sheet, len(r.sheet.Lists), strings.TrimSpace(formula)})
	r.sheet.Lists = append(r.sheet.Lists, ValueList{Ranges: parseRanges(ranges)})
	if r.ranges += strings.Count(ranges, " ") + 1; r.ranges > maxRanges && err == nil {
		err = refusedError("more than %d ranges with a list", maxRanges)
	}
	return true, err
}

// resolveLists looks up the values of all lists, after all sheets have been read.
func (r *bookReader) resolveLists() {
	byFormula := map[pendingList][]string{}
	for _, p := range r.lists {
		l := &p.sheet.Lists[p.index]
		key := pendingList{p.sheet, 0, p.formula}
		values, known := byFormula[key]
		if !known {
			values = r.listValues(p.sheet, p.formula)
			byFormula[key] = values
		}
		if !isRelative(p.formula) || isOneCell(l.Ranges) {
			l.Values = values
		}
	}
}

// isRelative reports whether a formula has relative references, which point to different cells in each row.
func isRelative(formula string) bool {
	i := strings.LastIndexByte(formula, '!')
	_, ok := parseRange(formula[i+1:])
	return ok && !strings.Contains(strings.TrimPrefix(formula[i+1:], "$"), "$")
}

func isOneCell(ranges []Range) bool { return len(ranges) == 1 && ranges[0].First == ranges[0].Last }

// listValues returns the values that the formula of a list refers to: values in quotation marks, cells, or a defined
// name for either. It returns nil for any other formula.
func (r *bookReader) listValues(s *Sheet, formula string) []string {
	if refersTo, ok := r.names[strings.ToLower(strings.TrimPrefix(formula, "="))]; ok {
		formula = refersTo
	}
	formula = strings.TrimPrefix(formula, "=")
	if inner, ok := strings.CutPrefix(formula, `"`); ok {
		return splitList(strings.TrimSuffix(inner, `"`))
	}
	if i := strings.LastIndexByte(formula, '!'); i >= 0 {
		if s = r.Sheet(unquoteName(formula[:i])); s == nil {
			return nil
		}
		formula = formula[i+1:]
	}
	cells, ok := parseRange(formula)
	if !ok {
		return nil
	}
	return s.values(cells)
}

func splitList(list string) []string {
	var out []string
	for v := range strings.SplitSeq(strings.ReplaceAll(list, `""`, `"`), ",") {
		if v = strings.TrimSpace(v); v != "" && len(out) < maxListValues {
			out = append(out, v)
		}
	}
	return out
}

// unquoteName returns the name of a sheet from a reference, where it may be quoted, as in 'Sheet one'.
func unquoteName(name string) string {
	if inner, ok := strings.CutPrefix(name, "'"); ok {
		return strings.ReplaceAll(strings.TrimSuffix(inner, "'"), "''", "'")
	}
	return name
}

func (s *Sheet) values(cells Range) []string {
	var out []string
	for _, row := range s.Rows {
		if row.Number < cells.First.Row || row.Number > cells.Last.Row {
			continue
		}
		for _, c := range row.Cells {
			if cells.Contains(Pos{row.Number, c.Column}) && c.Value != "" && len(out) < maxListValues {
				out = append(out, c.Value)
			}
		}
	}
	return out
}
