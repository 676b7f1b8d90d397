package receipts

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// Person is somebody of whom it is known what they are asked to acknowledge.
type Person struct {
	Name  string
	Roles handbook.Roles // none = everything is asked of them
	Line  int            // of the list
}

// People reads a list with a person on each line: a name, or a name, a colon and
// roles with commas between them. The last colon counts, so that a name may have one
// where another follows. A line that begins with # is a comment. The list is a text in
// UTF-8; the error begins with the number of its line.
func ParsePeople(list []byte) ([]Person, error) {
	var out []Person
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	for i, line := range strings.Split(ends.Replace(strings.TrimPrefix(string(list), "\ufeff")), "\n") {
		p, err := personOf(line)
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
		if p.Line = i + 1; p.Name != "" {
			out = append(out, p)
		}
	}
	return out, nil
}

// personOf reads a line; the zero Person is that of a blank one or a comment.
func personOf(line string) (Person, error) {
	name, roles := line, ""
	if at := strings.LastIndexByte(line, ':'); at >= 0 {
		name, roles = line[:at], line[at+1:]
	}
	p := Person{Name: sanitize.CleanLine(name), Roles: handbook.ParseRoles(roles)}
	switch {
	case strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "#"):
		return Person{}, nil
	case p.Name == "":
		return p, errors.New("there is no name on it")
	case strings.ContainsAny(line, `";`): // of a table, whose cells would become a name that nobody has
		return p, errors.New("it has a double quote or a semicolon; write the name as it is, a colon, and roles with commas between them")
	}
	return p, nil
}

// listed are people by name, everybody once. Somebody who stands there twice has the
// roles of both lines, and where one of these names none, everything is asked of them.
// So it is where a role is one that the handbook does not know: that may be a slip,
// which must not be why less is asked.
func (g *merger) listed(list []Person) {
	for _, p := range list {
		if len(g.book.UnknownRoles(p.Roles)) > 0 {
			p.Roles = nil
		}
		known := len(g.out.People)
		name := g.person(p.Name)
		switch before := g.roles[name]; {
		case len(g.out.People) > known:
			g.roles[name] = p.Roles
		case len(before) == 0 || len(p.Roles) == 0:
			g.roles[name] = nil
		default:
			g.roles[name] = slices.Concat(before, p.Roles)
		}
	}
}
