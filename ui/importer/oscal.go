package importer

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// oscalFile contains the parts of an OSCAL file in JSON that are imported (https://pages.nist.gov/OSCAL/).
type oscalFile struct {
	Definition *struct {
		Components []oscalComponent `json:"components"`
	} `json:"component-definition"`
	Catalog *oscalCatalog `json:"catalog"`
}

type oscalComponent struct {
	Title           string `json:"title"`
	Implementations []struct {
		Requirements []oscalRequirement `json:"implemented-requirements"`
	} `json:"control-implementations"`
}

type oscalRequirement struct {
	ControlID   string `json:"control-id"`
	Description string `json:"description"`
	Props       []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"props"`
	Statements []struct {
		Description string `json:"description"`
	} `json:"statements"`
	Parameters []struct {
		ID     string   `json:"param-id"`
		Values []string `json:"values"`
	} `json:"set-parameters"`
}

// paramPlaceholderPattern matches a placeholder for the value of a parameter.
var paramPlaceholderPattern = pattern.Lazy(`\{\{\s*(?:insert:\s*)?param(?:,|:)\s*([^\s}]+)\s*\}\}`)

// fill replaces the parameters in text with their values. Parameters without a value are left as they are.
func (r *oscalRequirement) fill(text string) string {
	return paramPlaceholderPattern().ReplaceAllStringFunc(text, func(insertion string) string {
		id := paramPlaceholderPattern().FindStringSubmatch(insertion)[1]
		for _, p := range r.Parameters {
			if p.ID == id && len(p.Values) > 0 {
				return strings.Join(p.Values, ", ")
			}
		}
		return insertion
	})
}

// Errors for JSON that cannot be imported.
var (
	errNoOSCAL      = errors.New("not an OSCAL component definition or catalog")
	errNoControls   = errors.New("an OSCAL catalog without controls")
	errManyControls = fmt.Errorf("an OSCAL catalog with more names than fit into the %d KiB of %s: remove those that you do not need", maxManifestBytes>>10, handbook.ManifestName)
)

// readOSCAL reads a component definition. Requirements of one component that have the same description become one entry
// with several controls, because that is how trustbook exports such an entry.
func readOSCAL(data []byte) (*document, error) {
	var f oscalFile
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("not valid JSON: %w", err)
	}
	switch {
	case f.Definition == nil && f.Catalog != nil:
		return f.Catalog.manifest()
	case f.Definition == nil:
		return nil, errNoOSCAL
	}
	d := &document{sections: []*section{}} // not nil, because a file without requirements yields no entries
	for _, c := range f.Definition.Components {
		made := map[string]*section{}
		for _, i := range c.Implementations {
			for j := range i.Requirements {
				d.addRequirement(made, c.Title, &i.Requirements[j])
			}
		}
	}
	d.declareSets()
	return d, nil
}

// declareSets adds a manifest with the control sets that the requirements refer to, if there are any. The manifest does
// not name the controls, because a component definition does not contain their names.
func (d *document) declareSets() {
	var text strings.Builder
	declared := map[string]bool{}
	for _, s := range d.sections {
		for _, control := range s.entry.Lists[0].Values {
			if id, _, ok := strings.Cut(control, ":"); ok && !declared[id] {
				declared[id] = true
				fmt.Fprintf(&text, "  - id: %s\n    title: %s\n", yamlLine(id), yamlLine(id))
			}
		}
	}
	if text.Len() > 0 {
		d.manifest = &Entry{Path: handbook.ManifestName, Title: "Controls", verbatim: "control_sets:\n" + text.String()}
	}
}

// addRequirement adds a requirement of a component to the entry with the same text, or adds an entry for it.
func (d *document) addRequirement(made map[string]*section, component string, r *oscalRequirement) {
	parts := []string{strings.TrimSpace(r.Description)}
	for _, s := range r.Statements {
		parts = append(parts, strings.TrimSpace(s.Description))
	}
	text := r.fill(strings.TrimSpace(strings.Join(parts, "\n\n")))
	if text == "" {
		d.recordOmission("requirement without a description", r.ControlID, sanitize.CleanLine(component))
		return
	}
	s := made[text]
	if s == nil {
		title, body := oscalTitle(text, component, r.ControlID)
		safe, _, _ := sanitize.Text([]byte(body))
		s = &section{title: title, made: true, parents: []string{sanitize.CleanLine(component)}, context: "control " + sanitize.CleanLine(r.ControlID)}
		s.entry = Entry{Kind: handbook.Policy, Title: title, Body: strings.TrimSpace(safe), Lists: []List{{Name: "controls"}, {Name: "keywords"}}}
		made[text] = s
		d.sections = append(d.sections, s)
	}
	list, value := &s.entry.Lists[1], sanitize.CleanLine(r.ControlID)
	for _, p := range r.Props {
		if p.Name == "control-reference" { // set:reference, as trustbook exports it
			list, value = &s.entry.Lists[0], sanitize.CleanLine(p.Value)
		}
	}
	if value != "" && !slices.Contains(list.Values, value) {
		list.Values = append(list.Values, value)
	}
}

// maxOSCALTitleBytes is the maximum length of a first paragraph that is used as the title.
const maxOSCALTitleBytes = 100

// oscalTitle splits a description into title and body. If the description has no title, the title is made from the
// names of the component and the control.
func oscalTitle(text, component, control string) (title, body string) {
	first, rest, more := strings.Cut(text, "\n\n")
	if more && len(first) <= maxOSCALTitleBytes && !strings.ContainsAny(first, "\n") && !strings.HasSuffix(first, ".") {
		return sanitize.CleanLine(first), rest
	}
	return sanitize.CleanLine(strings.TrimLeft(component+": "+control, ": ")), text
}

// oscalCatalog contains the parts of a catalog of controls that are imported. A catalog does not describe the importing
// organisation, so it becomes a control set that entries can refer to, not an entry.
type oscalCatalog struct {
	Metadata struct {
		Title string `json:"title"`
	} `json:"metadata"`
	oscalGroup
}

type oscalGroup struct {
	Groups   []oscalGroup   `json:"groups"`
	Controls []oscalControl `json:"controls"`
}

type oscalControl struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Props []struct {
		Name  string `json:"name"`
		Class string `json:"class"`
		Value string `json:"value"`
	} `json:"props"`
	Controls []oscalControl `json:"controls"`
}

// maxManifestBytes is the maximum size of a manifest.
const maxManifestBytes = 256 << 10

// manifest returns a document with one file: a manifest that declares the control set.
func (c *oscalCatalog) manifest() (*document, error) {
	title := cmp.Or(sanitize.CleanLine(c.Metadata.Title), "Controls")
	var names strings.Builder
	c.write(&names, map[string]bool{})
	text := fmt.Sprintf("control_sets:\n  - id: %s\n    title: %s\n    names:\n%s", slugFrom(title, "controls"), yamlLine(title), names.String())
	switch {
	case names.Len() == 0:
		return nil, errNoControls
	case len(text) > maxManifestBytes:
		return nil, errManyControls
	}
	return &document{sections: []*section{}, manifest: &Entry{Path: handbook.ManifestName, Title: title, verbatim: text}}, nil
}

// write writes the names of all controls that are not yet in named, and adds these controls to named.
func (g *oscalGroup) write(b *strings.Builder, named map[string]bool) {
	for i := range g.Groups {
		g.Groups[i].write(b, named)
	}
	for i := range g.Controls {
		g.Controls[i].write(b, named)
	}
}

func (c *oscalControl) write(b *strings.Builder, named map[string]bool) {
	if ref, title := yamlLine(c.reference()), sanitize.CleanLine(c.Title); ref != "''" && title != "" && !named[ref] {
		named[ref] = true
		fmt.Fprintf(b, "      %s: %s\n", ref, yamlLine(title))
	}
	for i := range c.Controls {
		c.Controls[i].write(b, named)
	}
}

// reference returns the usual name of a control, such as AC-2(1) for ac-2.1.
func (c *oscalControl) reference() string {
	for _, p := range c.Props {
		if p.Name == "label" && p.Class == "" {
			return sanitize.CleanLine(p.Value)
		}
	}
	return strings.ToUpper(sanitize.CleanLine(c.ID))
}
