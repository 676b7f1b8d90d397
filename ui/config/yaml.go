package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook/sanitize"
)

// maxBytes bounds a file. One that sets everything has a tenth of it.
const maxBytes = 64 << 10

// maxProblems is how many problems are listed; the rest are counted.
const maxProblems = 50

// errAlias refuses YAML aliases, with which a small file can become a large one.
var errAlias = errors.New("YAML aliases (*name) are not supported; write out the value")

// loader merges a configuration from its sources, each overriding those before it.
type loader struct {
	config   Config
	actions  Actions
	sources  Sources
	bindings []*binding
	problems []Problem
}

func newLoader(actions Actions) *loader {
	return &loader{config: Default(), actions: actions, sources: Sources{}}
}

func (l *loader) problem(path string, line int, format string, args ...any) {
	l.problems = append(l.problems, Problem{path, line, sanitize.CleanLine(fmt.Sprintf(format, args...))})
}

// readYAML reads the contents of a file.
func (l *loader) readYAML(path string, data []byte) {
	node := l.parse(path, data)
	if node == nil {
		return
	}
	l.mapping(path, "", node, func(key, value *yaml.Node) {
		s, ok := findSetting(key.Value)
		switch {
		case !ok:
			l.unknown(path, key, "setting", settingNames())
		case s.set == nil:
			l.readKeys(path, value, FromFile)
		default:
			l.readValue(path, s, value)
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

// readValue stores a value of the file. A null keeps the default.
func (l *loader) readValue(path string, s Setting, node *yaml.Node) {
	text, at, err := s.parse(node)
	if err != nil {
		l.problem(path, at.Line, "%s: %v", s.Name, err)
		return
	}
	if isNull(node) {
		return
	}
	if err := s.set(&l.config, text); err != nil {
		l.problem(path, node.Line, "%v", err)
		return
	}
	l.sources[s.Name] = FromFile
}

// parse returns a value as a flag would have it. With an error it returns the node
// that is wrong.
func (s Setting) parse(node *yaml.Node) (text string, at *yaml.Node, err error) {
	if !s.list || node.Kind != yaml.SequenceNode {
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

// unknown reports a name that does not exist, and lists those that do.
func (l *loader) unknown(path string, key *yaml.Node, kind string, names []string) {
	l.problem(path, key.Line, "unknown %s %s: expected one of %s%s", kind, quoted(key.Value),
		strings.Join(names, ", "), didYouMean(key.Value, names))
}

// mapping calls each for every pair of a mapping. Of two pairs with the same name
// it reports the second.
func (l *loader) mapping(path, name string, node *yaml.Node, each func(key, value *yaml.Node)) {
	if isNull(node) {
		return
	}
	if name != "" {
		name += ": "
	}
	if node.Kind != yaml.MappingNode {
		l.problem(path, node.Line, "%sexpected `name: value` lines", name)
		return
	}
	seen := map[string]bool{}
	for pair := range slices.Chunk(node.Content, 2) {
		key, value := pair[0], pair[1]
		switch {
		case key.Kind != yaml.ScalarNode:
			l.problem(path, key.Line, "%sexpected a name before the colon", name)
		case seen[key.Value]:
			l.problem(path, key.Line, "%s%s appears twice; the first one is used", name, quoted(key.Value))
		default:
			seen[key.Value] = true
			each(key, value)
		}
	}
}

// parse decodes YAML. It returns nil when there is none, or when it is wrong, which
// it reports.
func (l *loader) parse(path string, data []byte) *yaml.Node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxBytes {
		l.problem(path, 0, "%v", errTooLarge)
		return nil
	}
	if line := firstUndisplayable(data); line > 0 {
		l.problem(path, line, "this line contains characters that cannot be displayed; a configuration is plain UTF-8 text")
		return nil
	}
	if isBlank(data) {
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		l.syntaxError(path, data, err)
		return nil
	}
	if len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

// syntaxError reports an error of the YAML library at its line. What is missing at
// the end of the file is reported at its last line.
func (l *loader) syntaxError(path string, data []byte, err error) {
	line, message := 1, err.Error()
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		line, message = max(1, e.Mark.Line), e.Message
	}
	last := 1 + bytes.Count(bytes.TrimRight(data, " \t\r\n"), []byte("\n"))
	l.problem(path, min(line, last), "not valid YAML: %s", message)
}

// firstUndisplayable returns the first line with characters that cannot be
// displayed, 0 when there is none. The YAML library does not say which one it is.
func firstUndisplayable(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; !displayable(string(line)) {
			return n
		}
	}
	return 0
}

// isBlank reports whether there is nothing but comments, which the YAML library
// refuses.
func isBlank(data []byte) bool {
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// scalar returns a single value as it was written.
func scalar(n *yaml.Node) (string, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		return n.Value, nil
	case yaml.AliasNode:
		return "", errAlias
	}
	return "", errors.New("expected a single value")
}

// sortedProblems returns at most maxProblems problems, ordered by file and line,
// and then how many more there are.
func (l *loader) sortedProblems() []Problem {
	order := map[string]int{}
	for i, p := range l.problems {
		if _, ok := order[p.Path]; !ok {
			order[p.Path] = i
		}
	}
	slices.SortStableFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(order[a.Path]-order[b.Path], a.Line-b.Line)
	})
	if more := len(l.problems) - maxProblems; more > 0 {
		last := Problem{Path: l.problems[maxProblems].Path, Message: fmt.Sprintf("%d more problems", more)}
		return append(slices.Clone(l.problems[:maxProblems]), last)
	}
	return l.problems
}
