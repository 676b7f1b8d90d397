package config

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/sanitize"
)

const fileHeader = `# The settings in effect, and where each comes from: default, administrator, file,
# environment or flag. Each overrides those before it, except for locked settings.
# This is a complete settings file: save it, keep the lines you change and delete
# the rest.
`

const keysPreface = `
# Keys, by where they work; those under program work everywhere. To change some,
# remove the # at the start of the line. A key is one character or a name such as
# enter, space, pgup or f2, optionally after ctrl+, alt+ or shift+; [] means none.
# Single characters are keys only in the reader: elsewhere you type them as text.
# (--keys, TRUSTBOOK_KEYS)
keys:
`

// YAML returns the configuration as a file. Its comments describe each value: what it means, how else it can be set,
// whether it is locked and, unless sources is nil, where it comes from. Default keys are commented out. Loading the
// file results in the same configuration.
func (c Config) YAML(actions Actions, sources Sources, locked []string) string {
	var b strings.Builder
	b.WriteString(fileHeader)
	for _, s := range Settings() {
		if s.set == nil {
			continue
		}
		fmt.Fprintf(&b, "\n# %s (--%s, %s)\n", s.sentence(), s.Name, s.Variable())
		fmt.Fprintf(&b, "%s: %s%s\n", s.Name, s.get(c), yamlComment(sources.Describe(s.Name, locked)))
	}
	b.WriteString(keysPreface)
	for _, context := range actions.contexts() {
		fmt.Fprintf(&b, "  %s:\n", frontmatter.FormatScalar(context))
		for _, a := range actions[context] {
			b.WriteString(c.keysLine(context, a, sources))
		}
	}
	return b.String()
}

func (c Config) keysLine(context string, a Action, sources Sources) string {
	keys, changed := c.Keys[context][a.Name]
	if !changed {
		return fmt.Sprintf("    #%s: %s%s\n", frontmatter.FormatScalar(a.Name), frontmatter.FormatList(a.Keys), yamlComment(a.Help))
	}
	about := []string{a.Help, string(sources[keysName+"."+context+"."+a.Name])}
	if a.Help == "" || about[1] == "" {
		about = []string{about[0] + about[1]}
	}
	return fmt.Sprintf("    %s: %s%s\n", frontmatter.FormatScalar(a.Name), frontmatter.FormatList(keys), yamlComment(strings.Join(about, "; ")))
}

// Describe describes where the value of a setting comes from and, if applicable, that it is locked.
func (s Sources) Describe(name string, locked []string) string {
	from := string(s[name])
	if from == "" && s != nil {
		from = string(FromDefault)
	}
	if setting, _, _ := strings.Cut(name, "."); slices.Contains(locked, setting) {
		from += ", locked"
	}
	return from
}

// sentence returns the meaning of a setting as a sentence.
func (s Setting) sentence() string {
	m := strings.ReplaceAll(s.Meaning, "`", "")
	m = strings.ToUpper(m[:1]) + m[1:]
	if s.Bool {
		m += ": true or false"
	}
	return m + "."
}

// yamlComment returns s as a YAML comment at the end of a line, or "" if s is empty.
func yamlComment(s string) string {
	if s = sanitize.CleanLine(s); s == "" {
		return ""
	}
	return " # " + s
}

// isDisplayable reports whether a line is free of characters that are invisible or control a terminal.
func isDisplayable(s string) bool {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return utf8.ValidString(s) && squeeze(s) == squeeze(sanitize.CleanLine(s))
}

// isLineBreakOrControl reports whether a character ends a line or controls the terminal.
func isLineBreakOrControl(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// didYouMean returns a suggestion of the most similar name, or "" if none is similar.
func didYouMean(wrong string, names []string) string {
	return handbook.DidYouMean(handbook.NearestName(wrong, names))
}
