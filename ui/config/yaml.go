package config

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook/frontmatter"
	"trustbook/handbook/sanitize"
)

// maxBytes bounds a file. One that sets everything has a tenth of it.
const maxBytes = 64 << 10

// maxProblems is how many problems are listed; the rest are counted.
const maxProblems = 50

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
	l.mapping(path, "", node, func(key, value *frontmatter.Node) {
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
func (l *loader) readValue(path string, s Setting, node *frontmatter.Node) {
	text, at, err := s.parse(node)
	if err != nil {
		l.problem(path, at.Line, "%s: %v", s.Name, err)
		return
	}
	if frontmatter.IsNull(node) {
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
func (s Setting) parse(node *frontmatter.Node) (text string, at *frontmatter.Node, err error) {
	if !s.list || !frontmatter.IsList(node) {
		text, err = frontmatter.Literal(node)
		return text, node, err
	}
	words := make([]string, len(node.Content))
	for i, item := range node.Content {
		if words[i], err = frontmatter.Literal(item); err != nil {
			return "", item, err
		}
	}
	return strings.Join(words, ", "), node, nil
}

// unknown reports a name that does not exist, and lists those that do.
func (l *loader) unknown(path string, key *frontmatter.Node, kind string, names []string) {
	l.problem(path, key.Line, "unknown %s %s: expected one of %s%s", kind, quoted(key.Value),
		strings.Join(names, ", "), didYouMean(key.Value, names))
}

// mapping calls each for every pair of a mapping. Of two pairs with the same name
// it reports the second.
func (l *loader) mapping(path, name string, node *frontmatter.Node, each func(key, value *frontmatter.Node)) {
	if frontmatter.IsNull(node) {
		return
	}
	if name != "" {
		name += ": "
	}
	if !frontmatter.IsMapping(node) {
		l.problem(path, node.Line, "%sexpected `name: value` lines", name)
		return
	}
	seen := map[string]bool{}
	for key, value := range frontmatter.MappingOf(node).All() {
		switch {
		case !frontmatter.IsScalar(key):
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
func (l *loader) parse(path string, data []byte) *frontmatter.Node {
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
	node, bad := frontmatter.ParseValue(path, string(data))
	if bad != nil { // what is missing at the end is reported at the last line
		last := 1 + bytes.Count(bytes.TrimRight(data, " \t\r\n"), []byte("\n"))
		l.problem(path, min(bad.Line, last), "%s", bad.Message)
	}
	return node
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
