package config

import (
	"fmt"
	"strings"

	"trustbook/handbook"
)

const preface = `# What counts for trustbook now, and where it came from: default, file,
# environment or flag. This is a whole configuration file: save it, keep what
# you change, and leave out the rest. A flag counts for more than the
# environment, and that for more than the file.
`

const keysPreface = `
# Keys, by where they work: those of program work everywhere. To change some,
# take the # from the beginning of a line. A key is one sign or a name such as
# enter, space, pgup or f2, after ctrl+, alt+ or shift+; [] is no key at all.
# One sign is a key only in the reader: everywhere else it is typed.
# (--keys, TRUSTBOOK_KEYS)
keys:
`

// YAML is the configuration as a file, with comments that say what each value
// means, how else to set it, and where it came from if sources know. Keys that
// are the default ones are comments too. Reading the file gives the same
// configuration.
func (c Config) YAML(actions Actions, sources Sources) string {
	var b strings.Builder
	b.WriteString(preface)
	for _, s := range Settings() {
		if s.set == nil {
			continue
		}
		fmt.Fprintf(&b, "\n# %s (--%s, %s)\n", s.sentence(), s.Name, s.Variable())
		fmt.Fprintf(&b, "%s: %s%s\n", s.Name, s.get(c), remark(string(sources[s.Name].orDefault(sources))))
	}
	b.WriteString(keysPreface)
	for _, context := range actions.contexts() {
		fmt.Fprintf(&b, "  %s:\n", plain(context))
		for _, a := range actions[context] {
			b.WriteString(c.binding(context, a, sources))
		}
	}
	return b.String()
}

// binding is the line of one action.
func (c Config) binding(context string, a Action, sources Sources) string {
	keys, changed := c.Keys[context][a.Name]
	if !changed {
		return fmt.Sprintf("    #%s: %s%s\n", plain(a.Name), flow(a.Keys), remark(a.Help))
	}
	about := []string{a.Help, string(sources[keysName+"."+context+"."+a.Name])}
	if a.Help == "" || about[1] == "" {
		about = []string{about[0] + about[1]}
	}
	return fmt.Sprintf("    %s: %s%s\n", plain(a.Name), flow(keys), remark(strings.Join(about, "; ")))
}

// orDefault is the source of a value nobody set, when it is known who set the others.
func (s Source) orDefault(all Sources) Source {
	if s == "" && all != nil {
		return FromDefault
	}
	return s
}

// sentence is what a setting means, as the beginning of a line.
func (s Setting) sentence() string {
	m := strings.ReplaceAll(s.Meaning, "`", "")
	m = strings.ToUpper(m[:1]) + m[1:]
	if s.Switch {
		m += ": true or false"
	}
	return m + "."
}

// remark is a comment after a value, nothing when it says nothing.
func remark(s string) string {
	if s = handbook.CleanLine(s); s == "" {
		return ""
	}
	return " # " + s
}

// flow is a list on one line.
func flow(keys []string) string {
	quoted := make([]string, len(keys))
	for i, k := range keys {
		quoted[i] = plain(k)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
