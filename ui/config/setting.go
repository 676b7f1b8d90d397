package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Setting is one value a person can set: in the file and as a flag by its name,
// in the environment by its Variable.
type Setting struct {
	Name    string
	Meaning string // a `word` in it is the name of the value
	Switch  bool   // it is on or off

	many bool // it is words with commas between them, which the file may have as a list

	set func(*Config, string) error // nil for the keys, which are more than one value
	get func(Config) string         // as YAML
}

// keysName is the setting whose value is a mapping: context, action, keys.
const keysName = "keys"

// The bounds of the list's width: narrower it cannot hold a title, wider it
// leaves nothing for the answer.
const minSplit, maxSplit = 24, 80

var themes = []string{"auto", "light", "dark", "contrast", "mono"}

// Settings are all settings in the order in which they are shown.
func Settings() []Setting {
	return []Setting{
		text("theme", "`colours`: auto, light, dark, contrast or mono", func(c *Config) *string { return &c.Theme }, checkTheme),
		toggle("ascii", "draw with ASCII signs only", func(c *Config) *bool { return &c.ASCII }),
		toggle("mouse", "take the mouse; without it the terminal's own selection needs no shift", func(c *Config) *bool { return &c.Mouse }),
		{
			Name: "split", Meaning: "text `columns` of the list beside the answer: 24 to 80, or 0 for as many as suit the window",
			set: setSplit, get: func(c Config) string { return strconv.Itoa(c.Split) },
		},
		text("tab", "start in this category, by its `id`; without one in all of them", func(c *Config) *string { return &c.Tab }, nil),
		list(text("role", "put what is for these `roles` first, such as engineer, manager; nothing is hidden", func(c *Config) *string { return &c.Role }, nil)),
		toggle("linear", "one line after the other, for screen readers and simple terminals", func(c *Config) *bool { return &c.Linear }),
		toggle("no-state", "keep nothing: no marks, no progress", func(c *Config) *bool { return &c.NoState }),
		text("handbook", "open this `folder` of Markdown texts, or a zip of one, instead of the built-in handbook", func(c *Config) *string { return &c.Handbook }, nil),
		toggle("watch", "read the folder of the handbook again when something in it changes", func(c *Config) *bool { return &c.Watch }),
		toggle("require-lockdown", "do not run where files, network and other programs cannot all be given up", func(c *Config) *bool { return &c.RequireLockdown }),
		{Name: keysName, Meaning: "the `keys` of actions by context, such as {browse: {open: [enter, ctrl+l]}}"},
	}
}

// Variable is the setting's name in the environment.
func (s Setting) Variable() string {
	return "TRUSTBOOK_" + strings.ToUpper(strings.ReplaceAll(s.Name, "-", "_"))
}

func setting(name string) (Setting, bool) {
	all := Settings()
	i := slices.IndexFunc(all, func(s Setting) bool { return s.Name == name })
	if i < 0 {
		return Setting{}, false
	}
	return all[i], true
}

// text is a setting of one line.
func text(name, meaning string, field func(*Config) *string, check func(string) (string, error)) Setting {
	set := func(c *Config, value string) (err error) {
		if !showable(value) || strings.ContainsFunc(value, breaks) {
			return fmt.Errorf("%s: %s has signs that cannot be shown", name, quoted(value))
		}
		if check != nil {
			if value, err = check(value); err != nil {
				return err
			}
		}
		*field(c) = value
		return nil
	}
	return Setting{Name: name, Meaning: meaning, set: set, get: func(c Config) string { return plain(*field(&c)) }}
}

// list is a setting of several words.
func list(s Setting) Setting {
	s.many = true
	return s
}

// toggle is a setting that is on or off.
func toggle(name, meaning string, field func(*Config) *bool) Setting {
	set := func(c *Config, value string) error {
		switch strings.ToLower(value) {
		case "true", "yes", "on", "1":
			*field(c) = true
		case "false", "no", "off", "0":
			*field(c) = false
		default:
			return fmt.Errorf("%s: expected true or false, found %s", name, quoted(value))
		}
		return nil
	}
	return Setting{
		Name: name, Meaning: meaning, Switch: true, set: set,
		get: func(c Config) string { return strconv.FormatBool(*field(&c)) },
	}
}

func checkTheme(value string) (string, error) {
	if name := strings.ToLower(value); slices.Contains(themes, name) {
		return name, nil
	}
	return "", fmt.Errorf("no theme %s: auto, light, dark, contrast or mono%s", quoted(value), meant(value, themes))
}

func setSplit(c *Config, value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n != 0 && (n < minSplit || n > maxSplit) {
		return fmt.Errorf("split: expected 0 or a number from %d to %d, found %s", minSplit, maxSplit, quoted(value))
	}
	c.Split = n
	return nil
}

// On reports whether a switch is on in a configuration.
func (s Setting) On(c Config) bool { return s.get(c) == "true" }
