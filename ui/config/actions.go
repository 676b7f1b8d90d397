// Package config is what a person can set: the theme, the mouse, the layout, and
// the keys. Nothing needs to be set.
package config

import (
	"cmp"
	"maps"
	"slices"
)

// Actions are the things keys can do, by the context in which they do them.
type Actions map[string][]Action

// Action is one thing that keys can do.
type Action struct {
	Name string   // small letters and hyphens, such as page-down
	Keys []string // as the key map has them
	Help string   // what it does; "" when the action before it says it
}

// program is the context whose keys work everywhere, and quit the one of its
// actions that always has a key.
const (
	program = "program"
	quit    = "quit"
)

// reading is the one context in which nothing is typed, so signs can be keys.
const reading = "reader"

// usual is the order in which contexts are shown.
var usual = []string{"browse", reading, "find", "overlay", program}

// contexts are the names of all contexts in the usual order, others after it.
func (a Actions) contexts() []string {
	return slices.SortedFunc(maps.Keys(a), func(x, y string) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x, y))
	})
}

func rank(context string) int {
	if i := slices.Index(usual, context); i >= 0 {
		return i
	}
	return len(usual)
}

// names are the actions of a context.
func (a Actions) names(context string) []string {
	var out []string
	for _, action := range a[context] {
		out = append(out, action.Name)
	}
	return out
}

// find returns an action by its context and name.
func (a Actions) find(context, name string) (Action, bool) {
	i := slices.IndexFunc(a[context], func(x Action) bool { return x.Name == name })
	if i < 0 {
		return Action{}, false
	}
	return a[context][i], true
}

// typed reports whether an action has keys that are typed text by default. Such
// an action knows when it may take them.
func (a Action) typed() bool { return slices.ContainsFunc(a.Keys, isText) }

// shares reports whether two actions have a key in common by default. Then they
// are made to: each works where the other does not.
func (a Action) shares(b Action) bool {
	return slices.ContainsFunc(a.Keys, func(k string) bool { return slices.Contains(b.Keys, k) })
}
