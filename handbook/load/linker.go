package load

import (
	"strings"

	"trustbook/handbook"
)

// linker resolves links between pages. It accepts links between files. It also accepts links written for a site that is
// generated from the files: without an extension, with .html, to a folder, or from the root.
type linker struct {
	entries     []*handbook.Entry
	byID        map[string]*handbook.Entry
	byNumber    map[string]*parsedPage // by document number, in lower case
	byForm      map[string]*parsedPage // by path, any other form of the path, or address
	folded      map[string]*parsedPage // byForm, with keys folded by foldForm
	firstInDir  map[string]*parsedPage // by folder, folded by foldForm
	byName      map[string]*parsedPage // by last path element, or folder of an index, as in Hugo tags; nil if several share it
	hasOther    func(string) bool      // see builder
	sources     map[string]bool        // paths, without extension, of other files that sites make pages from
	nearest     *suggester
	prefixes    map[string]bool // first path elements below which a site serves the handbook
	labels      anchorIndex
	monolingual bool                 // the manifest lists no languages
	hugo        bool                 // see isHugo
	docsRoot    string               // folder to which links are relative in docsify; "" for none
	byFile      bool                 // in books with a SUMMARY.md, links are relative to the file
	fromFolders bool                 // in Docusaurus, relative links may be relative to a folder above
	comparisons int                  // number of comparisons made for broken links so far
	includes    map[*parsedPage]bool // cached results of includesFiles
}

// foldForm returns a path in lower case. In an address (a path without an extension) spaces become hyphens, as in
// Starlight.
func foldForm(form string) string {
	if pageName(form) == form {
		form = strings.ReplaceAll(form, " ", "-")
	}
	return strings.ToLower(form)
}

type suggester struct {
	entries     []*handbook.Entry
	byID        map[string]*handbook.Entry
	ids         []string // ids of all entries, including former ids; filled when needed
	comparisons int
}
