package handbook

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook/sanitize"
)

// maxYAMLBytes bounds front matter; a manifest is bounded as a page is.
const maxYAMLBytes = 16 << 10

// errAlias is what a YAML alias gets: a text of one page has no use for one,
// and they are how a small file becomes a large one.
var errAlias = errors.New("YAML aliases (*name) are not read here; write the value out")

// field stores the value of one key in a T.
type field[T any] func(into *T, value *yaml.Node) error

// fields are the keys a mapping may have.
type fields[T any] map[string]field[T]

// mapping is a decoded YAML mapping with the place it stands in.
type mapping struct {
	path   string
	offset int // lines of the file before the YAML
	node   *yaml.Node
	keys   []keyPlace // in the place of node, once only this is asked for

	foreign map[string]bool // unknown keys to pass over without a word
}

// keyPlace is where a key stands, counted as the YAML library does.
type keyPlace struct {
	key  string
	line int
}

// parseMapping decodes YAML that must be a mapping. Empty YAML is an empty one.
func parseMapping(path string, offset int, text string) (mapping, *Problem) {
	m := mapping{path: path, offset: offset}
	var doc yaml.Node
	if strings.TrimSpace(text) == "" {
		return m, nil
	}
	if err := yaml.Load([]byte(text), &doc); err != nil {
		return m, m.syntax(err, text)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		p := m.problem(1, "front-matter", "expected `key: value` lines, with a blank behind each colon")
		return m, &p
	}
	m.node = doc.Content[0]
	return m, nil
}

func (m mapping) problem(line int, code, message string) Problem {
	return Problem{Path: m.path, Line: m.offset + line, Severity: Error, Code: code, Message: message}
}

// decode stores every known key of m in a T and returns what is wrong with it.
// Unknown keys are warnings: other tools keep theirs in the same place.
func decode[T any](m mapping, known fields[T], into *T) []Problem {
	var problems []Problem
	seen := map[string]bool{}
	for key, value := range m.pairs() {
		store := known[key.Value]
		switch {
		case seen[key.Value]:
			problems = append(problems, m.problem(key.Line, "duplicate-key", fmt.Sprintf("%q stands here twice; the first one counts", sanitize.CleanLine(key.Value))))
		case store == nil && m.foreign[key.Value]:
		case store == nil:
			meant := ""
			if len(problems) < maxGuesses {
				meant = meantKey(m, key.Value, value, known)
			}
			problems = append(problems, m.unknown(key, meant))
		default:
			problems = append(problems, m.wrong(key.Value, value, store(into, value))...)
		}
		seen[key.Value] = true
	}
	return problems
}

// wrong are the problems that the value of a key has.
func (m mapping) wrong(key string, value *yaml.Node, err error) []Problem {
	if err == nil {
		return nil
	}
	problems := mistakes(value, err)
	for i, p := range problems {
		problems[i].Path, problems[i].Line = m.path, m.offset+p.Line
		problems[i].Message = key + ": " + p.Message
	}
	return problems
}

// pairs yields the keys and values of the mapping in order.
func (m mapping) pairs() func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		if m.node == nil {
			return
		}
		c := m.node.Content
		for i := 0; i+1 < len(c); i += 2 {
			if !yield(c[i], c[i+1]) {
				return
			}
		}
	}
}

// line returns the line of the file that key stands on, 0 when it is not there.
func (m mapping) line(key string) int {
	for k := range m.pairs() {
		if k.Value == key {
			return m.offset + k.Line
		}
	}
	for _, k := range m.keys {
		if k.key == key {
			return m.offset + k.line
		}
	}
	return 0
}

// outline is the mapping without its values, which take ten times the memory: it
// still knows on which line each key of an entry stands.
func (m mapping) outline() mapping {
	out := mapping{path: m.path, offset: m.offset}
	for k := range m.pairs() {
		if entryFields[k.Value] != nil {
			out.keys = append(out.keys, keyPlace{k.Value, k.Line})
		}
	}
	return out
}

// The readers of values. A null is an absent value.

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

func scalar(n *yaml.Node) (string, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		if isNull(n) {
			return "", nil
		}
		return sanitize.CleanLine(n.Value), nil
	case yaml.AliasNode:
		return "", errAlias
	}
	return "", errors.New("expected a single value")
}

// list reads a sequence of scalars, or one scalar with commas.
func list(n *yaml.Node) ([]string, error) {
	if n.Kind == yaml.ScalarNode {
		s, err := scalar(n)
		return split(s), err
	}
	if n.Kind != yaml.SequenceNode {
		return nil, errors.New("expected a list, such as [one, two]")
	}
	var out []string
	for _, item := range n.Content {
		s, err := scalar(item)
		if err != nil {
			return nil, mistakes(item, err)
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

func split(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func integer(n *yaml.Node) (int, error) {
	s, err := scalar(n)
	if err != nil || s == "" {
		return 0, err
	}
	i, err := strconv.Atoi(s)
	if err != nil {
		return 0, fmt.Errorf("expected a whole number, found %q", s)
	}
	return i, nil
}

func boolean(n *yaml.Node) (bool, error) {
	s, err := scalar(n)
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

var isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

// date reads YYYY-MM-DD; a time of day after it is ignored.
func date(n *yaml.Node) (time.Time, error) {
	s, err := scalar(n)
	if err != nil || s == "" {
		return time.Time{}, err
	}
	t, err := time.Parse(time.DateOnly, isoDate.FindString(s))
	if err != nil {
		return time.Time{}, fmt.Errorf("expected a date such as 2026-01-31, found %q", s)
	}
	return t, nil
}
