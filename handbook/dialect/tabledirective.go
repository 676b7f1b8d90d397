package dialect

import (
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// MyST has directives for tables that are written as a list of lists or as comma-separated values.

// openTable reads the options of a table. An option may be quoted if it would be special in YAML.
func (p *Page) openTable(text string, at int, name, title string) blockOpening {
	o := openPart(text, title)
	rows, _ := strconv.Atoi(p.option(at, "header-rows")) // without a number there is no header
	o.content, o.table = rawTable, tableSource{headed: rows > 0}
	if name == "csv-table" {
		o.table.header, o.table.comma = p.option(at, "header"), ','
		switch delim := strings.Trim(p.option(at, "delim"), `"'`); delim {
		case "":
		case "tab":
			o.table.comma = '\t'
		default:
			o.table.comma, _ = utf8.DecodeRuneInString(delim)
		}
	}
	return o
}

// closeTable replaces the rows with a Markdown table. It leaves the rows unchanged if the edit would overlap with edits
// of an enclosing block, or if a cell contains blocks.
func (b *toolBlock) closeTable(p *Page) {
	for n := b.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == kindBlock {
			return
		}
	}
	if len(b.rows) == 0 {
		return
	}
	rows := b.table.readList(b.rows)
	if b.table.comma != 0 {
		rows = b.table.readValues(b.rows)
	}
	if markdown := b.table.markdown(rows); markdown != "" {
		last := b.rows[len(b.rows)-1]
		p.editBlock(b.rows[0].at, last.at+len(last.text), markdown)
	}
}

var (
	rowMarkerPattern  = pattern.Lazy(`^([*+-] +)[*+-](?: +|$)`)
	cellMarkerPattern = pattern.Lazy(`^[*+-](?: +|$)`)
	itemMarkerPattern = pattern.Lazy(`^(?:[*+-]|\d+[.)]) `)
	blockMarkPattern  = pattern.Lazy("^(?:`{3}|~{3}|:{3}|>|\\||#)")
)

// readList returns the cells of a list of lists, or nil if the lines are something else.
func (tableSource) readList(lines []textLine) [][]string {
	var rows [][]string
	column := 0 // column of the markers of cells
	for _, l := range lines {
		row := rowMarkerPattern().FindStringSubmatch(l.text)
		switch {
		case row != nil && l.width == lines[0].width:
			column = l.width + len(row[1])
			rows = append(rows, []string{l.text[len(rowMarkerPattern().FindString(l.text)):]})
			continue
		case len(rows) == 0, blockMarkPattern().MatchString(l.text):
			return nil
		}
		cells := &rows[len(rows)-1]
		if m := cellMarkerPattern().FindString(l.text); m != "" && l.width == column {
			*cells = append(*cells, l.text[len(m):])
			continue
		}
		separator := " "
		if itemMarkerPattern().MatchString(l.text) {
			separator = "<br>"
		}
		(*cells)[len(*cells)-1] += separator + l.text
	}
	return rows
}

// readValues returns the cells of separated values, or nil if they cannot be read.
func (t tableSource) readValues(lines []textLine) [][]string {
	var text strings.Builder
	if t.header != "" {
		text.WriteString(t.header + "\n")
	}
	for _, l := range lines {
		text.WriteString(l.text + "\n")
	}
	r := csv.NewReader(strings.NewReader(text.String()))
	r.Comma, r.LazyQuotes, r.TrimLeadingSpace, r.FieldsPerRecord = t.comma, true, true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil
	}
	return rows
}

// markdown returns rows as a Markdown table, or "" if there are none.
func (t tableSource) markdown(rows [][]string) string {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return ""
	}
	if !t.headed && t.header == "" {
		rows = append([][]string{nil}, rows...)
	}
	var b strings.Builder
	for i, row := range rows {
		for c := range columns {
			cell := ""
			if c < len(row) {
				cell = cellText(row[c])
			}
			b.WriteString("| " + cell + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|---", columns) + "|\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// cellText returns the content of a cell on one line, with bars escaped and roles replaced.
func cellText(cell string) string {
	var b strings.Builder
	for cell = strings.Join(strings.Fields(cell), " "); cell != ""; {
		if out, length := roleMarkdown(cell); length > 0 {
			b.WriteString(out)
			cell = cell[length:]
			continue
		}
		switch {
		case cell[0] == '|':
			b.WriteString(`\|`)
		case cell[0] == '\\' && len(cell) > 1:
			b.WriteString(cell[:2])
			cell = cell[1:]
		default:
			b.WriteByte(cell[0])
		}
		cell = cell[1:]
	}
	return b.String()
}
