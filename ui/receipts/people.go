package receipts

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
)

// Person is somebody of whom it is known what they are asked to acknowledge.
type Person struct {
	Name  string
	Roles handbook.Roles // none = everything is asked of them
	Line  int            // of the list
}

// People reads a list with a person on each line: a name, or a name, a colon and
// roles with commas between them. The last colon counts, so that a name may have one
// where another follows. The error begins with the number of its line.
func People(data []byte) ([]Person, error) {
	var out []Person
	for i, line := range strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
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

// personOf reads a line; the zero Person is that of a blank one.
func personOf(line string) (Person, error) {
	name, roles := line, ""
	at := strings.LastIndexByte(line, ':')
	if at >= 0 {
		name, roles = line[:at], line[at+1:]
	}
	p := Person{Name: handbook.CleanLine(name), Roles: handbook.RolesOf(roles)}
	if p.Name == "" && strings.TrimSpace(line) != "" {
		return p, errors.New("there is no name on it")
	}
	return p, nil
}

// listed are people by name, everybody once. Somebody who stands there twice has the
// roles of both lines, and where one of these names none, everything is asked of them.
// So it is where a role is one that the handbook does not know: that may be a slip,
// which must not be why less is asked.
func (g *merger) listed(list []Person) {
	for _, p := range list {
		if len(g.book.Strange(p.Roles)) > 0 {
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
