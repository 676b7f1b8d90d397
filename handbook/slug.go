package handbook

import (
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook/sanitize"
)

// Anchors hands out fragments for headings, unique within a page, in the form
// that GitHub and most generators use: small letters, hyphens for spaces.
type Anchors map[string]int

// Of is the fragment of a heading.
func (a Anchors) Of(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(r)
		}
	}
	return a.unique(b.String())
}

// unique is a fragment, with a number behind it when it is taken.
func (a Anchors) unique(fragment string) string {
	name := fragment
	for {
		if _, taken := a[name]; !taken {
			a[name] = 0
			return name
		}
		a[fragment]++
		name = fragment + "-" + strconv.Itoa(a[fragment])
	}
}

// idFromPath makes an id of a file's path. A folder's index page has the id of the folder.
func idFromPath(name string) string {
	name = strings.TrimSuffix(pageName(name), ".html")
	if isIndex(path.Base(name)) && path.Dir(name) != "." {
		name = path.Dir(name)
	}
	return slug(name)
}

// isIndex says whether the page of that name, without its extension, stands for
// its folder.
func isIndex(base string) bool {
	switch strings.ToLower(base) {
	case "index", "readme", "_index":
		return true
	}
	return false
}

// slug folds a text to [a-z0-9] with single hyphens; "text" when nothing is left.
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

// humanise makes a title of a file or folder name.
func humanise(name string) string {
	words := strings.Fields(strings.NewReplacer("-", " ", "_", " ").Replace(sanitize.CleanLine(name)))
	title := strings.Join(words, " ")
	for i, r := range title {
		return string(unicode.ToUpper(r)) + title[i+len(string(r)):]
	}
	return "Untitled"
}
