package handbook

import (
	"errors"
	"fmt"
	"regexp"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook/sanitize"
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

var categoryFields = fields[Category]{
	"id":          ownID(func(c *Category) *string { return &c.ID }),
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
			return fmt.Errorf("a category %w", errNoID)
		}
		if _, taken := h.Category(c.ID); taken {
			return fmt.Errorf("the category %q stands here twice; the first one counts", c.ID)
		}
		if c.Title == "" {
			c.Title = humanise(c.ID)
		}
		h.Categories = append(h.Categories, c)
		return nil
	})
}

var controlSetFields = fields[ControlSet]{
	"id":      ownID(func(s *ControlSet) *string { return &s.ID }),
	"title":   text(func(s *ControlSet) *string { return &s.Title }),
	"pattern": setPattern,
	"names": func(s *ControlSet, n *yaml.Node) (err error) {
		s.Names, err = dictionary(n)
		return err
	},
}

func setControlSets(h *Handbook, n *yaml.Node) error {
	return each(n, controlSetFields, func(s ControlSet) error {
		if s.ID == "" {
			return fmt.Errorf("a control set %w", errNoID)
		}
		h.ControlSets = append(h.ControlSets, s)
		return nil
	})
}

// setPattern takes a pattern that can be used. Without one, any reference is in the set.
func setPattern(s *ControlSet, n *yaml.Node) error {
	pattern, err := scalar(n)
	if err != nil {
		return err
	}
	if _, err := regexp.Compile(pattern); err != nil {
		return err
	}
	s.Pattern = pattern
	return nil
}

var synonymFields = fields[Synonym]{
	"from": texts(func(s *Synonym) *[]string { return &s.From }),
	"to":   texts(func(s *Synonym) *[]string { return &s.To }),
}

// setSynonyms reads groups of equal phrases, written as lists, and one-way
// pairs, written as mappings with from and to.
func setSynonyms(h *Handbook, n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		return errors.New("expected a list, such as `- [mfa, 2fa]`")
	}
	var bad inner
	for _, item := range n.Content {
		s, err := synonym(item)
		bad.add(item, err)
		if len(s.To) > 0 {
			h.Synonyms = append(h.Synonyms, s)
		}
	}
	return bad.err()
}

// synonym reads one group or pair. Half a pair is none.
func synonym(n *yaml.Node) (Synonym, error) {
	if n.Kind == yaml.SequenceNode {
		group, err := list(n)
		return Synonym{To: group}, err
	}
	var s Synonym
	var bad inner
	bad.add(n, decodeInner(n, synonymFields, &s))
	if len(s.From) > 0 && len(s.To) > 0 {
		return s, bad.err()
	}
	bad.add(n, errors.New("a one-way synonym needs both from and to, so this one is left out"))
	return Synonym{}, bad
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

// dictionary reads a mapping of single values, without those that are none.
func dictionary(n *yaml.Node) (map[string]string, error) {
	if n.Kind != yaml.MappingNode {
		return nil, errors.New("expected `key: value`")
	}
	out := map[string]string{}
	var bad inner
	for key, value := range (mapping{node: n}).pairs() {
		s, err := scalar(value)
		if bad.add(value, err); err == nil {
			out[sanitize.CleanLine(key.Value)] = s
		}
	}
	return out, bad.err()
}
