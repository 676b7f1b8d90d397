package importer

import (
	"cmp"
	"fmt"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// oscalCatalog holds the parts of a catalog of controls that are used. A catalog says nothing about the organisation
// that imports it, so it becomes a control set for entries to refer to, not an entry.
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

// maxManifest is the maximum size of a manifest, in bytes.
const maxManifest = 256 << 10

// manifest returns a document with one file: a manifest that contains the control set.
func (c *oscalCatalog) manifest() (*document, error) {
	title := cmp.Or(sanitize.CleanLine(c.Metadata.Title), "Controls")
	var names strings.Builder
	c.write(&names, map[string]bool{})
	text := fmt.Sprintf("control_sets:\n  - id: %s\n    title: %s\n    names:\n%s", slug(title, "controls"), yamlLine(title), names.String())
	switch {
	case names.Len() == 0:
		return nil, errNoControls
	case len(text) > maxManifest:
		return nil, errManyControls
	}
	return &document{sections: []*section{}, manifest: &Entry{Path: handbook.ManifestName, Title: title, verbatim: text}}, nil
}

// write writes the names of all controls that are not in named yet, and adds the controls to named.
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
