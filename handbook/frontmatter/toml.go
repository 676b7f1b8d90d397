package frontmatter

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// ParseTOML is [Parse] for TOML.
func ParseTOML(path string, offset int, text string) (Mapping, *handbook.Problem) {
	m := Mapping{path: path, offset: offset}
	values, meta, bad := m.decodeTOML(text)
	m.node = &Node{Kind: yaml.MappingNode}
	for _, key := range meta.Keys() {
		if len(key) > 1 {
			continue // part of a value
		}
		value := &Node{}
		if err := value.Encode(values[key[0]]); err != nil {
			return m, m.tomlProblem(err)
		}
		line := tomlLine(text, key[0])
		setLine(value, line)
		m.node.Content = append(m.node.Content, &Node{Kind: yaml.ScalarNode, Value: key[0], Line: line}, value)
	}
	return m, bad
}

// maxBadLines is how many lines of TOML may be wrong before the rest is given up.
const maxBadLines = 8

// decodeTOML decodes TOML without its malformed lines and reports the first of them:
// one bad value must not hide the others.
func (m Mapping) decodeTOML(text string) (values map[string]any, meta toml.MetaData, bad *handbook.Problem) {
	for range maxBadLines {
		values = nil
		var err error
		if meta, err = toml.Decode(text, &values); err == nil {
			return values, meta, bad
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
	return nil, toml.MetaData{}, bad
}

func (m Mapping) tomlProblem(err error) *handbook.Problem {
	line, message := 1, err.Error()
	if e, ok := errors.AsType[toml.ParseError](err); ok {
		line, message = max(1, e.Position.Line), e.Message
	}
	p := m.problem(line, "front-matter", "not valid TOML: "+sanitize.CleanLine(message))
	return &p
}

// tomlLine returns the line of a top-level key, which the library does not provide.
func tomlLine(text, key string) int {
	at := regexp.MustCompile(fmt.Sprintf(`(?m)^[ \t]*\[*["']?%s["']?[ \t]*[=\]]`, regexp.QuoteMeta(key))).FindStringIndex(text)
	if at == nil {
		return 1
	}
	return 1 + strings.Count(text[:at[0]], "\n")
}

func setLine(n *Node, line int) {
	n.Line = line
	for _, c := range n.Content {
		setLine(c, line)
	}
}
