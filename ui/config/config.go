package config

import (
	"fmt"

	"trustbook/handbook"
)

// Config is what a person has set, and the defaults for the rest.
type Config struct {
	Theme    string // auto, light, dark, contrast or mono
	ASCII    bool   // signs from ASCII only
	Mouse    bool
	Split    int    // text columns of the list beside the answer; 0 is as many as suit the window
	Tab      string // id of the category to start in; "" is all of them
	Role     string // the reader's roles, with commas between them; "" is none
	Linear   bool   // one line after the other, without a screen
	NoState  bool   // keep nothing
	Handbook string // a folder of texts, or a zip of one; "" is the built-in handbook
	Watch    bool   // read the texts again when they change

	RequireLockdown bool // rather not run than with less than everything locked

	// Keys are the keys of the actions that do not have their default ones, by
	// context and action, spelt as Bubble Tea spells them.
	Keys map[string]map[string][]string
}

// Default is the configuration of a person who has set nothing.
func Default() Config { return Config{Theme: "auto", Mouse: true} }

// bind gives an action its keys.
func (c *Config) bind(context, action string, keys []string) {
	if c.Keys == nil {
		c.Keys = map[string]map[string][]string{}
	}
	if c.Keys[context] == nil {
		c.Keys[context] = map[string][]string{}
	}
	c.Keys[context][action] = keys
}

// Problem is one thing that is wrong, and where it stands: in a file, or in a
// variable of the environment, which has no lines.
type Problem struct {
	Path    string
	Line    int // 0 when it is about all of it
	Message string
}

// String is the problem on one line that is safe to show.
func (p Problem) String() string {
	where := p.Path
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	return handbook.CleanLine(where + ": " + p.Message)
}

// Source says where a value came from.
type Source string

// The sources. A later one counts for more.
const (
	FromDefault     Source = "default"
	FromFile        Source = "file"
	FromEnvironment Source = "environment"
	FromFlag        Source = "flag"
)

// Sources say where values came from, by the name of the setting; for the keys of
// an action by keys.CONTEXT.ACTION.
type Sources map[string]Source
