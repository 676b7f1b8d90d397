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

// Person is a person on the list of people who have to acknowledge entries.
type Person struct {
	Name  string
	Roles handbook.Roles // without roles, the person has to acknowledge everything
	Line  int            // line number in the list
}

// ParsePeople parses a UTF-8 list with one person per line: a name, optionally followed by a colon and comma-separated
// roles. A name can contain colons, because the roles follow the last colon. Lines that begin with # are comments. If
// the first line contains column names, the list is a table as described at [peopleTable]; if isTable is true, it must
// be one. Errors begin with the line number.
func ParsePeople(list []byte, isTable bool) ([]Person, error) {
	var out []Person
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	text := ends.Replace(strings.TrimPrefix(string(list), "\ufeff"))
	if t, ok := newPeopleTable(text); ok {
		return t.people()
	}
	if isTable {
		return nil, errors.New("1: the first line of a table has to name its columns: name and roles")
	}
	for i, line := range strings.Split(text, "\n") {
		p, err := parsePerson(line)
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
		if p.Line = i + 1; p.Name != "" {
			out = append(out, p)
		}
	}
	return out, nil
}

// parsePerson parses a line. For a blank line or a comment it returns the zero Person.
func parsePerson(line string) (Person, error) {
	name, roles := line, ""
	if at := strings.LastIndexByte(line, ':'); at >= 0 {
		name, roles = line[:at], line[at+1:]
	}
	p := Person{Name: sanitize.CleanLine(name), Roles: handbook.ParseRoles(sanitize.CleanLine(roles))}
	switch {
	case strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "#"):
		return Person{}, nil
	case p.Name == "":
		return p, errors.New("the line has no name")
	case strings.ContainsAny(line, `";`): // a spreadsheet row, which would otherwise become part of a name
		return p, errors.New("the line has a double quote or a semicolon; write it as NAME: ROLE, ROLE")
	}
	return p, nil
}

// addListed adds the people on the list. A person who is listed twice is added once, with the roles of both lines. If
// one of the lines has no roles, or roles that the handbook does not use, the person has to acknowledge everything,
// because a typing mistake must not exempt anyone.
func (m *merger) addListed(list []Person) {
	for _, p := range list {
		if len(m.handbook.UnknownRoles(p.Roles)) > 0 {
			p.Roles = nil
		}
		known := len(m.report.People)
		name := m.canonicalName(p.Name)
		switch before := m.roles[name]; {
		case len(m.report.People) > known:
			m.roles[name] = p.Roles
		case len(before) == 0 || len(p.Roles) == 0:
			m.roles[name] = nil
		default:
			m.roles[name] = slices.Concat(before, p.Roles)
		}
	}
}

// peopleTable is a list of people saved by a spreadsheet program: CSV with commas, semicolons or tabs, and column names
// in the first line. Only the columns called name and roles are used, in any order. Roles within a cell are separated
// by commas or semicolons.
type peopleTable struct {
	rows        *csv.Reader
	columns     int
	name, roles int // indexes of the columns; roles is -1 if there is no such column
}

// newPeopleTable returns the table in a file. ok is false if the first line does not contain its column names.
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

// people returns the people in the rows, skipping empty rows.
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

// person returns the person in a row, or the zero Person if the row is empty. A cell after the last column is an error,
// because it may contain roles or part of a name, which would otherwise be lost.
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

// cell returns the cell in a column, or "" if the row has none there.
func (t *peopleTable) cell(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return cells[column]
}

// canonicalName returns the spelling in which a name is reported, and adds the person if the name is new. Names that
// differ only in case and spaces are the same.
func (m *merger) canonicalName(name string) string {
	name = sanitize.CleanLine(name)
	key := strings.ToLower(name)
	if name == "" || m.names[key] != "" {
		return m.names[key]
	}
	m.names[key] = name
	m.report.People = append(m.report.People, name)
	return name
}
