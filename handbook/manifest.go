package handbook

import (
	"errors"
	"fmt"
	"regexp"

	"go.yaml.in/yaml/v4"
)

// manifestName is the file at a handbook's root that says how its texts belong together.
const manifestName = "handbook.yaml"

// manifestFields are the keys of the manifest.
var manifestFields = fields[Handbook]{
	"title":            text(func(h *Handbook) *string { return &h.Title }),
	"former_titles":    setFormerTitles,
	"organisation":     text(func(h *Handbook) *string { return &h.Organisation }),
	"version":          text(func(h *Handbook) *string { return &h.Version }),
	"languages":        texts(func(h *Handbook) *[]string { return &h.Languages }),
	"frameworks":       texts(func(h *Handbook) *[]string { return &h.Frameworks }),
	"categories":       setCategories,
	"control_sets":     setControlSets,
	"synonyms":         setSynonyms,
	"builtin_synonyms": setBuiltinSynonyms,
	"acronyms":         setAcronyms,
	"reading_paths":    setPaths,
	"ack_statement":    text(func(h *Handbook) *string { return &h.AckStatement }),
	"defaults":         setDefaults,
}

// setFormerTitles reads a list, or one title: where there are commas in it they are its own.
func setFormerTitles(h *Handbook, n *yaml.Node) (err error) {
	if n.Kind != yaml.ScalarNode {
		h.FormerTitles, err = list(n)
		return err
	}
	title, err := scalar(n)
	h.FormerTitles = []string{title}
	return err
}

// readManifest fills h from the manifest; a missing one leaves h as it is.
func readManifest(data []byte, h *Handbook) []Problem {
	source, problems := readText(page{manifestName, data})
	m, bad := parseMapping(manifestName, 0, source)
	if bad != nil {
		return append(problems, *bad)
	}
	return append(problems, decode(m, manifestFields, h)...)
}

// each decodes every mapping of a sequence into a T and calls add with it.
func each[T any](n *yaml.Node, known fields[T], add func(T) error) error {
	if n.Kind != yaml.SequenceNode {
		return errors.New("expected a list")
	}
	for _, item := range n.Content {
		var v T
		if err := decodeStrict(item, known, &v); err != nil {
			return err
		}
		if err := add(v); err != nil {
			return atLine(item, err)
		}
	}
	return nil
}

// decodeStrict decodes a nested mapping, where an unknown key is a mistake.
func decodeStrict[T any](n *yaml.Node, known fields[T], into *T) error {
	if n.Kind != yaml.MappingNode {
		return atLine(n, errors.New("expected `key: value`"))
	}
	if problems := decode(mapping{node: n}, known, into); len(problems) > 0 {
		return fmt.Errorf("line %d: %s", problems[0].Line, problems[0].Message)
	}
	return nil
}

func atLine(n *yaml.Node, err error) error { return fmt.Errorf("line %d: %w", n.Line, err) }

var categoryFields = fields[Category]{
	"id":          func(c *Category, n *yaml.Node) error { return setID(&c.ID, n) },
	"title":       text(func(c *Category) *string { return &c.Title }),
	"description": text(func(c *Category) *string { return &c.Description }),
	"order": func(c *Category, n *yaml.Node) (err error) {
		c.Order, err = integer(n)
		return err
	},
}

func setCategories(h *Handbook, n *yaml.Node) error {
	return each(n, categoryFields, func(c Category) error {
		if c.ID == "" {
			return errors.New("a category needs an id")
		}
		if _, taken := h.Category(c.ID); taken {
			return fmt.Errorf("the category %q stands here twice", c.ID)
		}
		if c.Title == "" {
			c.Title = humanise(c.ID)
		}
		h.Categories = append(h.Categories, c)
		return nil
	})
}

var controlSetFields = fields[ControlSet]{
	"id":      func(s *ControlSet, n *yaml.Node) error { return setID(&s.ID, n) },
	"title":   text(func(s *ControlSet) *string { return &s.Title }),
	"pattern": text(func(s *ControlSet) *string { return &s.Pattern }),
	"names": func(s *ControlSet, n *yaml.Node) (err error) {
		s.Names, err = dictionary(n)
		return err
	},
}

func setControlSets(h *Handbook, n *yaml.Node) error {
	return each(n, controlSetFields, func(s ControlSet) error {
		if s.ID == "" {
			return errors.New("a control set needs an id")
		}
		if _, err := regexp.Compile(s.Pattern); err != nil {
			return fmt.Errorf("pattern: %w", err)
		}
		h.ControlSets = append(h.ControlSets, s)
		return nil
	})
}

var synonymFields = fields[Synonym]{
	"from": texts(func(s *Synonym) *[]string { return &s.From }),
	"to":   texts(func(s *Synonym) *[]string { return &s.To }),
}

// setSynonyms reads groups of equal phrases, written as lists, and one-way
// pairs, written as mappings with from and to.
func setSynonyms(h *Handbook, n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		return errors.New("expected a list")
	}
	for _, item := range n.Content {
		s, err := synonym(item)
		if err != nil {
			return atLine(item, err)
		}
		h.Synonyms = append(h.Synonyms, s)
	}
	return nil
}

func synonym(n *yaml.Node) (Synonym, error) {
	if n.Kind == yaml.SequenceNode {
		group, err := list(n)
		return Synonym{To: group}, err
	}
	var s Synonym
	if err := decodeStrict(n, synonymFields, &s); err != nil {
		return s, err
	}
	if len(s.From) == 0 || len(s.To) == 0 {
		return s, errors.New("a one-way synonym needs both from and to")
	}
	return s, nil
}

func setBuiltinSynonyms(h *Handbook, n *yaml.Node) error {
	on, err := boolean(n)
	h.NoSynonyms = err == nil && !on
	return err
}

func setAcronyms(h *Handbook, n *yaml.Node) (err error) {
	h.Acronyms, err = dictionary(n)
	return err
}

// dictionary reads a mapping of single values.
func dictionary(n *yaml.Node) (map[string]string, error) {
	if n.Kind != yaml.MappingNode {
		return nil, errors.New("expected `key: value`")
	}
	out := map[string]string{}
	for key, value := range (mapping{node: n}).pairs() {
		s, err := scalar(value)
		if err != nil {
			return nil, atLine(value, err)
		}
		out[CleanLine(key.Value)] = s
	}
	return out, nil
}
