package load

import (
	"errors"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
)

// peopleField returns a field for names of people: a single name, a list of names, or mappings that contain a name.
func peopleField(at func(*handbook.Metadata) *string) pageField {
	return func(p *parsedPage, n *frontmatter.Node) error {
		names := scalarsOf(n, "name", "title", "email")
		*at(&p.entry.Metadata) = strings.Join(names, ", ")
		if len(names) == 0 && !frontmatter.IsNull(n) && !frontmatter.IsScalar(n) {
			return errors.New("expected a name, or a list of names")
		}
		return nil
	}
}

// setRelated reads a list of ids or other references. Site generators write mappings with titles, paths and addresses;
// values that refer to an entry are used.
func setRelated(p *parsedPage, n *frontmatter.Node) (err error) {
	if ids, err := frontmatter.List(n); err == nil {
		p.entry.Related = ids
		return nil
	}
	p.relatedPaths = scalarsOf(n, "id", "path", "url", "link", "href", "slug")
	return nil
}

// scalarsOf returns the scalars in a value. From a mapping it takes only the value of the first existing key among
// keys, or all values if none of them exists.
func scalarsOf(n *frontmatter.Node, keys ...string) []string {
	var out []string
	if s, err := frontmatter.Scalar(n); err == nil {
		if s != "" {
			out = append(out, s)
		}
		return out
	}
	values := map[string]*frontmatter.Node{}
	for key, value := range frontmatter.MappingOf(n).All() {
		values[key.Value] = value
	}
	for _, key := range keys {
		if values[key] != nil {
			return scalarsOf(values[key], keys...)
		}
	}
	if frontmatter.IsList(n) || frontmatter.IsMapping(n) {
		for i, item := range n.Content {
			if frontmatter.IsList(n) || i%2 == 1 {
				out = append(out, scalarsOf(item, keys...)...)
			}
		}
	}
	return out
}
