package check

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// Files that look like texts and are not read. The first kind is Markdown under
// another name, wherever it is; the second is a text only beside texts.
var (
	otherMarkdown = lazyRegexp(`(?i)\.(?:mkdn|mdwn|mdtxt|mdtext|qmd|rmd|(?:md|markdown)\.\w{1,8})$`)
	otherDocument = lazyRegexp(`(?i)\.(?:txt|text|rst|adoc|asciidoc|textile|org|rtf|docx?|odt|pages)$`)
	ignoredFile   = lazyRegexp(`(?i)^(?:licen[cs]e|copying|notice|authors|contributors|maintainers|changelog|version|requirements[\w-]*|constraints|robots|humans|security|ads|cmakelists|manifest|todo|.*\.(?:md|markdown)\.(?:bak|orig|rej|swp|tmp|license))(?:\.\w+)?$`)
)

// unreadFiles finds texts that no tab shows: one finding for each folder and kind.
func unreadFiles(b *checker) []finding {
	folders, known := map[string]bool{}, map[string]bool{}
	for _, p := range b.pages {
		known[p.Path] = true
		folders[path.Dir(p.Path)] = true
		for _, l := range p.Links {
			known[path.Join(path.Dir(p.Path), l.Target)] = true
		}
	}
	kinds := map[string][]string{} // folder and ending -> files
	_ = fs.WalkDir(b.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case name == ".":
		case err != nil, strings.HasPrefix(base, "."):
			return skipDir(d)
		case d.IsDir() || ignoredFile().MatchString(base) || known[name]: // what is linked is for download
		case otherMarkdown().MatchString(base), otherDocument().MatchString(base) && folders[path.Dir(name)]:
			kind := path.Dir(name) + "\x00" + strings.ToLower(path.Ext(name))
			kinds[kind] = append(kinds[kind], name)
		}
		return nil
	})
	var out []finding
	for _, names := range kinds {
		slices.Sort(names)
		out = append(out, finding{sanitize.CleanLine(names[0]), 0, unreadMessage(len(names) - 1)})
	}
	return out
}

func unreadMessage(others int) string {
	more := ""
	if others > 0 {
		more = fmt.Sprintf(" (nor %d more like it in this folder)", others)
	}
	return "looks like a text, and no tab shows it" + more + ": only Markdown (.md) is read"
}

func skipDir(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}
