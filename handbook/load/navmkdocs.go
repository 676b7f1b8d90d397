package load

import (
	"path"

	"trustbook/handbook/frontmatter"
	"trustbook/handbook/pack"
)

func isMkDocsConfig(base string) bool { return base == "mkdocs.yml" || base == "mkdocs.yaml" }

// parseMkDocs reads the title and the navigation from the configuration of MkDocs. Paths in the navigation are relative
// to docs_dir.
func parseMkDocs(f pack.File, text string) (navigation, error) {
	m, bad := frontmatter.Parse(f.Path, 0, text)
	if bad != nil {
		return navigation{}, withLine(bad)
	}
	nav := navigation{}
	docs := "docs"
	for key, value := range m.All() {
		switch key.Value {
		case "site_name":
			nav.title, _ = frontmatter.Scalar(value)
		case "docs_dir":
			docs, _ = frontmatter.Scalar(value)
		case "nav":
			nav.items = mkDocsItems(value, 0)
		}
	}
	nav.folders = []string{path.Join(path.Dir(f.Path), docs)}
	return nav, nil
}

// mkDocsItems reads a list. An item is a path, a title with a path, or a title with a list.
func mkDocsItems(n *frontmatter.Node, depth int) []navItem {
	var out []navItem
	if !frontmatter.IsList(n) || depth > maxFolderDepth {
		return nil
	}
	for _, item := range n.Content {
		if target, err := frontmatter.Scalar(item); err == nil {
			out = append(out, navItem{target: target, line: item.Line})
			continue
		}
		for key, value := range frontmatter.MappingOf(item).All() {
			it := navItem{title: plainWords(key.Value), line: key.Line, items: mkDocsItems(value, depth+1)}
			it.target, _ = frontmatter.Scalar(value)
			out = append(out, it)
		}
	}
	return out
}
