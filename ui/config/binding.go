package config

import (
	"errors"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"
)

// maxKeys is how many keys one action may have.
const maxKeys = 8

// binding is the keys that one place gives to one action.
type binding struct {
	context string
	action  Action
	keys    []string
	from    Source
	path    string
	line    int
}

func (b *binding) String() string { return b.context + "." + b.action.Name }

// is reports whether two bindings are of the same action.
func (b *binding) is(context, action string) bool {
	return b.context == context && b.action.Name == action
}

// keys reads the keys of all contexts.
func (r *reader) keys(path string, node *yaml.Node, from Source) {
	r.mapping(path, keysName, node, func(key, value *yaml.Node) {
		if _, ok := r.actions[key.Value]; !ok {
			r.unknown(path, key, "context", r.actions.contexts())
			return
		}
		r.context(path, key.Value, value, from)
	})
}

func (r *reader) context(path, context string, node *yaml.Node, from Source) {
	r.mapping(path, context, node, func(key, value *yaml.Node) {
		action, ok := r.actions.find(context, key.Value)
		switch {
		case !ok:
			r.unknown(path, key, "action in "+context, r.actions.names(context))
		case value.Kind == yaml.ScalarNode && value.Value == "":
		default:
			r.bind(&binding{context: context, action: action, from: from, path: path, line: key.Line}, value)
		}
	})
}

// bind takes the keys of an action, unless one of them is wrong. A later source
// counts for more.
func (r *reader) bind(b *binding, node *yaml.Node) {
	items := []*yaml.Node{node}
	if node.Kind == yaml.SequenceNode {
		items = node.Content
	}
	problems := len(r.problems)
	if err := b.count(len(items)); err != nil {
		r.problem(b.path, b.line, "%s: %v", b, err)
		return
	}
	for _, item := range items {
		name, err := b.key(item)
		if err != nil {
			r.problem(b.path, item.Line, "%s: %v", b, err)
		} else if !slices.Contains(b.keys, name) {
			b.keys = append(b.keys, name)
		}
	}
	if len(r.problems) > problems {
		return
	}
	r.bindings = slices.DeleteFunc(r.bindings, func(x *binding) bool { return x.is(b.context, b.action.Name) })
	r.bindings = append(r.bindings, b)
}

// key reads one key and says whether the action can have it.
func (b *binding) key(node *yaml.Node) (string, error) {
	written, err := scalar(node)
	if err != nil {
		return "", err
	}
	name, err := keyName(written)
	if err == nil && isText(name) && b.context != reading && !b.action.typed() {
		err = fmt.Errorf("%s is typed here, so it cannot be a key; ctrl+%s could", quoted(written), example(name))
	}
	return name, err
}

// example is a key that could stand after ctrl+ where name cannot stand alone.
func example(name string) string {
	if c := parseChord("ctrl+" + name); c.settle() && sentAs[c.String()] == "" {
		return c.key
	}
	return "o"
}

// count says whether the action can have n keys.
func (b *binding) count(n int) error {
	switch {
	case n == 0 && b.is(program, quit):
		return errors.New("the way out has to have a key")
	case n > maxKeys:
		return fmt.Errorf("%d keys are too many: an action has up to %d", n, maxKeys)
	}
	return nil
}

// settle takes back the bindings that are in conflict and stores the others. What
// loses gets its default keys back, which may be in conflict with another
// binding: so it goes on until there is none. Defaults are in conflict with
// nothing, so it ends.
func (r *reader) settle() {
	for r.takeBack() {
	}
	for _, b := range r.bindings {
		r.config.bind(b.context, b.action.Name, b.keys)
		r.sources[keysName+"."+b.String()] = b.from
	}
}

// takeBack removes the last binding that is in conflict. Of two it is the second.
func (r *reader) takeBack() bool {
	for i, b := range slices.Backward(r.bindings) {
		for _, context := range r.beside(b.context) {
			if key, other, ok := r.conflict(b, context); ok {
				r.problem(b.path, b.line, "%s: %s is %s already (%s)", b, plain(key), other, other.where(b.path))
				r.bindings = slices.Delete(r.bindings, i, i+1)
				return true
			}
		}
	}
	return false
}

// beside are the contexts whose keys work where those of context do. The keys of
// the program work everywhere.
func (r *reader) beside(context string) []string {
	if context == program {
		return r.actions.contexts()
	}
	return []string{context, program}
}

// conflict finds another action of a context that has a key of b.
func (r *reader) conflict(b *binding, context string) (key string, other *binding, ok bool) {
	for _, a := range r.actions[context] {
		if b.is(context, a.Name) || a.shares(b.action) {
			continue
		}
		other := r.bound(context, a)
		for _, key := range b.keys {
			if slices.Contains(other.keys, key) {
				return key, other, true
			}
		}
	}
	return "", nil, false
}

// bound is the binding of an action as it stands, its default one if there is no other.
func (r *reader) bound(context string, a Action) *binding {
	for _, b := range r.bindings {
		if b.is(context, a.Name) {
			return b
		}
	}
	return &binding{context: context, action: a, keys: a.Keys, from: FromDefault}
}

// where says where a binding stands, seen from the file at path.
func (b *binding) where(path string) string {
	switch {
	case b.from == FromDefault:
		return "its default"
	case b.path == path:
		return fmt.Sprintf("line %d", b.line)
	}
	return fmt.Sprintf("%s:%d", b.path, b.line)
}
