package check

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// Files that look like entries but are not read: Markdown files with an unusual extension, files in other markup, and,
// next to entries, other documents.
var (
	otherMarkupPattern = pattern.Lazy(`(?i)\.(?:rst|adoc|asciidoc)$`)

	otherMarkdownPattern = pattern.Lazy(`(?i)\.(?:mkdn|mdwn|mdtxt|mdtext|(?:md|markdown)\.\w{1,8})$`)
	otherDocumentPattern = pattern.Lazy(`(?i)\.(?:txt|text|rst|adoc|asciidoc|textile|org|rtf|docx?|odt|pages)$`)
	ignoredFilePattern   = pattern.Lazy(`(?i)^(?:licen[cs]e[\w-]*|copying|notice|authors|contributors|maintainers|changelog|version|requirements[\w-]*|constraints|robots|humans|security|ads|cmakelists|manifest|todo|.*\.(?:md|markdown)\.(?:bak|orig|rej|swp|tmp|license|template|tmpl|tpl))(?:\.\w+)?$`)
)

// unreadFiles finds files that look like entries but are not read. It reports each combination of folder and extension
// once, and all files in other markup together.
func unreadFiles(c *checker) {
	folders, known := map[string]bool{}, map[string]bool{}
	for _, p := range c.pages {
		known[p.Path] = true
		folders[path.Dir(p.Path)] = true
		for _, l := range p.Links {
			known[path.Join(path.Dir(p.Path), l.Target)] = true
		}
	}
	left := map[string]bool{} // folders that the loader skipped
	for _, p := range c.Problems {
		left[p.Path] = left[p.Path] || p.Code == "generated-site"
	}
	kinds := map[string][]string{} // files by folder and extension
	_ = fs.WalkDir(c.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case name == ".":
		case err != nil, strings.HasPrefix(base, "."), left[name], base == "node_modules", base == "vendor":
			return skipDir(d)
		case d.IsDir() || ignoredFilePattern().MatchString(base) || known[name]: // a file that an entry links to is a download
		case otherMarkupPattern().MatchString(base):
			kind := strings.ToLower(path.Ext(name))
			kinds[kind] = append(kinds[kind], name)
		case otherMarkdownPattern().MatchString(base), otherDocumentPattern().MatchString(base) && folders[path.Dir(name)] && c.mayBeEntry(name, d):
			kind := path.Dir(name) + "\x00" + strings.ToLower(path.Ext(name))
			kinds[kind] = append(kinds[kind], name)
		}
		return nil
	})
	for kind, names := range kinds {
		names = slices.DeleteFunc(names, c.isIncluded)
		if len(names) == 0 {
			continue
		}
		slices.Sort(names)
		more, where := "", " in this folder"
		if strings.HasPrefix(kind, ".") {
			where = ""
		}
		if others := len(names) - 1; others > 0 {
			more = fmt.Sprintf(" (and %d more like it%s)", others, where)
		}
		found := c.report(sanitize.CleanLine(names[0]), 0, "looks like an entry but is not read%s: only Markdown (.md) is", more)
		if len(names) < len(c.pages) {
			found.Subject.Case = handbook.CaseFewFiles
		}
	}
}

// mayBeEntry reports whether a document may be meant for readers. Plain text without a sentence is a list for a
// program, such as the words that a spelling checker accepts.
func (c *checker) mayBeEntry(name string, d fs.DirEntry) bool {
	if ext := strings.ToLower(path.Ext(name)); ext != ".txt" && ext != ".text" {
		return true
	}
	if !d.Type().IsRegular() { // opening a pipe would block until someone writes to it
		return false
	}
	f, err := c.fsys.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	data, _ := io.ReadAll(io.LimitReader(f, maxProbedBytes)) // an unreadable file counts as a file without a sentence
	return slices.ContainsFunc(strings.Split(string(data), "\n"), readsLikeSentence)
}

// maxProbedBytes is the number of bytes at the start of a file that are examined.
const maxProbedBytes = 4 << 10

// isIncluded reports whether an entry contains the name of a file. An entry that includes the file contains it.
func (c *checker) isIncluded(name string) bool {
	return slices.ContainsFunc(c.pages, func(p *checkedPage) bool {
		written, _ := p.AuthorText()
		return strings.Contains(written, path.Base(name))
	})
}

func skipDir(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}
