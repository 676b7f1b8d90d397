package frontmatter

import (
	"errors"
	"fmt"
	"regexp"
)

// ErrNoID is the error of an item in a list of mappings that is useless without an id.
var ErrNoID = errors.New("needs an id, so this one is ignored")

// Each decodes every mapping of a list and passes it to add. A wrong one does not affect
// the others.
func (s Schema[T]) Each(n *Node, add func(T) error) error {
	if !IsList(n) {
		return errors.New("expected a list, such as `- {id: start, title: Start here}`, with a space after the -")
	}
	var bad Collector
	for _, item := range n.Content {
		var v T
		bad.Add(item, s.DecodeNested(item, &v))
		if !IsMapping(item) {
			continue
		}
		err := add(v)
		if reported := errors.Is(err, ErrNoID) && MappingOf(item).Line("id") > 0; !reported {
			bad.Add(item, err)
		}
	}
	return bad.Err()
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ID returns an id. suggest makes an id of a wrong one, as an example.
func ID(n *Node, suggest func(string) string) (string, error) {
	s, err := Scalar(n)
	if err != nil {
		return "", err
	}
	if !idPattern.MatchString(s) {
		return "", fmt.Errorf("expected lower-case letters, digits and single hyphens, such as %s, found %q", suggest(s), s)
	}
	return s, nil
}
