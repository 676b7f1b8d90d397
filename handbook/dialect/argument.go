package dialect

import (
	"strings"

	"trustbook/handbook/pattern"
)

// argumentPattern matches an argument of a tag: name=value, or only a value.
var argumentPattern = pattern.Lazy(`([\w:.@-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'` + "`" + `]?(.*?)["'` + "`" + `]?\s*\}|([^\s"'{}]+))|"([^"]*)"|'([^']*)'|` + "`([^`]*)`" + `|([^\s=,()]+)`)

func parseArguments(s string) (positional []string, named map[string]string) {
	for _, m := range argumentPattern().FindAllStringSubmatch(s, -1) {
		if m[1] == "" {
			positional = append(positional, strings.TrimSpace(m[6]+m[7]+m[8]+m[9]))
			continue
		}
		if expression := m[4] != "" && !strings.ContainsAny(m[0], "\"'`"); expression && addressNames()[strings.ToLower(m[1])] {
			continue // the value is a variable of a program
		}
		if named == nil {
			named = map[string]string{}
		}
		named[strings.ToLower(m[1])] = strings.TrimSpace(m[2] + m[3] + m[4] + m[5])
	}
	return positional, named
}

var addressNames = pattern.WordSet(`url href src link to`)

func parseAttributes(s string) map[string]string {
	_, named := parseArguments(s)
	return named
}
