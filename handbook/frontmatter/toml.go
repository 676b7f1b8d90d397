package frontmatter

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// ParseTOML is [Parse] for TOML.
func ParseTOML(path string, offset int, text string) (Mapping, *handbook.Problem) {
	m := Mapping{path: path, offset: offset, node: &Node{Kind: yaml.MappingNode}}
	values, keyLines, bad := m.decodeTOML(text)
	for _, key := range slices.SortedFunc(maps.Keys(values), func(x, y string) int { return cmp.Or(keyLines[x]-keyLines[y], cmp.Compare(x, y)) }) {
		line := max(1, keyLines[key])
		m.node.Content = append(m.node.Content, scalarNode("!!str", key, line), nodeOf(values[key], line))
	}
	return m, bad
}

// maxBadLines is the maximum number of wrong lines of TOML, after which decoding stops.
const maxBadLines = 8

// decodeTOML decodes TOML without its malformed lines and reports the first of them:
// one bad value must not hide the others.
func (m Mapping) decodeTOML(text string) (values map[string]any, keyLines map[string]int, bad *handbook.Problem) {
	for range maxBadLines {
		quoted, keyLines, line, reason := scanTOML(text)
		if reason != "" {
			p := m.problem(line, "front-matter", "the front matter was not read: "+reason)
			return nil, nil, &p
		}
		values = nil
		_, err := toml.Decode(quoted, &values)
		if err == nil {
			return values, keyLines, bad
		}
		if bad == nil {
			bad = m.tomlProblem(err)
		}
		lines := strings.Split(text, "\n")
		e, ok := errors.AsType[toml.ParseError](err)
		if !ok || e.Position.Line < 1 || e.Position.Line > len(lines) || lines[e.Position.Line-1] == "" {
			break
		}
		lines[e.Position.Line-1] = ""
		text = strings.Join(lines, "\n")
	}
	return nil, nil, bad
}

func (m Mapping) tomlProblem(err error) *handbook.Problem {
	line, message := 1, err.Error()
	if e, ok := errors.AsType[toml.ParseError](err); ok {
		line, message = max(1, e.Position.Line), e.Message
	}
	p := m.problem(line, "front-matter", "not valid TOML: "+sanitize.CleanLine(message))
	return &p
}

// nodeOf returns a value of the TOML library as a node on a line.
func nodeOf(value any, line int) *Node {
	switch v := value.(type) {
	case map[string]any:
		n := &Node{Kind: yaml.MappingNode, Line: line}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			n.Content = append(n.Content, scalarNode("!!str", key, line), nodeOf(v[key], line))
		}
		return n
	case []map[string]any:
		return listNode(v, line)
	case []any:
		return listNode(v, line)
	case time.Time:
		layout := time.RFC3339Nano
		if v.Location().String() == "date-local" {
			layout = time.DateOnly
		}
		return scalarNode("!!timestamp", v.Format(layout), line)
	case string:
		return scalarNode("!!str", v, line)
	case bool:
		return scalarNode("!!bool", strconv.FormatBool(v), line)
	}
	return scalarNode("!!int", fmt.Sprint(value), line)
}

func listNode[T any](items []T, line int) *Node {
	n := &Node{Kind: yaml.SequenceNode, Line: line}
	for _, item := range items {
		n.Content = append(n.Content, nodeOf(item, line))
	}
	return n
}

func scalarNode(tag, value string, line int) *Node {
	return &Node{Kind: yaml.ScalarNode, Tag: tag, Value: value, Line: line}
}
