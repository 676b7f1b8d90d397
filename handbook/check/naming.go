package check

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// missingIDs finds entries without an id, if most entries have one.
func missingIDs(c *checker) {
	for _, p := range c.pages {
		switch {
		case !p.Derived.ID || c.unreadable[p.Path] || c.fieldLine(p.Entry, "id") > 0:
		case c.isNamedAsTranslation(p.Path):
			c.reportField(p.Entry, "id", "is named like a translation, but translates no entry: put it next to its original, or add the original's `id:`")
		default:
			c.reportField(p.Entry, "id", "has no id, so it gets %q, which changes if the file is moved: add `id: %s`", p.ID, p.ID)
		}
	}
	if 2*len(c.found) > len(c.pages) { // the handbook does not use ids
		c.found = nil
	}
}

// isNamedAsTranslation reports whether a path such as x.sv.md names a language of the handbook other than the first.
func (c *checker) isNamedAsTranslation(name string) bool {
	return len(c.Languages) > 0 && slices.Index(c.Languages, c.languageInPath(name)) > 0
}

// languageInPath returns the language of the handbook in the name of a file or in its first folder: that of x.sv.md and
// sv/x.md. It returns "" if there is none.
func (c *checker) languageInPath(name string) string {
	tag := strings.TrimPrefix(path.Ext(strings.TrimSuffix(name, path.Ext(name))), ".")
	folder, _, _ := strings.Cut(name, "/")
	for _, l := range c.Languages {
		if strings.EqualFold(l, tag) || strings.EqualFold(l, folder) {
			return l
		}
	}
	return ""
}

// changedIDs finds ids of the earlier edition that no entry has now.
func changedIDs(c *checker) {
	if c.against == nil {
		return
	}
	if was := c.against.ID; was != "" && c.ID != was {
		c.report(c.manifestPath(), c.manifestLine("id"), "the earlier edition has the id %q, and trustbook recognises older editions by their id: add `id: %s`", was, was)
	}
	for _, old := range c.against.Entries {
		for _, id := range append([]string{old.ID}, old.FormerIDs...) {
			if c.Entry(id) == nil {
				c.reportChangedID(old, id)
			}
		}
	}
}

// changedTitle finds a changed title of the handbook, if former_titles does not list the earlier one.
func changedTitle(c *checker) {
	if c.against == nil || slices.Contains(c.Titles(), c.against.Titles()[0]) {
		return
	}
	was := c.against.Titles()[0]
	c.report(c.manifestPath(), c.manifestLine("title"),
		"the title was %q in the earlier edition, and what readers have read and acknowledged is stored under it: add `former_titles: [%q]`", was, was)
}

// reportChangedID reports an id of an earlier entry that no longer exists. It reports it at the entry that replaced the
// earlier entry or, if there is no such entry, in the manifest.
func (c *checker) reportChangedID(old *handbook.Entry, id string) {
	replaces := func(p *checkedPage) bool {
		return p.ID == old.ID || p.Path == old.Path || strings.EqualFold(p.Title, old.Title)
	}
	if at := slices.IndexFunc(c.pages, replaces); at >= 0 {
		c.reportField(c.pages[at].Entry, "id", "had the id %q in the earlier edition, and no entry has that id now: add `former_ids: [%s]`", id, id)
		return
	}
	c.report(c.manifestPath(), 0, "the earlier edition had an entry %q (%q, in %s), but no entry has its id now: add the id to former_ids of the entry that replaces it",
		id, old.Title, old.Path)
}

// manifestLine returns the line of a manifest field, or 0.
func (c *checker) manifestLine(key string) int {
	data, _ := fs.ReadFile(c.fsys, handbook.ManifestName) // without a manifest, no line is known
	for i, text := range strings.Split(string(data), "\n") {
		if m := fieldPattern().FindStringSubmatch(text); m != nil && m[1] == key {
			return i + 1
		}
	}
	return 0
}

// headingWithoutSpacePattern matches a line that was meant to be a heading.
var headingWithoutSpacePattern = pattern.Lazy(`^#{1,3}\pL`)

// failedHeadings finds lines that lack the space after # of a heading. One # alone may begin a tag.
func failedHeadings(c *checker, p *checkedPage) {
	var all []textLine
	for _, l := range p.prose {
		if !l.title && l.field == "" && failedHeadingPattern().MatchString(l.text) {
			all = append(all, l)
		}
	}
	if len(all) > 0 {
		c.reportLine(p, all[0], "%q is not a heading%s: add a space after #", shortenTo(all[0].text), occurrencesNote(len(all)))
	}
}

var failedHeadingPattern = pattern.Lazy(`^#{2,6}[\pL\pN]`)

// missingTitle finds titles made from file names.
func missingTitle(c *checker, p *checkedPage) {
	if p.Derived.Title && !c.unreadable[p.Path] && p.Text() != "" && !isRepositoryFile(p.Path) {
		if first, _, _ := strings.Cut(p.Markdown, "\n"); headingWithoutSpacePattern().MatchString(first) {
			c.report(p.Path, p.FileLine(0), "%q is not a heading, so the list shows %q, from the name of the file: add a space after #", shortenTo(first), p.Title)
			return
		}
		what := "no title"
		if slices.ContainsFunc(p.Sections, func(s handbook.Section) bool { return s.Level == 1 }) {
			what = "several headings of the first level"
		}
		c.reportField(p.Entry, "title", "has %s, so the list shows %q, from the name of the file: add a heading or `title:`", what, p.Title).Subject.Case = handbook.CaseTitleOfFile
	}
}

// isRepositoryFile reports whether a file has a name that is common for files about a repository, such as LICENSE.
func isRepositoryFile(name string) bool {
	base := path.Base(name)
	return ignoredFilePattern().MatchString(base) || aboutRepositoryPattern().MatchString(base) || base == name && strings.EqualFold(pageExtensionPattern().ReplaceAllString(base, ""), "readme")
}

var aboutRepositoryPattern = pattern.Lazy(`(?i)^(?:contributing|code[-_ ]of[-_ ]conduct|(?:pull_request|issue)_template)\.`)

// duplicateTitles finds entries with the same title in the same group. Entries in different groups are easy to tell
// apart in lists. Near-duplicates have their own rule, so duplicateTitles skips them.
func duplicateTitles(c *checker) {
	first := map[string]*checkedPage{}
	for _, p := range c.pages {
		title := strings.TrimSuffix(p.Title, p.Derived.Suffix)
		key := p.Metadata.Lang + "\x00" + p.Category + "\x00" + groupName(p.Group) + "\x00" + strings.ToLower(title)
		switch other := first[key]; {
		case other == nil:
			first[key] = p
		case isRepositoryFile(other.Path) && indexPagePattern().MatchString(path.Base(p.Path)): // the home page of the site
			first[key] = p
		case c.duplicates[p].page == nil && !isRepositoryFile(p.Path) && !areIndexAndPage(p, other):
			found := c.reportField(p.Entry, "title", "has the same title as %s, %q: make the titles different", other.Path, title)
			found.Subject.Name, found.Subject.Other = title, other.Path
		}
	}
}

// areIndexAndPage reports whether one of two pages is empty, or is the index of a folder that contains both. An index
// often has the title of the main page in its folder.
func areIndexAndPage(p, other *checkedPage) bool {
	index := func(q *checkedPage) bool { return indexPagePattern().MatchString(path.Base(q.Path)) }
	return p.Text() == "" || other.Text() == "" || path.Dir(p.Path) == path.Dir(other.Path) && path.Dir(p.Path) != "." && (index(p) || index(other))
}

// groupName returns the titles of a group and the groups that contain it.
func groupName(g *handbook.Group) string {
	var titles []string
	for _, g := range g.Path() {
		titles = append(titles, g.Title)
	}
	return strings.Join(titles, "\x00")
}

// A title of more than fittingTitleLength characters does not fit in lists. It is reported if it is longer than
// maxTitleLength.
const (
	fittingTitleLength = 80
	maxTitleLength     = 100
)

// longTitle finds titles that do not fit in lists.
func longTitle(c *checker, p *checkedPage) {
	if n := utf8.RuneCountInString(strings.TrimSuffix(p.Title, p.Derived.Suffix)); n > maxTitleLength {
		c.reportField(p.Entry, "title", "has a title of %d characters, which the list truncates: use at most %d", n, fittingTitleLength)
	}
}

// missingSummary finds questions without a summary. The summary is the sentence to read out on a call. An entry without
// a body needs only a verdict.
func missingSummary(c *checker, p *checkedPage) {
	if p.Kind == "faq" && p.Summary == "" && (p.Answer == "" || p.Text() != "") {
		c.reportField(p.Entry, "summary", "is an FAQ without a summary: add `summary:` with the sentence to say on a call")
	}
}

// verdictWithoutQuestion finds verdicts without a question.
func verdictWithoutQuestion(c *checker, p *checkedPage) {
	if p.Answer != "" && p.Question == "" {
		c.reportField(p.Entry, "answer", "answers %q, but has no question: add `question:`, or remove the answer", p.Answer)
	}
}

var indexPagePattern = pattern.Lazy(`(?i)^(?:_?index|readme)\.`)

// emptyText finds entries without a body, except lists of abbreviations and entries whose body is HTML or is inserted
// by another program.
func emptyText(c *checker, p *checkedPage) {
	told := func(q handbook.Problem) bool {
		return q.Path == p.Path && (q.Code == "unknown-markup" || q.Code == "raw-html")
	}
	index := indexPagePattern().MatchString(path.Base(p.Path)) && (!p.Derived.Title || p.Markdown == "") // the title page of a section, or an index of files
	if p.Summary == "" && p.Answer == "" && p.Text() == "" && !index && !strings.Contains(p.Markdown, "*[") && !slices.ContainsFunc(c.Problems, told) {
		c.reportField(p.Entry, "", "has no text: write the entry, or remove the file")
	}
}

// unlistedCategories finds categories that are missing from the manifest. It reports each category once.
func unlistedCategories(c *checker) {
	entries, listed := map[string][]*checkedPage{}, false // by category
	for _, p := range c.pages {
		if category, _ := c.Category(p.Category); !category.Derived {
			listed = true
		} else {
			entries[category.ID] = append(entries[category.ID], p)
		}
	}
	if !listed { // the handbook does not list categories
		return
	}
	for id, all := range entries {
		c.report(all[0].Path, 1, "creates the category %q, which is not in %s (%s): add it there, or set `category:` to one that is",
			id, handbook.ManifestName, handbook.CountWithNoun(len(all), "entry"))
	}
}
