package handbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook/sanitize"
)

// duties are the keys that decide who is to read what, and what holds while one of
// them is misspelt. They are in the manifest only, where no other tool keeps its own.
var duties = map[string]string{
	"reading_paths": "there are no reading paths",
	"roles":         "the path is for everybody",
	"entries":       "the path leads through every text",
	"acknowledge":   "the path asks to acknowledge nothing",
	"due_days":      "the path has no deadline",
}

// maxGuesses is how many wrong keys of one place get a guess at what was meant: who
// has more of them has another mistake.
const maxGuesses = 50

// unknown is the problem of a key that trustbook does not know, and meant is the one
// that was most likely to stand there.
func (m mapping) unknown(key *yaml.Node, meant string) Problem {
	name := sanitize.CleanLine(key.Value)
	if instead, ok := duties[meant]; ok {
		return m.problem(key.Line, "misspelt-key", fmt.Sprintf("%q is not a key trustbook knows, so %s%s", name, instead, didYouMean(meant)))
	}
	p := m.problem(key.Line, "unknown-key", fmt.Sprintf("%q is not a key trustbook knows, so it is ignored%s", name, didYouMean(meant)))
	p.Severity = Warning
	return p
}

// meantKey is the key that a wrong one was most likely to be: one that does not stand
// in the mapping too, and that takes the value. The value of a duty may be wrong as well.
func meantKey[T any](m mapping, wrong string, value *yaml.Node, known fields[T]) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(known)) {
		switch {
		case m.line(name) > 0:
		case standsFor(wrong, name):
			return name
		default:
			names = append(names, name)
		}
	}
	name := Nearest(wrong, names)
	if name == "" || duties[name] == "" && !fits(known[name], value) {
		return ""
	}
	return name
}

// standsFor says whether a key is another way to write that of a duty: its beginning,
// as due or ack, or what the front matter of a text calls it.
func standsFor(key, duty string) bool {
	const least = 3
	return duties[duty] != "" && len(key) >= least && strings.HasPrefix(duty, key) || duty == "roles" && key == "audience"
}

// fits says whether a field takes a value.
func fits[T any](store field[T], value *yaml.Node) bool {
	fresh := new(T)
	if d, ok := any(fresh).(*draft); ok {
		d.entry = &Entry{}
	}
	return store(fresh, value) == nil
}
