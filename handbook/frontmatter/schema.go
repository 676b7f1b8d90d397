package frontmatter

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// Field stores the value of a key in a T. Its error is reported at the line of the value, or each problem at its own
// line if the error is of type [Errors].
type Field[T any] func(into *T, value *Node) error

// Schema describes the keys that a mapping may have.
type Schema[T any] struct {
	Fields map[string]Field[T]

	// Ignored holds keys of other tools, which are ignored without a warning.
	Ignored func(key string) bool
	// Effects describes, for each key that must not be misspelt, what happens if the key is misspelt. A typo in such a
	// key is an error, not a warning.
	Effects map[string]string
	// Aliases maps names that people use by mistake to keys of Effects.
	Aliases map[string]string
	// EffectNeedsValue means that a key is only a typo of one in Effects if that accepts its value.
	EffectNeedsValue bool
	// Unknown returns the message for an unknown key. If Unknown is set, unknown keys are errors. name is the key in
	// quotes; nearest is the key that was probably meant, or "".
	Unknown func(name, nearest string) string
	// New returns an empty T. If New is nil, new(T) is used.
	New func() *T
}

// Decode stores the value of every known key of a mapping in its target, and returns the problems. Unknown keys are
// warnings, because other tools keep their own keys in the same file.
func (s Schema[T]) Decode(m Mapping, into *T) []handbook.Problem {
	var problems []handbook.Problem
	seen, keys := map[string]bool{}, sync.OnceValue(m.keys)
	for key, value := range m.All() {
		store := s.Fields[key.Value]
		switch {
		case seen[key.Value]:
			twice := m.duplicate(key)
			if store == nil { // an ignored key changes nothing for readers
				twice.Severity = handbook.SeverityWarning
			}
			problems = append(problems, twice)
		case store == nil && s.Ignored != nil && s.Ignored(key.Value):
		case store == nil:
			nearest := ""
			if len(problems) < maxSuggestions {
				nearest = s.nearestKey(keys(), key.Value, value)
			}
			problems = append(problems, s.unknownKey(m, key, nearest))
		default:
			problems = append(problems, m.valueProblems(key.Value, value, store(into, value))...)
		}
		seen[key.Value] = true
	}
	return problems
}

func (m Mapping) duplicate(key *Node) handbook.Problem {
	return m.problem(key.Line, "duplicate-key", sanitize.Quote(key.Value)+" occurs twice; the first one counts")
}

// DecodeNested decodes a value that must be a mapping. Its error is of type [Errors].
func (s Schema[T]) DecodeNested(n *Node, into *T) error {
	if !IsMapping(n) {
		return errNotMapping
	}
	return Errors(s.Decode(Mapping{node: n}, into)).asError()
}

// maxSuggestions is the maximum number of unknown keys in a mapping for which known keys are suggested. If there are
// more unknown keys, they are not typos.
const maxSuggestions = 50

// unknownKey returns the problem for an unknown key. nearest is the key that was probably meant, or "".
func (s Schema[T]) unknownKey(m Mapping, key *Node, nearest string) handbook.Problem {
	name, subject := sanitize.Quote(key.Value), handbook.ProblemSubject{Name: key.Value, Other: nearest, Meant: nearest != ""}
	if nearest != "" && sanitize.CleanLine(key.Value) == nearest {
		name += ", with an invisible character in it,"
	}
	if s.Unknown != nil {
		p := m.problem(key.Line, "unknown-key", s.Unknown(name, nearest))
		p.Subject = subject
		return p
	}
	if effect, ok := s.Effects[nearest]; ok {
		return m.problem(key.Line, "misspelt-key", fmt.Sprintf("%s is not a known field, so %s%s", name, effect, handbook.DidYouMean(nearest)))
	}
	p := m.problem(key.Line, "unknown-key", fmt.Sprintf("%s is not a known field, so it is ignored%s", name, handbook.DidYouMean(nearest)))
	p.Severity, p.Subject = handbook.SeverityWarning, subject
	return p
}

// nearestKey returns the known key that was probably meant by an unknown key. The known key must not be present in the
// mapping. Unless it is in Effects, it must also accept the value.
func (s Schema[T]) nearestKey(present map[string]bool, wrong string, value *Node) string {
	var names []string
	for name := range s.Fields {
		if !present[name] && (s.Effects[name] != "" || s.Aliases[wrong] != "" || handbook.MayBeNear(wrong, name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if i := slices.IndexFunc(names, func(name string) bool { return s.isShortFor(wrong, name) }); i >= 0 {
		return names[i]
	}
	name := handbook.NearestName(wrong, names)
	if name == "" || (s.EffectNeedsValue || s.Effects[name] == "") && !s.accepts(name, value) {
		return ""
	}
	return name
}

// isShortFor reports whether key is an alias or the beginning of name, a key of Effects: due for due_days.
func (s Schema[T]) isShortFor(key, name string) bool {
	const least = 3
	return s.Effects[name] != "" && len(key) >= least && strings.HasPrefix(name, key) || s.Aliases[key] == name
}

func (s Schema[T]) accepts(name string, value *Node) bool {
	into := new(T)
	if s.New != nil {
		into = s.New()
	}
	return s.Fields[name](into, value) == nil
}

// ErrMissingID is the error for an item of a list that cannot be used without an id.
var ErrMissingID = errors.New("needs an id, so this one is ignored")

// DecodeList decodes every mapping in a list and passes it to add. An invalid mapping does not affect the rest.
func (s Schema[T]) DecodeList(n *Node, add func(T) error) error {
	if !IsList(n) {
		return errors.New("expected a list, such as `- {id: start, title: Start here}`, with a space after the -")
	}
	var bad Collector
	for _, item := range n.Content {
		var v T
		bad.Add(item, s.DecodeNested(item, &v))
		if !IsMapping(item) {
			continue
		}
		err := add(v)
		if reported := errors.Is(err, ErrMissingID) && MappingOf(item).Line("id") > 0; !reported {
			bad.Add(item, err)
		}
	}
	return bad.Err()
}

var idPattern = pattern.Lazy(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ID returns the value of n as an id. If the value is not a valid id, the error contains an example that suggest makes
// from the value.
func ID(n *Node, suggest func(string) string) (string, error) {
	s, err := Scalar(n)
	if err != nil {
		return "", err
	}
	if !idPattern().MatchString(s) {
		return "", fmt.Errorf("expected lower-case letters, digits and single hyphens, such as %s, found %q", suggest(s), s)
	}
	return s, nil
}
