package frontmatter

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// Reasons why a value cannot be used. Aliases are refused because they can make a small file huge, and short files do
// not need them.
var (
	errAlias      = errors.New("YAML aliases (*name) are not supported; write out the value")
	errNotScalar  = errors.New("expected a single value")
	errNotMapping = errors.New("expected `key: value`")
)

// IsMapping reports whether a value is a mapping.
func IsMapping(n *Node) bool { return n.Kind == yaml.MappingNode }

// IsList reports whether a value is a list.
func IsList(n *Node) bool { return n.Kind == yaml.SequenceNode }

// IsScalar reports whether a value is neither a list nor a mapping.
func IsScalar(n *Node) bool { return n.Kind == yaml.ScalarNode }

// IsString reports whether a value is a string and not a number, date or boolean.
func IsString(n *Node) bool { return n.ShortTag() == "!!str" }

// IsNull reports whether a value is null, which means that the key has no value.
func IsNull(n *Node) bool { return IsScalar(n) && n.ShortTag() == "!!null" }

// Items returns the items of a list. If n is not a list, it returns n as the only item.
func Items(n *Node) []*Node {
	if IsList(n) {
		return n.Content
	}
	return []*Node{n}
}

// TextField returns a field that stores a clean line.
func TextField[T any](at func(*T) *string) Field[T] {
	return func(into *T, n *Node) (err error) {
		*at(into), err = Scalar(n)
		return err
	}
}

// ListField returns a field that stores a list of clean lines.
func ListField[T any](at func(*T) *[]string) Field[T] {
	return func(into *T, n *Node) (err error) {
		*at(into), err = List(n)
		return err
	}
}

// Scalar returns a scalar as a clean line, or "" for null.
func Scalar(n *Node) (string, error) {
	s, err := Literal(n)
	if err != nil || IsNull(n) {
		return "", err
	}
	return sanitize.CleanLine(s), nil
}

// Literal returns a scalar as it is written.
func Literal(n *Node) (string, error) {
	switch {
	case IsScalar(n):
		return n.Value, nil
	case n.Kind == yaml.AliasNode:
		return "", errAlias
	}
	return "", errNotScalar
}

// List returns the items of a list of scalars, or of a single line in which commas separate the items.
func List(n *Node) ([]string, error) {
	if IsScalar(n) {
		s, err := Scalar(n)
		return splitCommas(s), err
	}
	if !IsList(n) {
		return nil, errors.New("expected a list, such as [one, two]")
	}
	var out []string
	for _, item := range n.Content {
		s, err := Scalar(item)
		if err != nil {
			return nil, ErrorsOf(item, err)
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

func splitCommas(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Integer returns an integer, or 0 for null.
func Integer(n *Node) (int, error) {
	s, err := Scalar(n)
	if err != nil || s == "" {
		return 0, err
	}
	i, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("expected a whole number, found %q", s)
	}
	return i, nil
}

// Boolean returns a boolean, or false for null.
func Boolean(n *Node) (bool, error) {
	s, err := Scalar(n)
	if err != nil {
		return false, err
	}
	switch strings.ToLower(s) {
	case "true", "yes", "on":
		return true, nil
	case "false", "no", "off", "":
		return false, nil
	}
	return false, fmt.Errorf("expected true or false, found %q", s)
}

var isoDatePattern = pattern.Lazy(`^\d{4}-\d{2}-\d{2}`)

// Date returns a date of the form YYYY-MM-DD, or the zero time for null. It ignores a time of day after the date.
func Date(n *Node) (time.Time, error) {
	s, err := Scalar(n)
	if err != nil || s == "" {
		return time.Time{}, err
	}
	t, err := time.Parse(time.DateOnly, isoDatePattern().FindString(s))
	if err != nil {
		return time.Time{}, fmt.Errorf("expected a date such as 2026-01-31, found %q", s)
	}
	return t, nil
}

// Dictionary returns the scalar values of a mapping by key, and ignores other values.
func Dictionary(n *Node) (map[string]string, error) {
	if !IsMapping(n) {
		return nil, errNotMapping
	}
	out := map[string]string{}
	var bad Collector
	for key, value := range MappingOf(n).All() {
		name := sanitize.CleanLine(key.Value)
		if _, taken := out[name]; taken {
			bad.Add(key, Errors{Mapping{}.duplicate(key)})
			continue
		}
		s, err := Scalar(value)
		if bad.Add(value, err); err == nil {
			out[name] = s
		}
	}
	return out, bad.Err()
}
