// Package config is what a person can set: the theme, the mouse, the layout, and
// the keys. Nothing needs to be set.
package config

// Actions are the things keys can do, by the context in which they do them.
type Actions map[string][]Action

// Action is one thing that keys can do.
type Action struct {
	Name string   // small letters and hyphens, such as page-down
	Keys []string // as the key map has them
	Help string   // what it does; "" when the action before it says it
}
