package handbook

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"

	"trustbook/handbook/sanitize"
)

// parseTOML decodes TOML into the form that YAML has, each key at its line.
func parseTOML(path string, offset int, text string) (mapping, *Problem) {
	m := mapping{path: path, offset: offset}
	values, meta, bad := m.decodeTOML(text)
	m.node = &yaml.Node{Kind: yaml.MappingNode}
	for _, key := range meta.Keys() {
		if len(key) > 1 {
			continue // part of a value
		}
		value := &yaml.Node{}
		if err := value.Encode(values[key[0]]); err != nil {
			return m, m.tomlSyntax(err)
		}
		line := tomlLine(text, key[0])
		setLine(value, line)
		m.node.Content = append(m.node.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key[0], Line: line}, value)
	}
	return m, bad
}

// maxBadLines is how many lines of TOML may be wrong before the rest is not tried.
const maxBadLines = 8

// decodeTOML decodes TOML without the lines that are none, and says what is wrong
// with the first of them: one bad value must not hide the others.
func (m mapping) decodeTOML(text string) (values map[string]any, meta toml.MetaData, bad *Problem) {
	for range maxBadLines {
		values = nil
		var err error
		if meta, err = toml.Decode(text, &values); err == nil {
			return values, meta, bad
		}
		if bad == nil {
			bad = m.tomlSyntax(err)
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

func (m mapping) tomlSyntax(err error) *Problem {
	line, message := 1, err.Error()
	if e, ok := errors.AsType[toml.ParseError](err); ok {
		line, message = max(1, e.Position.Line), e.Message
	}
	p := m.problem(line, "front-matter", "this is not TOML: "+sanitize.CleanLine(message))
	return &p
}

// tomlLine is the line of a top-level key, which the library does not tell.
func tomlLine(text, key string) int {
	at := regexp.MustCompile(fmt.Sprintf(`(?m)^[ \t]*\[*["']?%s["']?[ \t]*[=\]]`, regexp.QuoteMeta(key))).FindStringIndex(text)
	if at == nil {
		return 1
	}
	return 1 + strings.Count(text[:at[0]], "\n")
}

func setLine(n *yaml.Node, line int) {
	n.Line = line
	for _, c := range n.Content {
		setLine(c, line)
	}
}
