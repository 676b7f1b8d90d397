package load

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/pack"
)

// manifestSchema describes the manifest. A misspelt reading_paths is an error, because without reading paths readers
// would not be asked to read anything. Unknown keys are reported, because no other tool stores keys in this file.
var manifestSchema = frontmatter.Schema[manifest]{
	Fields: map[string]frontmatter.Field[manifest]{
		"id":               setHandbookID,
		"title":            frontmatter.TextField(func(m *manifest) *string { return &m.parts.Title }),
		"former_titles":    setFormerTitles,
		"organisation":     frontmatter.TextField(func(m *manifest) *string { return &m.parts.Organisation }),
		"version":          frontmatter.TextField(func(m *manifest) *string { return &m.parts.Version }),
		"languages":        frontmatter.ListField(func(m *manifest) *[]string { return &m.parts.Languages }),
		"frameworks":       frontmatter.ListField(func(m *manifest) *[]string { return &m.parts.Frameworks }),
		"categories":       setCategories,
		"control_sets":     setControlSets,
		"synonyms":         setSynonyms,
		"builtin_synonyms": setBuiltinSynonyms,
		"acronyms":         setAcronyms,
		"reading_paths":    setReadingPaths,
		"ack_statement":    frontmatter.TextField(func(m *manifest) *string { return &m.parts.AckStatement }),
		"defaults":         setDefaults,
		"variables":        setVariables,
		"translations":     setManifestTranslations,
	},
	Effects: map[string]string{"reading_paths": "there are no reading paths"},
}

// parseManifest reads a manifest into m and returns its problems. An empty manifest leaves m unchanged.
func parseManifest(data []byte, m *manifest) []handbook.Problem {
	text, problems := decodeFile(pack.File{Path: handbook.ManifestName, Data: data})
	text, closed := cutClosing(text)
	if closed > 0 {
		problems = append(problems, handbook.Problem{
			Path: handbook.ManifestName, Line: closed, Severity: handbook.SeverityWarning, Code: "front-matter",
			Message: "a manifest is not front matter: remove this `---` line",
		})
	}
	mapping, bad := frontmatter.Parse(handbook.ManifestName, 0, text)
	if bad != nil {
		return append(problems, *bad)
	}
	return append(problems, manifestSchema.Decode(mapping, m)...)
}

// cutClosing removes a closing line of ---, which a manifest does not need. It returns the number of that line, or 0.
func cutClosing(text string) (before string, line int) {
	before, ok := strings.CutSuffix(strings.TrimRight(text, " \t\n"), "\n---")
	if !ok || strings.TrimSpace(before) == "" {
		return text, 0
	}
	return before + "\n", 2 + strings.Count(before, "\n")
}

// setHandbookID reads the id of the handbook. An invalid id is ignored; the handbook is then identified by its title.
func setHandbookID(m *manifest, n *frontmatter.Node) (err error) {
	if frontmatter.IsNull(n) {
		return nil
	}
	m.parts.ID, err = frontmatter.ID(n, Slug)
	return err
}

// setFormerTitles reads a list of titles, or a single title, which may contain commas.
func setFormerTitles(m *manifest, n *frontmatter.Node) (err error) {
	if !frontmatter.IsScalar(n) {
		m.parts.FormerTitles, err = frontmatter.List(n)
		return err
	}
	title, err := frontmatter.Scalar(n)
	m.parts.FormerTitles = []string{title}
	return err
}

var categorySchema = frontmatter.Schema[handbook.Category]{Fields: map[string]frontmatter.Field[handbook.Category]{
	"id":          requiredID(func(c *handbook.Category) *string { return &c.ID }),
	"title":       frontmatter.TextField(func(c *handbook.Category) *string { return &c.Title }),
	"description": frontmatter.TextField(func(c *handbook.Category) *string { return &c.Description }),
	"order": func(c *handbook.Category, n *frontmatter.Node) (err error) {
		c.Order, err = frontmatter.Integer(n)
		return err
	},
}}

func setCategories(m *manifest, n *frontmatter.Node) error {
	return categorySchema.DecodeList(n, func(c handbook.Category) error {
		if c.ID == "" {
			return fmt.Errorf("a category %w", frontmatter.ErrMissingID)
		}
		if slices.ContainsFunc(m.parts.Categories, func(other handbook.Category) bool { return other.ID == c.ID }) {
			return fmt.Errorf("the category %q occurs twice; the first one counts", c.ID)
		}
		c.Title = cmp.Or(c.Title, TitleFromName(c.ID))
		m.parts.Categories = append(m.parts.Categories, c)
		return nil
	})
}

var controlSetSchema = frontmatter.Schema[handbook.ControlSet]{Fields: map[string]frontmatter.Field[handbook.ControlSet]{
	"id":      requiredID(func(s *handbook.ControlSet) *string { return &s.ID }),
	"title":   frontmatter.TextField(func(s *handbook.ControlSet) *string { return &s.Title }),
	"pattern": setPattern,
	"names": func(s *handbook.ControlSet, n *frontmatter.Node) (err error) {
		s.Names, err = frontmatter.Dictionary(n)
		return err
	},
}}

func setControlSets(m *manifest, n *frontmatter.Node) error {
	return controlSetSchema.DecodeList(n, func(s handbook.ControlSet) error {
		if s.ID == "" {
			return fmt.Errorf("a control set %w", frontmatter.ErrMissingID)
		}
		m.parts.ControlSets = append(m.parts.ControlSets, s)
		return nil
	})
}

// setPattern accepts only patterns that compile. Without a pattern, every reference is valid.
func setPattern(s *handbook.ControlSet, n *frontmatter.Node) error {
	pattern, err := frontmatter.Scalar(n)
	if err != nil {
		return err
	}
	if _, err := regexp.Compile(pattern); err != nil {
		return err
	}
	s.Pattern = pattern
	return nil
}

var synonymSchema = frontmatter.Schema[handbook.Synonym]{Fields: map[string]frontmatter.Field[handbook.Synonym]{
	"from": frontmatter.ListField(func(s *handbook.Synonym) *[]string { return &s.From }),
	"to":   frontmatter.ListField(func(s *handbook.Synonym) *[]string { return &s.To }),
}}

// setSynonyms reads groups of equivalent phrases, written as lists, and one-way synonyms, written as mappings with
// from and to.
func setSynonyms(m *manifest, n *frontmatter.Node) error {
	if !frontmatter.IsList(n) {
		return errors.New("expected a list, such as `- [mfa, 2fa]`")
	}
	var bad frontmatter.Collector
	for _, item := range n.Content {
		s, err := parseSynonym(item)
		bad.Add(item, err)
		if len(s.To) > 0 {
			m.parts.Synonyms = append(m.parts.Synonyms, s)
		}
	}
	return bad.Err()
}

// parseSynonym reads a group or a one-way synonym, and ignores it if it is incomplete.
func parseSynonym(n *frontmatter.Node) (handbook.Synonym, error) {
	if frontmatter.IsList(n) {
		group, err := frontmatter.List(n)
		if err == nil && len(group) < 2 {
			return handbook.Synonym{}, errors.New("a group of synonyms needs two phrases or more, so this one is ignored")
		}
		return handbook.Synonym{To: group}, err
	}
	var s handbook.Synonym
	var bad frontmatter.Collector
	bad.Add(n, synonymSchema.DecodeNested(n, &s))
	if len(s.From) > 0 && len(s.To) > 0 {
		return s, bad.Err()
	}
	bad.Add(n, errors.New("a one-way synonym needs both from and to, so this one is ignored"))
	return handbook.Synonym{}, bad.Err()
}

func setBuiltinSynonyms(m *manifest, n *frontmatter.Node) error {
	on, err := frontmatter.Boolean(n)
	m.parts.NoSynonyms = err == nil && !on
	return err
}

func setAcronyms(m *manifest, n *frontmatter.Node) (err error) {
	m.parts.Acronyms, err = frontmatter.Dictionary(n)
	return err
}

func setVariables(m *manifest, n *frontmatter.Node) (err error) {
	m.variables, err = frontmatter.Dictionary(n)
	return err
}

// defaultSchema describes the fields that can have a default in the manifest. The review date cannot, because entries
// that were never reviewed would look reviewed.
var defaultSchema = frontmatter.Schema[parsedPage]{
	Fields: fieldsOf("kind", "owner", "approver", "version", "effective", "review_in", "classification", "audience", "ack", "lang"),
	New:    newParsedPage,
}

func fieldsOf(names ...string) map[string]pageField {
	out := map[string]pageField{}
	for _, name := range names {
		out[name] = entryFields[name]
	}
	return out
}

// setDefaults stores the defaults set in the manifest. An invalid default does not affect the others.
func setDefaults(m *manifest, n *frontmatter.Node) error {
	err := defaultSchema.DecodeNested(n, newParsedPage())
	m.defaults = frontmatter.MappingOf(n).WithoutRepeats()
	m.parts.DefaultLines = map[string]int{}
	for key := range m.defaults.All() {
		m.parts.DefaultLines[key.Value] = key.Line
	}
	return err
}

// applyDefaults applies the defaults of the manifest to a page. Fields of the page take precedence, even if they have
// no value.
func (p *parsedPage) applyDefaults(defaults frontmatter.Mapping) {
	known := map[string]bool{"owner": p.ownerSlack != "", "lang": p.entry.Metadata.Lang != ""} // fields already set from another source
	for key, value := range defaults.All() {
		if store := defaultSchema.Fields[key.Value]; store != nil && p.front.Line(key.Value) == 0 && !known[key.Value] {
			_ = store(p, value) // setDefaults has already reported the error
		}
	}
}
