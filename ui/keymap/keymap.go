// Package keymap describes what the keys of the program do. Every room has a key map
// of its own; together they are the help, and what the configuration can change.
package keymap

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Action is something that keys do. Its binding's help is a phrase that begins with a
// verb. A binding without a key in its help shares the line of the action before it:
// the two are a pair, such as up and down.
type Action struct {
	Name    string // in the configuration
	Binding *key.Binding

	defaults key.Binding
}

// Context is where actions apply.
type Context struct {
	Name    string // in the configuration
	Title   string // in the help
	Actions []Action
}

// New describes an action that keys do unless the configuration gives it others. The help
// shows them as shown.
func New(name string, b *key.Binding, shown, phrase string, keys ...string) Action {
	return Action{name, b, key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, phrase))}
}

// Reset gives actions their default keys.
func Reset(actions []Action) {
	for _, a := range actions {
		*a.Binding = a.defaults
	}
}

// Hint returns a binding with a shorter phrase, for the hints in the bottom row.
func Hint(b key.Binding, phrase string) key.Binding {
	b.SetHelp(b.Help().Key, phrase)
	return b
}

// Binds reports whether a key does one of some actions.
func Binds(actions []Action, msg tea.KeyPressMsg) bool {
	return slices.ContainsFunc(actions, func(a Action) bool { return key.Matches(msg, *a.Binding) })
}

// Rebind gives actions other keys, by context and name. The help then shows those.
func Rebind(contexts []Context, keys map[string]map[string][]string) {
	for _, c := range contexts {
		for _, a := range c.Actions {
			if names, changed := keys[c.Name][a.Name]; changed {
				a.Binding.SetKeys(names...)
				a.Binding.SetHelp(label(names), a.Binding.Help().Desc)
			}
		}
	}
}

// label writes keys as the help does: ^Y for ctrl+y.
func label(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = name
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			out[i] = "^" + strings.ToUpper(rest[:1]) + rest[1:]
		}
	}
	return strings.Join(out, " ")
}
