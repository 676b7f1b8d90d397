package load

import (
	"cmp"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// IsHandbookFile reports whether a file of that name belongs to a handbook: the manifest,
// a page, or the label of a folder.
func IsHandbookFile(name string) bool {
	return !isHidden(name) && (name == handbook.ManifestName || isLabelFile(name) || pageName(name) != name)
}

// pageName strips the extensions that mark a file as a page: .md and its variants, a
// template extension after it, and .html before it. Other paths are returned unchanged.
func pageName(name string) string {
	bare := name
	for isTemplate(path.Ext(bare)) {
		bare = strings.TrimSuffix(bare, path.Ext(bare))
	}
	switch strings.ToLower(path.Ext(bare)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
	default:
		return name
	}
	bare = strings.TrimSuffix(bare, path.Ext(bare))
	return strings.TrimSuffix(bare, ".html")
}

func isTemplate(ext string) bool {
	switch strings.ToLower(ext) {
	case ".erb", ".j2", ".jinja", ".tmpl", ".tpl", ".gotmpl", ".liquid", ".njk", ".ejs":
		return true
	}
	return false
}

// isLabelFile reports whether Docusaurus reads the label of a folder from a file.
func isLabelFile(name string) bool {
	switch path.Base(name) {
	case "_category_.json", "_category_.yml", "_category_.yaml":
		return true
	}
	return false
}

func isHidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") }

// isIndex reports whether a page, named without its extension, is the index of its folder.
func isIndex(base string) bool {
	switch strings.ToLower(base) {
	case "index", "readme", "_index":
		return true
	}
	return false
}

// lastElements returns the last n elements of the path of a page. The path of an index page
// is that of its folder.
func lastElements(name string, n int) string {
	bare := pageName(name)
	if isIndex(path.Base(bare)) && path.Dir(bare) != "." {
		bare = path.Dir(bare)
	}
	all := strings.Split(bare, "/")
	return strings.Join(all[max(0, len(all)-n):], "/")
}

// idFromPath makes an id from the path of a page. An index page has the id of its folder.
func idFromPath(name string) string {
	name = strings.TrimSuffix(pageName(name), ".html")
	if isIndex(path.Base(name)) && path.Dir(name) != "." {
		name = path.Dir(name)
	}
	return slug(name)
}

// slug reduces a text to [a-z0-9] with single hyphens, or to "text" if nothing is left.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "text"
	}
	return b.String()
}

// titleFromName makes a title from the name of a file or folder.
func titleFromName(name string) string {
	words := strings.Fields(strings.NewReplacer("-", " ", "_", " ").Replace(sanitize.CleanLine(name)))
	title := strings.Join(words, " ")
	for i, r := range title {
		return string(unicode.ToUpper(r)) + title[i+len(string(r)):]
	}
	return "Untitled"
}

// comparePaths sorts an index page first in its folder, and numbers in names by value:
// 2-scope before 10-annex.
func comparePaths(x, y string) int {
	xs, ys := strings.Split(pageName(x), "/"), strings.Split(pageName(y), "/")
	for i := range min(len(xs), len(ys)) {
		xIndex, yIndex := i == len(xs)-1 && isIndex(xs[i]), i == len(ys)-1 && isIndex(ys[i])
		switch {
		case xIndex && !yIndex:
			return -1
		case yIndex && !xIndex:
			return 1
		}
		if c := compareNames(xs[i], ys[i]); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(xs), len(ys)), cmp.Compare(x, y))
}

// compareNames compares two names, and runs of digits in them by value.
func compareNames(x, y string) int {
	for x != "" && y != "" {
		xDigits, yDigits := leadingDigits(x), leadingDigits(y)
		if xDigits != "" && yDigits != "" {
			a, b := strings.TrimLeft(xDigits, "0"), strings.TrimLeft(yDigits, "0")
			if c := cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b), cmp.Compare(len(xDigits), len(yDigits))); c != 0 {
				return c
			}
			x, y = x[len(xDigits):], y[len(yDigits):]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

func leadingDigits(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}
