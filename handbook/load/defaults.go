package load

import "trustbook/handbook/frontmatter"

// defaultSchema describes the fields that may have a default in the manifest. The review date is not among them,
// because entries that were never reviewed would look reviewed.
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

// applyDefaults applies the defaults of the manifest to a page. Fields of the page take precedence, even without a
// value.
func (p *parsedPage) applyDefaults(defaults frontmatter.Mapping) {
	known := map[string]bool{"owner": p.ownerSlack != "", "lang": p.entry.Metadata.Lang != ""} // fields already set from another source
	for key, value := range defaults.All() {
		if store := defaultSchema.Fields[key.Value]; store != nil && p.front.Line(key.Value) == 0 && !known[key.Value] {
			_ = store(p, value) // setDefaults has already reported the error
		}
	}
}
