package check

import (
	"io/fs"
	"time"

	"trustbook/handbook"
)

type checker struct {
	*handbook.Handbook

	fsys    fs.FS
	now     time.Time
	against *handbook.Handbook
	pages   []*checkedPage // sorted by path

	translations []*checkedPage             // sorted by path
	duplicates   map[*checkedPage]duplicate // for each near-duplicate page, the earlier page
	foreign      bool                       // the handbook was written for another program
	links        linkCounts
	unreadable   map[string]bool   // paths of files whose front matter could not be parsed
	sources      map[string]string // texts of files by path; see sourceOf

	versions   map[string]string // newest version by the folder above; see isOldVersion
	redirected map[string]bool   // old addresses of pages; see isRedirected

	rule  Rule               // the rule being applied
	found []handbook.Problem // problems that the current rule has found
}

// manifestPath returns the path of the manifest or, without a manifest, the path of the folder.
func (c *checker) manifestPath() string {
	if _, err := fs.Stat(c.fsys, handbook.ManifestName); err != nil {
		return "."
	}
	return handbook.ManifestName
}

// duplicate is the earlier page that a page nearly duplicates.
type duplicate struct {
	page  *checkedPage
	share float64 // resemblance of the two pages
}

// Rule describes a rule of the check.
type Rule struct {
	Code     string            `json:"code"` // stable identifier
	Severity handbook.Severity `json:"severity"`
	Summary  string            `json:"summary"` // what the rule finds, in one line
	Text     string            `json:"text"`    // what the rule finds, why it matters, how to fix or suppress it

	Proven bool `json:"-"` // the rule is also right about handbooks for other programs; see reliableRules

	// find checks the whole handbook, and page a single entry. At most one of them is set. If neither is set, the
	// loader applies the rule.
	find func(*checker)
	page func(*checker, *checkedPage)
}
