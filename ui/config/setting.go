// Package config contains the settings that a user can change: the theme, the mouse, the layout and the keys. Every
// setting has a default.
package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook/frontmatter"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// Setting is a value that users can set. Name is its name in the file and as a flag; [Setting.Variable] is its name in
// the environment.
type Setting struct {
	Name    string
	Meaning string // a sentence; a `word` in backquotes names the value
	Bool    bool   // the value is true or false

	list bool // the value is a list of words, which may be a YAML list in the file

	set func(*Config, string) error // parses and stores a value; nil for the keys, which are a mapping
	get func(Config) string         // returns the value in YAML
}

// keysName is the name of the setting for keys, whose value maps contexts to actions, and actions to keys.
const keysName = "keys"

// Limits for the width of the list. A narrower list has too little space for titles, and a wider one leaves too little
// space for the answer.
const minListWidth, maxListWidth = 24, 80

var themes = []string{"auto", "light", "dark", "contrast", "mono"}

// Settings returns all settings in the order in which they are shown.
func Settings() []Setting {
	return []Setting{
		stringSetting("theme", "colour `theme`: auto, light, dark, contrast or mono", func(c *Config) *string { return &c.Theme }, checkTheme),
		boolSetting("ascii", "draw with ASCII characters only", func(c *Config) *bool { return &c.ASCII }),
		boolSetting("mouse", "use the mouse (with --mouse=false you can select text without shift)", func(c *Config) *bool { return &c.Mouse }),
		{
			Name: "split", Meaning: "width of the list beside the answer, in `columns`: 24 to 80, or 0 to fit the window",
			set: setListWidth, get: func(c Config) string { return strconv.Itoa(c.Split) },
		},
		stringSetting("tab", "start in the category with this `id` instead of with all entries", func(c *Config) *string { return &c.Tab }, nil),
		stringSetting("lang", "show entries in this `language` where available, such as sv (default: the language of the environment)", func(c *Config) *string { return &c.Lang }, checkLanguage),
		listSetting("role", "list entries for these `roles` first, such as engineer, manager; nothing is hidden", func(c *Config) *string { return &c.Role }),
		boolSetting("linear", "work line by line, for screen readers and simple terminals", func(c *Config) *bool { return &c.Linear }),
		boolSetting("speech", "draw the screen so that a screen reader announces the selected row (most users prefer --linear)", func(c *Config) *bool { return &c.Speech }),
		boolSetting("no-state", "store nothing: no saved entries, no progress", func(c *Config) *bool { return &c.NoState }),
		boolSetting("gaps", "store unanswered questions on this computer, for trustbook gaps", func(c *Config) *bool { return &c.Gaps }),
		stringSetting("handbook", "open this `folder` of Markdown entries, or a zip of one, instead of the built-in handbook", func(c *Config) *string { return &c.Handbook }, nil),
		boolSetting("watch", "reload the handbook when its files change", func(c *Config) *bool { return &c.Watch }),
		boolSetting("require-lockdown", "do not run unless access to files, network and other programs can all be given up", func(c *Config) *bool { return &c.RequireLockdown }),
		{Name: keysName, Meaning: "the `keys` of actions by context, such as {browse: {open: [enter, ctrl+k]}}"},
	}
}

// Variable returns the name of the environment variable for the setting.
func (s Setting) Variable() string {
	return "TRUSTBOOK_" + strings.ToUpper(strings.ReplaceAll(s.Name, "-", "_"))
}

// stringSetting returns a setting whose value is one line of text. check may change the value, or reject it with an
// error.
func stringSetting(name, meaning string, field func(*Config) *string, check func(string) (string, error)) Setting {
	set := func(c *Config, value string) (err error) {
		if !isDisplayable(value) || strings.ContainsFunc(value, isLineBreakOrControl) {
			return fmt.Errorf("%s contains characters that cannot be displayed", sanitize.Quote(value))
		}
		if check != nil {
			if value, err = check(value); err != nil {
				return err
			}
		}
		*field(c) = value
		return nil
	}
	return Setting{Name: name, Meaning: meaning, set: set, get: func(c Config) string { return frontmatter.FormatScalar(*field(&c)) }}
}

// listSetting returns a setting whose value is words separated by commas.
func listSetting(name, meaning string, field func(*Config) *string) Setting {
	s := stringSetting(name, meaning, field, nil)
	s.list = true
	return s
}

// boolSetting returns a setting that is true or false.
func boolSetting(name, meaning string, field func(*Config) *bool) Setting {
	set := func(c *Config, value string) error {
		switch strings.ToLower(value) {
		case "true", "yes", "on", "1":
			*field(c) = true
		case "false", "no", "off", "0":
			*field(c) = false
		default:
			return fmt.Errorf("expected true or false, found %s", sanitize.Quote(value))
		}
		return nil
	}
	return Setting{
		Name: name, Meaning: meaning, Bool: true, set: set,
		get: func(c Config) string { return strconv.FormatBool(*field(&c)) },
	}
}

func checkTheme(value string) (string, error) {
	if name := strings.ToLower(value); slices.Contains(themes, name) {
		return name, nil
	}
	return "", fmt.Errorf("expected auto, light, dark, contrast or mono, found %s%s", sanitize.Quote(value), didYouMean(value, themes))
}

// languageTagPattern matches language tags and locales, such as sv, pt-BR and sv_SE.UTF-8.
var languageTagPattern = pattern.Lazy(`^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*([.@].*)?$`)

func checkLanguage(value string) (string, error) {
	if value == "" || languageTagPattern().MatchString(value) {
		return value, nil
	}
	return "", fmt.Errorf("expected a language such as sv or pt-BR, found %s", sanitize.Quote(value))
}

func setListWidth(c *Config, value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n != 0 && (n < minListWidth || n > maxListWidth) {
		return fmt.Errorf("expected 0 or a number from %d to %d, found %s", minListWidth, maxListWidth, sanitize.Quote(value))
	}
	c.Split = n
	return nil
}

// IsOn reports whether a boolean setting is true in a configuration.
func (s Setting) IsOn(c Config) bool { return s.get(c) == "true" }

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

	RequireLockdown bool // refuse to run unless the program can give up all access that it does not need

	// Keys contains the keys of actions whose default keys were changed, by context and then by action, spelled as in
	// Bubble Tea.
	Keys map[string]map[string][]string
}

// Default returns the configuration without any user settings.
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

// Sources holds the source of each value, by setting name. For the keys of an action, the name is keys.CONTEXT.ACTION.
type Sources map[string]Source
