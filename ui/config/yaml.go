package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/sanitize"
)

// maxFileBytes limits the size of a file. It is ten times the size of a file that sets every value.
const maxFileBytes = 64 << 10

// maxProblems is the maximum number of problems that are listed. Further problems are only counted.
const maxProblems = 50

// loader merges a configuration from its sources. Each source overrides the ones before it.
type loader struct {
	config   Config
	actions  func() Actions
	sources  Sources
	bindings []*binding
	problems []Problem

	locked []string // names of settings that only the administrator's file can set

	path string // path of the current source, for messages
	from Source
}

func newLoader(actions func() Actions) *loader {
	return &loader{config: Default(), actions: actions, sources: Sources{}}
}

func (l *loader) problem(path string, line int, format string, args ...any) {
	l.problems = append(l.problems, Problem{path, line, sanitize.CleanLine(fmt.Sprintf(format, args...))})
}

// newSchema returns a schema without fields. Its error for an unknown name suggests one of names. kind describes the
// names, such as "setting".
func newSchema(actions Actions, kind string, names []string) frontmatter.Schema[loader] {
	return frontmatter.Schema[loader]{
		Fields: map[string]frontmatter.Field[loader]{},
		New:    func() *loader { return newLoader(func() Actions { return actions }) },
		Unknown: func(name, nearest string) string {
			return fmt.Sprintf("unknown %s %s: expected one of %s%s", kind, name, strings.Join(names, ", "), handbook.DidYouMean(nearest))
		},
	}
}

// nestedField returns a field whose value is a mapping. Null counts as an empty mapping.
func nestedField(s frontmatter.Schema[loader]) frontmatter.Field[loader] {
	return func(l *loader, n *frontmatter.Node) error {
		if frontmatter.IsNull(n) {
			return l.reportMissingValue()
		}
		return s.DecodeNested(n, l)
	}
}

func fileSchema(actions Actions) frontmatter.Schema[loader] {
	var names []string
	fields := map[string]frontmatter.Field[loader]{}
	for _, s := range Settings() {
		names, fields[s.Name] = append(names, s.Name), s.decode
	}
	fields[keysName] = nestedField(keysSchema(actions))
	schema := newSchema(actions, "setting", names)
	schema.Fields = fields
	return schema
}

// decode parses and stores the value of a setting. Null keeps the default.
func (s Setting) decode(l *loader, n *frontmatter.Node) error {
	var words []string
	items := []*frontmatter.Node{n}
	if s.list {
		items = frontmatter.Items(n)
	}
	for _, item := range items {
		word, err := frontmatter.Literal(item)
		if err != nil {
			return frontmatter.ErrorsOf(item, err)
		}
		words = append(words, word)
	}
	if frontmatter.IsNull(n) {
		return l.reportMissingValue()
	}
	return l.storeSetting(s, strings.Join(words, ", "))
}

// reportMissingValue reports a setting without a value. The setting keeps its default.
func (l *loader) reportMissingValue() error {
	if l.from == FromAdministrator {
		return errors.New("expected a value")
	}
	return nil
}

// readYAML reads settings in YAML: a whole file, or keys from the environment or a flag.
func (l *loader) readYAML(path string, from Source, data []byte, schema frontmatter.Schema[loader]) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxFileBytes {
		l.problem(path, 0, "%v", errTooLarge)
		return
	}
	if line := firstUndisplayable(data); line > 0 {
		l.problem(path, line, "this line contains characters that cannot be displayed; a configuration is plain UTF-8 text")
		return
	}
	l.path, l.from = path, from
	m, problem := frontmatter.Parse(path, 0, strings.TrimRight(string(data), " \t\r\n"))
	problems := schema.Decode(m, l)
	if problem != nil {
		problems = []handbook.Problem{*problem}
	}
	for _, p := range problems {
		l.problem(p.Path, p.Line, "%s", p.Message)
	}
}

// firstUndisplayable returns the number of the first line with characters that cannot be displayed, or 0 if there is
// none. The YAML library's error does not contain the line number.
func firstUndisplayable(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; !isDisplayable(string(line)) {
			return n
		}
	}
	return 0
}

// sortedProblems returns the first maxProblems problems, ordered by file and line. If there are more, a last one states
// their number.
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

var errTooLarge = fmt.Errorf("larger than %d KiB", maxFileBytes>>10)

var errLocked = errors.New("the administrator of this computer has locked this setting")

// isLocked reports whether the current source must not change a setting.
func (l *loader) isLocked(name string) bool {
	return l.from != FromAdministrator && slices.Contains(l.locked, name)
}

// storeSetting sets the value of a setting. It refuses to change a locked setting.
func (l *loader) storeSetting(s Setting, value string) error {
	if l.isLocked(s.Name) {
		c := l.config
		if err := s.set(&c, value); err != nil {
			return err
		}
		if s.get(c) != s.get(l.config) {
			return errLocked
		}
		return nil
	}
	err := s.set(&l.config, value)
	if err == nil {
		l.sources[s.Name] = l.from
	}
	return err
}
