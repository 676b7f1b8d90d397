package handbook

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"
)

// parseTOML decodes TOML into the form that YAML has, each key at its line.
func parseTOML(path string, offset int, text string) (mapping, *Problem) {
	m := mapping{path: path, offset: offset}
	var values map[string]any
	meta, err := toml.Decode(text, &values)
	if err != nil {
		return m, m.tomlSyntax(err)
	}
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
	return m, nil
}

func (m mapping) tomlSyntax(err error) *Problem {
	line, message := 1, err.Error()
	if e, ok := errors.AsType[toml.ParseError](err); ok {
		line, message = max(1, e.Position.Line), e.Message
	}
	p := m.problem(line, "front-matter", "this is not TOML: "+CleanLine(message))
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
