// Package config holds the settings a user can change: the theme, the mouse, the
// layout and the keys. Every setting has a default.
package config

import (
	"maps"
	"slices"
)

// Actions lists the actions to which keys can be bound, by context: the part of the screen where they work.
type Actions map[string][]Action

// Action is something that keys can do.
type Action struct {
	Name string   // name in lower case with hyphens, such as page-down
	Keys []string // default keys, spelled as in Bubble Tea
	Help string   // description of the action; "" if that of the action before it applies to both
}

// Keys of programContext work everywhere. Its action quitAction must always have a key.
const (
	programContext = "program"
	quitAction     = "quit"
)

// In these contexts no text is typed, so single characters can be bound as keys.
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
func (a Action) usesText() bool { return slices.ContainsFunc(a.Keys, typesCharacter) }

// sharesKey reports whether two actions have a default key in common. Such actions may share keys, because each works
// only where the other does not.
func (a Action) sharesKey(b Action) bool {
	return slices.ContainsFunc(a.Keys, func(k string) bool { return slices.Contains(b.Keys, k) })
}
