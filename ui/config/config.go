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
	Split    int    // width of the list beside the answer, in columns; 0 to fit it to the window
	Tab      string // id of the category to start in; "" for all categories
	Lang     string // language of the entries, as a tag; "" for the language of the environment
	Role     string // the reader's roles, separated by commas; "" for none
	Linear   bool   // work line by line instead of on the screen
	Speech   bool   // draw the screen for a program that reads it aloud
	NoState  bool   // store nothing
	Handbook string // folder or zip of a handbook; "" for the built-in one
	Gaps     bool   // store unanswered questions
	Watch    bool   // reload the handbook when its files change

	RequireLockdown bool // refuse to run unless all access can be given up

	// Keys contains the keys of actions whose default keys were changed, by context and action, spelled as in Bubble
	// Tea.
	Keys map[string]map[string][]string
}

// Default returns the configuration for a user who has set nothing.
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

// Problem is a mistake in a file or in an environment variable.
type Problem struct {
	Path    string // path of the file, or name of the variable
	Line    int    // line number; 0 if the problem concerns the whole file or variable
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

// Source describes where a value comes from.
type Source string

// Values of Source. Each source overrides the ones before it.
const (
	FromDefault       Source = "default"
	FromAdministrator Source = "administrator"
	FromFile          Source = "file"
	FromEnvironment   Source = "environment"
	FromFlag          Source = "flag"
)

// Sources holds the source of each value, by the name of the setting. The name for an action's keys
// is keys.CONTEXT.ACTION.
type Sources map[string]Source
