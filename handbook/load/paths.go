package load

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
)

var pathSchema = frontmatter.Schema[readingPath]{
	Fields: map[string]frontmatter.Field[readingPath]{
		"id":          setPathID,
		"title":       setPathTitle,
		"description": frontmatter.TextField(func(p *readingPath) *string { return &p.Description }),
		"roles":       setRoles,
		"entries":     setEntries,
		"acknowledge": setAcknowledge,
		"due_days":    setDueDays,
	},
	Effects: map[string]string{
		"roles":       "the path is for everyone",
		"entries":     "the path has all entries",
		"acknowledge": "the path asks for no acknowledgements",
		"due_days":    "the path has no deadline",
	},
	Aliases: map[string]string{"audience": "roles"}, // the name of the field in front matter
}

func setPathID(p *readingPath, n *frontmatter.Node) error {
	p.line = cmp.Or(p.line, n.Line)
	return requiredID(func(p *readingPath) *string { return &p.ID })(p, n)
}

func setPathTitle(p *readingPath, n *frontmatter.Node) (err error) {
	p.Title, err = frontmatter.Scalar(n)
	p.line = n.Line
	return err
}

// setRoles reads roles, and reports values that are unlikely to be roles. If the roles cannot be read, the path is for
// everyone, so that a mistake never requires less reading than the author meant.
func setRoles(p *readingPath, n *frontmatter.Node) (err error) {
	if p.Roles, err = frontmatter.List(n); err != nil {
		bad := frontmatter.ErrorsOf(n, err)
		bad[0].Message = "expected roles, such as [engineer, support]; until this is fixed, the path is for everyone"
		return bad
	}
	if frontmatter.IsNull(n) {
		return nil
	}
	var bad frontmatter.Collector
	for _, item := range frontmatter.Items(n) {
		bad.Add(item, checkRole(item, len(p.Roles)))
	}
	return bad.Err()
}

// checkRole reports an item that is unlikely to be a role. count is the number of roles.
func checkRole(item *frontmatter.Node, count int) error {
	role, _ := frontmatter.Scalar(item)
	switch {
	case role == "" && count == 0:
		return errors.New("expected a role, found an empty one, so the path is for everyone; if that is intended, remove the field")
	case role == "":
		return errors.New("expected a role, found an empty one; remove it")
	case !frontmatter.IsString(item):
		return fmt.Errorf("expected a role such as engineer, found %s; write %q if that is its name", role, role)
	}
	return nil
}

// setAcknowledge treats an unknown value as true. Readers notice if they have to acknowledge too much, but not if they
// have to acknowledge too little.
func setAcknowledge(p *readingPath, n *frontmatter.Node) (err error) {
	if p.Acknowledge, err = frontmatter.Boolean(n); err != nil {
		p.Acknowledge = true
		return fmt.Errorf("%w; until this is fixed, the path asks readers to acknowledge its entries", err)
	}
	return nil
}

// setEntries reads ids. If it cannot read any id, the path has every entry, so that a mistake never requires less
// reading than the author meant. An empty list is an error, because a path without entries would be finished from the
// start.
func setEntries(p *readingPath, n *frontmatter.Node) error {
	err := p.readMentions(n)
	switch {
	case len(p.named) > 0:
		return err
	case err != nil:
		return errors.New("expected a list of ids; until this is fixed, the path has all entries")
	}
	p.empty = true
	return errors.New("names no entries, so the path is ignored; without this field it has all entries")
}

// readMentions reads a list of ids, or a line of ids separated by commas.
func (p *readingPath) readMentions(n *frontmatter.Node) error {
	var bad frontmatter.Collector
	if !frontmatter.IsList(n) {
		ids, err := frontmatter.List(n)
		bad.Add(n, err)
		p.addEntry(n.Line, ids...)
		return bad.Err()
	}
	for _, item := range n.Content {
		id, err := frontmatter.Scalar(item)
		if err != nil {
			bad.Add(item, fmt.Errorf("expected a plain id, such as `- %s`; the entry is not on the path", exampleID(item)))
		}
		p.addEntry(item.Line, id)
	}
	return bad.Err()
}

func exampleID(item *frontmatter.Node) string {
	id := ""
	for key, value := range frontmatter.MappingOf(item).All() {
		if key.Value == "id" {
			id, _ = frontmatter.Scalar(value)
		}
	}
	return cmp.Or(id, "welcome")
}

func (p *readingPath) addEntry(line int, ids ...string) {
	for _, id := range ids {
		if id != "" {
			p.named = append(p.named, pathEntry{id, line})
		}
	}
}

// maxDueDays is longer than any meaningful deadline.
const maxDueDays = 36_500

func setDueDays(p *readingPath, n *frontmatter.Node) error {
	days, err := frontmatter.Integer(n)
	if err == nil && (days < 0 || days > maxDueDays) {
		return fmt.Errorf("expected a number of days from 0 to %d, found %d", maxDueDays, days)
	}
	p.DueDays = days
	return err
}

func setReadingPaths(m *manifest, n *frontmatter.Node) error {
	return pathSchema.DecodeList(n, func(p readingPath) error {
		switch {
		case p.ID == "":
			return fmt.Errorf("a reading path %w", frontmatter.ErrMissingID)
		case p.empty:
			return nil // setEntries has already reported that there are no entries
		}
		if slices.ContainsFunc(m.paths, func(other *readingPath) bool { return other.ID == p.ID }) {
			return fmt.Errorf("the reading path %q occurs twice; the first one counts", p.ID)
		}
		p.Title = cmp.Or(p.Title, TitleFromName(p.ID))
		m.paths = append(m.paths, &p)
		return m.checkPathTitle(&p)
	})
}

// checkPathTitle warns if an earlier path has the same title.
func (m *manifest) checkPathTitle(p *readingPath) error {
	for _, other := range m.paths {
		if other != p && strings.EqualFold(other.Title, p.Title) {
			return frontmatter.Errors{{
				Line: p.line, Severity: handbook.SeverityWarning, Code: "duplicate-path-title",
				Message: fmt.Sprintf("the paths %q and %q have the same title, %q; make the titles different", other.ID, p.ID, p.Title),
			}}
		}
	}
	return nil
}

func (b *builder) buildPaths() {
	for _, p := range b.manifest.paths {
		if p.Entries = b.parts.Entries; len(p.named) > 0 {
			p.Entries = b.namedEntries(p)
		}
		b.parts.Paths = append(b.parts.Paths, &p.Path)
	}
}

// namedEntries returns the entries that a path names, and reports ids that do not exist.
func (b *builder) namedEntries(p *readingPath) (out []*handbook.Entry) {
	seen := map[*handbook.Entry]bool{}
	for _, m := range p.named {
		e := entryNamed(b.byID, m.id)
		switch {
		case e == nil:
			b.add(handbook.Problem{
				Path: handbook.ManifestName, Line: m.line, Severity: handbook.SeverityError, Code: "unknown-path-entry",
				Message: fmt.Sprintf("the reading path %q names %q, but no entry has that id%s", p.ID, m.id, handbook.DidYouMean(idOrEmpty(b.suggestions().entry(m.id)))),
			})
		case seen[e]:
			b.add(handbook.Problem{
				Path: handbook.ManifestName, Line: m.line, Severity: handbook.SeverityWarning, Code: "duplicate-path-entry",
				Message: fmt.Sprintf("the reading path %q names %q, which is on the path already; remove it here", p.ID, m.id),
			})
		default:
			seen[e] = true
			out = append(out, e)
		}
	}
	return out
}

// requiredID returns a field for an id without which the mapping is useless. The field reports an invalid id itself,
// and [frontmatter.Schema.DecodeList] adds no second report.
func requiredID[T any](at func(*T) *string) frontmatter.Field[T] {
	return func(into *T, n *frontmatter.Node) (err error) {
		if *at(into), err = frontmatter.ID(n, Slug); err != nil {
			return fmt.Errorf("%w; until this is fixed, it is ignored", err)
		}
		return nil
	}
}
