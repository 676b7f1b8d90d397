package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook"
)

// maxBytes bounds a file. The one that sets everything has a tenth of it.
const maxBytes = 64 << 10

// maxProblems is how many problems are told; the rest are counted.
const maxProblems = 50

// errAlias is what a YAML alias gets: they are how a small file becomes a large one.
var errAlias = errors.New("YAML aliases (*name) are not read here; write the value out")

// reader gathers a configuration from its sources, the one that counts least first.
type reader struct {
	config   Config
	actions  Actions
	sources  Sources
	bindings []*binding
	problems []Problem
}

func newReader(actions Actions) *reader {
	return &reader{config: Default(), actions: actions, sources: Sources{}}
}

func (r *reader) problem(path string, line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{path, line, handbook.CleanLine(fmt.Sprintf(format, args...))})
}

// file reads the whole of a file.
func (r *reader) file(path string, data []byte) {
	node := r.parse(path, data)
	if node == nil {
		return
	}
	r.mapping(path, "", node, func(key, value *yaml.Node) {
		s, ok := setting(key.Value)
		switch {
		case !ok:
			r.unknown(path, key, "setting", settingNames())
		case s.set == nil:
			r.keys(path, value, FromFile)
		default:
			r.value(path, s, value)
		}
	})
}

func settingNames() []string {
	var out []string
	for _, s := range Settings() {
		out = append(out, s.Name)
	}
	return out
}

// value stores a value of the file. One that is absent keeps its default.
func (r *reader) value(path string, s Setting, node *yaml.Node) {
	text, at, err := s.written(node)
	if err != nil {
		r.problem(path, at.Line, "%s: %v", s.Name, err)
		return
	}
	if isNull(node) {
		return
	}
	if err := s.set(&r.config, text); err != nil {
		r.problem(path, node.Line, "%v", err)
		return
	}
	r.sources[s.Name] = FromFile
}

// written is a value on one line, as a flag has it. With an error comes what is wrong.
func (s Setting) written(node *yaml.Node) (text string, at *yaml.Node, err error) {
	if !s.many || node.Kind != yaml.SequenceNode {
		text, err = scalar(node)
		return text, node, err
	}
	words := make([]string, len(node.Content))
	for i, item := range node.Content {
		if words[i], err = scalar(item); err != nil {
			return "", item, err
		}
	}
	return strings.Join(words, ", "), node, nil
}

// unknown says that a name means nothing, and which ones do.
func (r *reader) unknown(path string, key *yaml.Node, what string, names []string) {
	r.problem(path, key.Line, "no %s %s: there are %s%s", what, quoted(key.Value),
		strings.Join(names, ", "), meant(key.Value, names))
}

// mapping hands every pair of a mapping to each. Two of a name are one too many.
func (r *reader) mapping(path, name string, node *yaml.Node, each func(key, value *yaml.Node)) {
	if isNull(node) {
		return
	}
	if node.Kind != yaml.MappingNode {
		r.problem(path, node.Line, "%sexpected `name: value` lines", prefix(name))
		return
	}
	seen := map[string]bool{}
	for pair := range slices.Chunk(node.Content, 2) {
		key, value := pair[0], pair[1]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.problem(path, key.Line, "%sexpected a name before the colon", prefix(name))
		case seen[key.Value]:
			r.problem(path, key.Line, "%s%s stands here twice; the first one counts", prefix(name), quoted(key.Value))
		default:
			seen[key.Value] = true
			each(key, value)
		}
	}
}

func prefix(name string) string {
	if name == "" {
		return ""
	}
	return name + ": "
}

// parse decodes YAML, nil when there is none.
func (r *reader) parse(path string, data []byte) *yaml.Node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxBytes {
		r.problem(path, 0, "%v", errLarge)
		return nil
	}
	if line := unshowable(data); line > 0 {
		r.problem(path, line, "there are signs here that cannot be shown; a configuration is plain UTF-8 text")
		return nil
	}
	if blank(data) {
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		r.syntax(path, data, err)
		return nil
	}
	if len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

// syntax says what the YAML library says, at its line. What is missing at the end
// is missing from the last line there is.
func (r *reader) syntax(path string, data []byte, err error) {
	line, message := 1, err.Error()
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, message = max(1, e.Mark.Line), e.Message
	}
	last := 1 + bytes.Count(bytes.TrimRight(data, " \t\r\n"), []byte("\n"))
	r.problem(path, min(line, last), "this is not YAML: %s", message)
}

// unshowable is the first line that has signs which act on a terminal or hide, 0
// when none has. The YAML library would not say which one it is.
func unshowable(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; !showable(string(line)) {
			return n
		}
	}
	return 0
}

// blank reports whether there is nothing but comments, which is no YAML at all.
func blank(data []byte) bool {
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// scalar is a single value as it was written.
func scalar(n *yaml.Node) (string, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		return n.Value, nil
	case yaml.AliasNode:
		return "", errAlias
	}
	return "", errors.New("expected a single value")
}

// told are the problems in the order of their lines, not too many of them.
func (r *reader) told() []Problem {
	order := map[string]int{}
	for i, p := range r.problems {
		if _, ok := order[p.Path]; !ok {
			order[p.Path] = i
		}
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(order[a.Path]-order[b.Path], a.Line-b.Line)
	})
	if more := len(r.problems) - maxProblems; more > 0 {
		last := Problem{Path: r.problems[maxProblems].Path, Message: fmt.Sprintf("%d more problems like these", more)}
		return append(slices.Clone(r.problems[:maxProblems]), last)
	}
	return r.problems
}
