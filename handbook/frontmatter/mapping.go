// Package frontmatter reads the YAML and TOML of handbooks, settings and policies. They are mappings with typed fields.
// Every mistake is reported with its line and in plain words.
package frontmatter

import (
	"iter"
	"strings"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook"
)

// Node is a value or a key, with its line.
type Node = yaml.Node

// Mapping is a parsed mapping with its position in a file. The zero Mapping is empty.
type Mapping struct {
	path   string
	offset int // number of lines of the file before the mapping
	node   *Node
	lines  []keyLine // lines of the keys, if node is nil; see WithoutValues
}

type keyLine struct {
	key  string
	line int
}

// Parse parses YAML that must be a mapping. offset is the number of lines of the file before text. Blank text, text
// with only comments, and null give an empty mapping.
func Parse(path string, offset int, text string) (Mapping, *handbook.Problem) {
	m := Mapping{path: path, offset: offset}
	if isBlank(text) {
		return m, nil
	}
	root, bad := m.parseYAML(text)
	if bad != nil {
		return m, bad
	}
	if root != nil && IsNull(root) {
		return m, nil
	}
	if root == nil || !IsMapping(root) {
		p := m.problem(1, "front-matter", "expected `key: value` lines, with a space after each colon")
		return m, &p
	}
	m.node = root
	return m, nil
}

func (m Mapping) parseYAML(text string) (*Node, *handbook.Problem) {
	var doc Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		return nil, m.syntaxProblem(err, text)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	return doc.Content[0], nil
}

// isBlank reports whether text contains only comments and blank lines. The YAML library rejects such text.
func isBlank(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// IsComment reports whether text consists of comments and blank lines, with at least one comment.
func IsComment(text string) bool { return isBlank(text) && strings.TrimSpace(text) != "" }

// MappingOf returns n as a mapping, or an empty mapping if n is not a mapping. Problems are reported at the lines of n.
func MappingOf(n *Node) Mapping {
	if n != nil && !IsMapping(n) {
		n = nil
	}
	return Mapping{node: n}
}

func (m Mapping) problem(line int, code, message string) handbook.Problem {
	return handbook.Problem{Path: m.path, Line: m.offset + line, Severity: handbook.SeverityError, Code: code, Message: message}
}

// All yields the keys and values of the mapping in order.
func (m Mapping) All() iter.Seq2[*Node, *Node] {
	return func(yield func(key, value *Node) bool) {
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

// IsEmpty reports whether the mapping has no keys.
func (m Mapping) IsEmpty() bool { return m.node == nil || len(m.node.Content) == 0 }

func (m Mapping) keys() map[string]bool {
	out := map[string]bool{}
	for key := range m.All() {
		out[key.Value] = true
	}
	return out
}

// Line returns the line of the file that contains a key, or 0 if the mapping has no such key.
func (m Mapping) Line(key string) int {
	for k := range m.All() {
		if k.Value == key {
			return m.offset + k.Line
		}
	}
	for _, k := range m.lines {
		if k.key == key {
			return m.offset + k.line
		}
	}
	return 0
}

// WithoutValues returns the mapping without its values, because the values take ten times as much memory as the keys.
// It keeps the lines of the keys for which keep returns true.
func (m Mapping) WithoutValues(keep func(key string) bool) Mapping {
	out := Mapping{path: m.path, offset: m.offset}
	for k := range m.All() {
		if keep(k.Value) {
			out.lines = append(out.lines, keyLine{k.Value, k.Line})
		}
	}
	return out
}

// WithoutRepeats returns the mapping with only the first occurrence of each key.
func (m Mapping) WithoutRepeats() Mapping {
	out := m
	out.node = &Node{Kind: yaml.MappingNode}
	seen := map[string]bool{}
	for key, value := range m.All() {
		if !seen[key.Value] {
			out.node.Content = append(out.node.Content, key, value)
		}
		seen[key.Value] = true
	}
	return out
}
