package config

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"trustbook/handbook/frontmatter"
	"trustbook/handbook/sanitize"
)

const maxKeys = 8

// binding is the set of keys that a source, such as the configuration file, binds to an action.
type binding struct {
	context string
	action  Action
	keys    []string
	from    Source
	path    string
	line    int
}

func (b *binding) String() string { return b.context + "." + b.action.Name }

func (b *binding) binds(context, action string) bool {
	return b.context == context && b.action.Name == action
}

// keysSchema returns a schema with a field for each context, which in turn has a field for each action.
func keysSchema(actions Actions) frontmatter.Schema[loader] {
	s := newSchema(actions, "context", actions.contexts())
	for context := range actions {
		inner := newSchema(actions, context+" action", actions.names(context))
		for _, a := range actions[context] {
			inner.Fields[a.Name] = func(l *loader, n *frontmatter.Node) error {
				if frontmatter.IsScalar(n) && n.Value == "" {
					return l.reportMissingValue()
				}
				return l.bind(&binding{context: context, action: a, from: l.from, path: l.path, line: n.Line}, n)
			}
		}
		s.Fields[context] = nestedField(inner)
	}
	return s
}

// bind stores the keys of an action, unless one of them is invalid. They replace keys from an earlier source.
func (l *loader) bind(b *binding, n *frontmatter.Node) error {
	items := frontmatter.Items(n)
	if err := b.checkCount(len(items)); err != nil {
		return err
	}
	var bad frontmatter.Collector
	for _, item := range items {
		name, err := b.parseKey(item)
		if bad.Add(item, err); err == nil && !slices.Contains(b.keys, name) {
			b.keys = append(b.keys, name)
		}
	}
	if err := bad.Err(); err != nil {
		return err
	}
	if l.isLocked(keysName) {
		if !slices.Equal(b.keys, l.currentBinding(b.context, b.action).keys) {
			return errLocked
		}
		return nil
	}
	l.bindings = slices.DeleteFunc(l.bindings, func(x *binding) bool { return x.binds(b.context, b.action.Name) })
	l.bindings = append(l.bindings, b)
	return nil
}

// parseKey parses a key and checks that it can be bound to the action.
func (b *binding) parseKey(n *frontmatter.Node) (string, error) {
	written, err := frontmatter.Literal(n)
	if err != nil {
		return "", err
	}
	name, err := keyName(written)
	if err == nil && isTextKey(name) && b.context != readerContext && b.context != reviewContext && !b.action.usesText() {
		err = fmt.Errorf("%s is typed as text here, so it cannot be a key; try ctrl+%s", sanitize.Quote(written), ctrlExample(name))
	}
	return name, err
}

// ctrlExample returns a key to suggest after ctrl+. It is name, unless name cannot be combined with ctrl.
func ctrlExample(name string) string {
	if k := parseKeystroke("ctrl+" + name); k.normalize() && indistinguishableKeys[k.String()] == "" {
		return k.key
	}
	return "o"
}

func (b *binding) checkCount(n int) error {
	switch {
	case n == 0 && b.binds(programContext, quitAction):
		return errors.New("quit needs at least one key")
	case n > maxKeys:
		return fmt.Errorf("%d keys are too many; an action can have up to %d", n, maxKeys)
	}
	return nil
}

// applyKeys applies all bindings that do not conflict. An action with a conflicting binding gets its default keys back.
// These can conflict with another binding, so applyKeys repeats until there is no conflict. It terminates because the
// defaults never conflict with each other.
func (l *loader) applyKeys() {
	for l.dropConflict() {
	}
	for _, b := range l.bindings {
		l.config.bind(b.context, b.action.Name, b.keys)
		l.sources[keysName+"."+b.String()] = b.from
	}
}

// dropConflict drops the last binding that conflicts with another one and reports it as a problem. It returns false if
// there is no conflict.
func (l *loader) dropConflict() bool {
	for i, b := range slices.Backward(l.bindings) {
		for _, context := range l.overlappingContexts(b.context) {
			if key, other := l.conflictOf(b, context); other != nil {
				l.problem(b.path, b.line, "%s: %s is already used by %s (%s)", b, frontmatter.FormatScalar(key), other, other.describeOrigin(b.path))
				l.bindings = slices.Delete(l.bindings, i, i+1)
				return true
			}
		}
	}
	return false
}

// overlappingContexts returns the contexts that are active at the same time as context.
func (l *loader) overlappingContexts(context string) []string {
	if context == programContext {
		return l.actions().contexts()
	}
	return []string{context, programContext}
}

// conflictOf returns a key of b that is also bound to another action in context, and that action's binding. The binding
// is nil if there is no conflict.
func (l *loader) conflictOf(b *binding, context string) (string, *binding) {
	for _, a := range l.actions()[context] {
		if b.binds(context, a.Name) || a.sharesKey(b.action) {
			continue
		}
		other := l.currentBinding(context, a)
		if i := slices.IndexFunc(b.keys, func(k string) bool { return slices.Contains(other.keys, k) }); i >= 0 {
			return b.keys[i], other
		}
	}
	return "", nil
}

// currentBinding returns the binding of an action, or one with its default keys if it has none.
func (l *loader) currentBinding(context string, a Action) *binding {
	for _, b := range l.bindings {
		if b.binds(context, a.Name) {
			return b
		}
	}
	return &binding{context: context, action: a, keys: a.Keys, from: FromDefault}
}

// describeOrigin describes where a binding comes from, for a message about the file at path.
func (b *binding) describeOrigin(path string) string {
	switch {
	case b.from == FromDefault:
		return "its default"
	case b.path == path:
		return fmt.Sprintf("line %d", b.line)
	}
	return fmt.Sprintf("%s:%d", b.path, b.line)
}

// Actions lists the actions to which keys can be bound, by context. A context is the part of the screen in which the
// actions work.
type Actions map[string][]Action

// Action is a command that keys can be bound to.
type Action struct {
	Name string   // name in lower case with hyphens, such as page-down
	Keys []string // default keys, spelled as in Bubble Tea
	Help string   // description of the action; "" if the description of the previous action applies to both
}

// Keys of programContext work everywhere. Its action quitAction must always have a key.
const (
	programContext = "program"
	quitAction     = "quit"
)

// Contexts without text input, in which single characters can be bound as keys.
const (
	readerContext = "reader"
	reviewContext = "review"
)

// contextOrder is the order in which contexts are listed.
var contextOrder = []string{"browse", readerContext, "find", reviewContext, "overlay", programContext}

// contexts returns the names of all contexts: first those in contextOrder, then any others.
func (a Actions) contexts() []string {
	others := slices.Sorted(maps.Keys(a))
	others = slices.DeleteFunc(others, func(c string) bool { return slices.Contains(contextOrder, c) })
	known := slices.DeleteFunc(slices.Clone(contextOrder), func(c string) bool { return a[c] == nil })
	return append(known, others...)
}

func (a Actions) names(context string) []string {
	var out []string
	for _, action := range a[context] {
		out = append(out, action.Name)
	}
	return out
}

// usesText reports whether one of an action's default keys types text. Such an action checks for itself whether a key
// press is text.
func (a Action) usesText() bool { return slices.ContainsFunc(a.Keys, isTextKey) }

// sharesKey reports whether two actions have a default key in common. Users can bind such actions to one key too,
// because the actions never work at the same time.
func (a Action) sharesKey(b Action) bool {
	return slices.ContainsFunc(a.Keys, func(k string) bool { return slices.Contains(b.Keys, k) })
}
