package report

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// peopleTable is a list of people as spreadsheets save one: CSV with commas, semicolons or
// tabs, whose first line names the columns. The columns name and roles count, in any order;
// roles in a cell are separated by commas or semicolons.
type peopleTable struct {
	rows        *csv.Reader
	columns     int
	name, roles int // indexes of their columns; roles is -1 if there is none
}

// newPeopleTable reports whether the first line of a text names the columns of a table.
func newPeopleTable(text string) (*peopleTable, bool) {
	for _, comma := range ",;\t" {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = comma, -1, comma != '\t'
		columns, err := r.Read()
		for i := range columns {
			columns[i] = strings.ToLower(strings.TrimSpace(columns[i]))
		}
		name, roles := slices.Index(columns, "name"), slices.Index(columns, "roles")
		if roles < 0 {
			roles = slices.Index(columns, "role")
		}
		if err == nil && name >= 0 {
			return &peopleTable{r, len(columns), name, roles}, true
		}
	}
	return nil, false
}

// people returns the people in the rows, without empty ones.
func (t *peopleTable) people() ([]Person, error) {
	var out []Person
	for {
		cells, err := t.rows.Read()
		switch parseErr := (*csv.ParseError)(nil); {
		case errors.Is(err, io.EOF):
			return out, nil
		case errors.As(err, &parseErr):
			return nil, fmt.Errorf("%d: %w", parseErr.Line, parseErr.Err)
		case err != nil:
			return nil, err
		}
		line, _ := t.rows.FieldPos(0)
		p, err := t.person(cells)
		if err != nil {
			return nil, fmt.Errorf("%d: %w", line, err)
		}
		if p.Line = line; p.Name != "" {
			out = append(out, p)
		}
	}
}

// person returns the person in a row, the zero Person if it is empty. Cells beyond the columns
// are an error, because they hold roles, or part of a name, that would be lost.
func (t *peopleTable) person(cells []string) (Person, error) {
	isBlank := func(cells []string) bool { return strings.TrimSpace(strings.Join(cells, "")) == "" }
	p := Person{Name: sanitize.CleanLine(t.cell(cells, t.name))}
	p.Roles = handbook.ParseRoles(strings.ReplaceAll(sanitize.CleanLine(t.cell(cells, t.roles)), ";", ","))
	switch {
	case len(cells) > t.columns && !isBlank(cells[t.columns:]):
		return p, errors.New("the row has more cells than the first line has columns; several roles in one cell need quotes, such as \"engineer, manager\"")
	case p.Name == "" && !isBlank(cells):
		return p, errors.New("the row has no name")
	}
	return p, nil
}

// cell returns the cell of a column, or "" if the row has none there.
func (t *peopleTable) cell(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return cells[column]
}
