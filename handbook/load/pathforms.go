package load

import (
	"path"
	"strings"

	"trustbook/handbook/pattern"
)

// datedName matches the name of a post of Jekyll, which is served below its date.
var datedName = pattern.Lazy(`^(\d{4})-(\d\d)-(\d\d)-(.+)$`)

// pathForms returns the ways to write the path of a page: with and without extension, and for an
// index page also as its folder.
func pathForms(name string) []string {
	bare := pageName(name)
	out := []string{name, bare, bare + ".html", bare + ".md"}
	if isIndex(path.Base(bare)) {
		out = append(out, path.Dir(bare), path.Join(path.Dir(bare), "index.html"))
	}
	return out
}

// servedForms returns the paths at which Jekyll serves a page if they are not those of its file.
func servedForms(name string) []string {
	bare, out := pageName(name), []string(nil)
	if collection := strings.ReplaceAll("/"+bare, "/_", "/")[1:]; collection != bare { // _team/ is team/
		out = append(out, collection)
		if isIndex(path.Base(collection)) {
			out = append(out, path.Dir(collection))
		}
	}
	if m := datedName().FindStringSubmatch(path.Base(bare)); m != nil {
		for _, dir := range []string{path.Dir(bare), path.Dir(path.Dir(bare))} {
			out = append(out, path.Join(dir, m[1], m[2], m[3], m[4]))
		}
	}
	return out
}
