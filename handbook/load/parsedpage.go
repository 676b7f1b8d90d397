package load

import (
	"cmp"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
)

// parsedPage is a page that was parsed independently of other pages: an entry, and data that is needed only during
// loading.
type parsedPage struct {
	entry    *handbook.Entry
	front    frontmatter.Mapping
	problems []handbook.Problem
	sortPosition

	hasTitle     bool // the front matter has a title
	fromName     bool // the title is made from the file name, so a navigation may replace it
	fromPart     bool // the title is the page's only heading, which is not a first-level heading
	navTitle     string
	ownID        string             // the id given by the author, valid or not
	tags         []string           // become frameworks or keywords; see sortTags
	relatedPaths []string           // values of related, which may not refer to an entry
	addresses    []string           // addresses at which a site serves the page
	oldPaths     []string           // earlier addresses
	ownerSlack   string             // Slack channel of the owner, used if no other owner is given
	label        string             // title in another tool's lists
	acronyms     []handbook.Acronym // acronyms that the body explains
	anchors      map[string]int     // by id in the body, except ids of headings: the line in the file
	tagged       map[string]bool    // link targets that a template engine would fill in
	titleAnchor  string             // anchor of the title heading, which is not part of the body
	bare         string             // path without the part for the language; "" if there is no such part
	languages    []*parsedPage      // the page in every language, original first; nil if there is only one

	checksum uint64 // checksum of the file
	blank    bool   // the file contains only white space
}

// sortPosition determines the position of a page or section among its siblings.
type sortPosition struct {
	place    int  // position in the navigation of a site, from 1; 0 if the navigation does not list the page or section
	hasOrder bool // the order is explicit
	order    float64

	// Hugo sorts by these fields if pages have the same order, or no order.
	date, linkTitle string
}

// listedPath returns the path that determines a page's place in lists: its path without the language.
func (p *parsedPage) listedPath() string { return cmp.Or(p.bare, p.entry.Path) }
