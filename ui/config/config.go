package config

import (
	"fmt"

	"trustbook/handbook/sanitize"
)

// Config holds the value of every setting.
type Config struct {
	Theme    string // auto, light, dark, contrast or mono
	ASCII    bool   // use ASCII characters only
	Mouse    bool
	Split    int    // width of the list beside the answer, in columns; 0 fits it to the window
	Tab      string // id of the category to start in; "" is all of them
	Lang     string // language of the entries, as a tag; "" is that of the environment
	Role     string // the reader's roles, separated by commas; "" is none
	Linear   bool   // print line by line, without a screen
	Speech   bool   // write the screen for a program that reads it aloud
	NoState  bool   // store nothing
	Handbook string // a folder of entries or a zip of one; "" is the built-in handbook
	Gaps     bool   // keep questions that were not answered
	Watch    bool   // reload the handbook when its files change

	RequireLockdown bool // refuse to run unless everything can be locked down

	// Keys holds the keys of actions whose default keys were changed, by context
	// and action, spelled as Bubble Tea spells them.
	Keys map[string]map[string][]string
}

// Default returns the configuration of a user who has set nothing.
func Default() Config { return Config{Theme: "auto", Mouse: true} }

func (c *Config) bind(context, action string, keys []string) {
	if c.Keys == nil {
		c.Keys = map[string]map[string][]string{}
	}
	if c.Keys[context] == nil {
		c.Keys[context] = map[string][]string{}
	}
	c.Keys[context][action] = keys
}

// Problem is one mistake in a file or in an environment variable.
type Problem struct {
	Path    string // of the file, or the name of the variable
	Line    int    // 0 when it concerns the whole
	Message string
}

// String returns the problem as one line that is safe to print.
func (p Problem) String() string {
	where := p.Path
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	return sanitize.CleanLine(where + ": " + p.Message)
}

// Source says where a value came from.
type Source string

// The sources. Each overrides those before it.
const (
	FromDefault       Source = "default"
	FromAdministrator Source = "administrator"
	FromFile          Source = "file"
	FromEnvironment   Source = "environment"
	FromFlag          Source = "flag"
)

// Sources tells where values came from, by the name of the setting; for the keys
// of an action by keys.CONTEXT.ACTION.
type Sources map[string]Source
