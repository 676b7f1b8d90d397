package load

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/pack"
	"trustbook/handbook/pattern"
)

var sidebarsNamePattern = pattern.Lazy(`^(?:[\w.-]*-)?sidebars(?:[A-Z-]\w*)?\.(?:json|js|cjs|mjs|ts)$`)

func isDocusaurusSidebars(base string) bool {
	return strings.Contains(base, "sidebars") && sidebarsNamePattern().MatchString(base)
}

// parseDocusaurus reads the sidebars of Docusaurus. It can read sidebars in JavaScript if they are a plain literal,
// which is also valid YAML.
func parseDocusaurus(f pack.File, text string) (navigation, error) {
	if path.Ext(f.Path) != ".json" {
		var ok bool
		if text, ok = exportedValue(text); !ok {
			return navigation{}, errors.New("it does not export a literal value; only literal values and JSON can be read")
		}
	}
	m, bad := frontmatter.Parse(f.Path, 0, strings.ReplaceAll(text, "\t", "  ")) // YAML does not allow tabs between tokens
	if bad != nil {
		if path.Ext(f.Path) != ".json" {
			return navigation{}, errors.New("it is a program; only plain values and JSON can be read")
		}
		return navigation{}, withLine(bad)
	}
	dir := path.Dir(f.Path)
	nav := navigation{docIDs: true, folders: []string{path.Join(dir, "docs"), path.Join(path.Dir(dir), "docs"), dir}}
	for key, value := range m.All() {
		items := docusaurusItems(value, 0)
		nav.items = append(nav.items, navItem{title: sidebarTitle(key.Value), line: key.Line, items: items})
	}
	nav.items = dropEmptyParts(nav.items)
	return nav, nil
}

// withLine returns the error for a file that is not valid YAML.
func withLine(bad *handbook.Problem) error {
	if bad.Line == 0 {
		return errors.New(bad.Message)
	}
	return fmt.Errorf("line %d: %s", bad.Line, bad.Message)
}

// docusaurusItems reads a list of ids and objects, or an object of categories.
func docusaurusItems(n *frontmatter.Node, depth int) []navItem {
	var out []navItem
	if depth > maxFolderDepth {
		return nil
	}
	if frontmatter.IsMapping(n) && frontmatter.MappingOf(n).Line("type") == 0 {
		for key, value := range frontmatter.MappingOf(n).All() {
			out = append(out, navItem{title: plainWords(key.Value), line: key.Line, items: docusaurusItems(value, depth+1)})
		}
		return out
	}
	for _, item := range frontmatter.Items(n) {
		id, err := frontmatter.Scalar(item)
		switch {
		case err == nil && id != "":
			out = append(out, navItem{target: id, line: item.Line})
		case frontmatter.MappingOf(item).Line("type") == 0:
			out = append(out, docusaurusItems(item, depth+1)...)
		default:
			out = append(out, docusaurusItem(item, depth))
		}
	}
	return out
}

// docusaurusItem reads an object of type doc, ref or category. Objects of other types link to something outside the
// handbook, or name a folder, whose pages are arranged like those of any other folder.
func docusaurusItem(n *frontmatter.Node, depth int) navItem {
	it := navItem{line: n.Line}
	for key, value := range frontmatter.MappingOf(n).All() {
		s, _ := frontmatter.Scalar(value)
		switch key.Value {
		case "label":
			it.title = plainWords(s)
		case "id":
			it.target = s
		case "items":
			it.items = docusaurusItems(value, depth+1)
		case "link":
			for k, v := range frontmatter.MappingOf(value).All() {
				if k.Value == "id" {
					it.target, _ = frontmatter.Scalar(v)
				}
			}
		}
	}
	return it
}

// docID returns the Docusaurus id of a page: the path of the page without extension and number prefixes. An id in the
// front matter replaces the file name in it.
func docID(p *parsedPage) string {
	id := pageName(p.entry.Path)
	id = cmp.Or(withoutNumbers(id), id)
	if p.ownID != "" {
		return path.Join(path.Dir(id), p.ownID)
	}
	return id
}

// sidebarTitle makes a title from the name of a sidebar: userGuideSidebar becomes "User guide".
func sidebarTitle(key string) string {
	var b strings.Builder
	for i, r := range strings.TrimSuffix(strings.TrimSuffix(key, "Sidebar"), "sidebar") {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if strings.Trim(b.String(), "-_ ") == "" {
		return TitleFromName(key)
	}
	return TitleFromName(b.String())
}

var exportStartPattern = pattern.Lazy(`(?m)^\s*(?:module\.exports\s*=|export\s+default|(?:const|let|var)\s+\w+\s*(?::\s*\w+\s*)?=)\s*\{`)

// exportedValue returns the first object that a script assigns or exports, without comments, or false if there is
// none.
func exportedValue(script string) (string, bool) {
	script = dropScriptComments(script)
	at := exportStartPattern().FindStringIndex(script)
	if at == nil {
		return "", false
	}
	start, depth := at[1]-1, 0
	var quote byte
	for i := start; i < len(script); i++ {
		switch c := script[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return script[start : i+1], true
			}
		}
	}
	return "", false
}

func dropScriptComments(s string) string {
	var b strings.Builder
	var quote byte
	for i := 0; i < len(s); i++ {
		switch rest := s[i:]; {
		case quote == 0 && strings.HasPrefix(rest, "//"):
			line, _, _ := strings.Cut(rest, "\n")
			i += len(line) - 1
			continue
		case quote == 0 && strings.HasPrefix(rest, "/*"):
			comment, _, _ := strings.Cut(rest, "*/")
			i += min(len(comment)+2, len(rest)) - 1
			continue
		case quote != 0 && s[i] == quote:
			quote = 0
		case quote == 0 && (s[i] == '\'' || s[i] == '"' || s[i] == '`'):
			quote = s[i]
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
