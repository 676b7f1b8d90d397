// Package keymap describes keys and what they do. Every component has its own key map. All key maps together make up
// the help and the keys that users can configure.
package keymap

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
)

// Action is a command that keys are bound to. Its help is a phrase that begins with a verb. If the help of an action
// names no key, the action shares the line of the previous one, because the two are a pair, such as up and down.
type Action struct {
	Name    string // name in the configuration
	Binding *key.Binding
	Words   string // additional words that find the action in the help

	defaults key.Binding
}

// Context is a part of the program with its own keys.
type Context struct {
	Name    string // name in the configuration
	Title   string // title in the help
	Actions []Action
}

// NewAction returns an action with its default keys. shown is how the help shows these keys.
func NewAction(name string, b *key.Binding, shown string, help phrases.KeyHelp, keys ...string) Action {
	return Action{Name: name, Binding: b, Words: help.Words, defaults: key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help.Does))}
}

// WithHelp returns the action with phrase as its help.
func (a Action) WithHelp(phrase string) Action {
	a.defaults.SetHelp(a.defaults.Help().Key, phrase)
	return a
}

// ResetToDefaults restores the default keys of actions.
func ResetToDefaults(actions []Action) {
	for _, a := range actions {
		*a.Binding = a.defaults
	}
}

// WithDescription returns a binding with a shorter description, for use in the bottom row.
func WithDescription(b key.Binding, phrase string) key.Binding {
	b.SetHelp(b.Help().Key, phrase)
	return b
}

// WithFirstKey returns a binding whose help shows only the first key, for use in the bottom row.
func WithFirstKey(b key.Binding) key.Binding {
	keys := strings.Fields(b.Help().Key)
	if len(keys) == 0 { // the second action of a pair names no key
		keys = strings.Fields(keyLabel(b.Keys()))
	}
	if len(keys) > 0 {
		b.SetHelp(keys[0], b.Help().Desc)
	}
	return b
}

// OfferKey returns a phrase for the end of a message that offers a key, such as "; D shows what changed". It returns
// "" if the user has removed all keys of the action.
func OfferKey(b key.Binding, does string) string {
	if b.Help().Key == "" {
		return ""
	}
	return "; " + b.Help().Key + " " + does
}

// Binds reports whether a key triggers one of the actions.
func Binds(actions []Action, msg tea.KeyPressMsg) bool {
	return slices.ContainsFunc(actions, func(a Action) bool { return key.Matches(msg, *a.Binding) })
}

// Rebind changes the keys of actions, including those shown in the help. keys is indexed by context and then by the
// name of the action.
func Rebind(contexts []Context, keys map[string]map[string][]string) {
	for _, c := range contexts {
		for _, a := range c.Actions {
			if names, changed := keys[c.Name][a.Name]; changed {
				a.Binding.SetKeys(names...)
				a.Binding.SetHelp(keyLabel(names), a.Binding.Help().Desc)
			}
		}
	}
}

// keyLabel formats the names of keys for the help, such as ^Y for ctrl+y.
func keyLabel(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = name
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			out[i] = "^" + strings.ToUpper(rest[:1]) + rest[1:]
		}
	}
	return strings.Join(out, " ")
}
