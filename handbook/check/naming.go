package check

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook"
)

// missingIDs finds entries without an explicit id, if most entries have one.
func missingIDs(c *checker) []finding {
	var out []finding
	for _, p := range c.pages {
		if p.Derived.ID && !c.unreadable[p.Path] && c.fieldLine(p.Entry, "id") == 0 {
			out = append(out, c.atField(p.Entry, "id", fmt.Sprintf("has no id, so it gets %q, which changes if the file is moved: add `id: %s`", p.ID, p.ID)))
		}
	}
	if 2*len(out) > len(c.pages) { // this handbook does not use ids
		return nil
	}
	return out
}

// changedIDs finds ids of the earlier edition that no longer resolve.
func changedIDs(c *checker) []finding {
	if c.against == nil {
		return nil
	}
	var out []finding
	for _, old := range c.against.Entries {
		for _, id := range append([]string{old.ID}, old.FormerIDs...) {
			if c.Entry(id) == nil {
				out = append(out, c.changedID(old.Path, old.Title, id))
			}
		}
	}
	return out
}

// changedTitle finds a new title of the handbook that does not list the former one.
func changedTitle(c *checker) []finding {
	if c.against == nil || slices.Contains(c.Titles(), c.against.Titles()[0]) {
		return nil
	}
	was := c.against.Titles()[0]
	return []finding{{c.manifestPath(), c.manifestLine("title"), fmt.Sprintf("the title was %q in the earlier edition, and what readers have read and acknowledged is stored under it: add `former_titles: [%q]`", was, was)}}
}

// changedID returns the finding for an id that is gone: in the entry that took its
// place, or else in the manifest.
func (c *checker) changedID(path, title, id string) finding {
	for _, p := range c.pages {
		if p.Path == path || strings.EqualFold(p.Title, title) {
			return c.atField(p.Entry, "id", fmt.Sprintf("was %q in the earlier edition, and that id leads nowhere now: add `former_ids: [%s]`", id, id))
		}
	}
	return finding{c.manifestPath(), 0, fmt.Sprintf("the earlier edition had an entry %q (%q, in %s), and its id leads nowhere now: add it to former_ids of the entry that replaces it", id, title, path)}
}

// manifestPath returns the path of the manifest, or of the folder if there is none.
func (c *checker) manifestPath() string {
	if _, err := fs.Stat(c.fsys, manifestName); err != nil {
		return "."
	}
	return manifestName
}

// manifestLine returns the line of a field of the manifest, or 0.
func (c *checker) manifestLine(key string) int {
	data, _ := fs.ReadFile(c.fsys, manifestName) // without a manifest, no line is known
	for i, text := range strings.Split(string(data), "\n") {
		if m := fieldPattern().FindStringSubmatch(text); m != nil && m[1] == key {
			return i + 1
		}
	}
	return 0
}

// manifestName is the path reported with findings that belong to no entry.
const manifestName = "handbook.yaml"

// missingTitle finds titles made from the name of the file.
func missingTitle(c *checker, p *page) []finding {
	if p.Derived.Title && !c.unreadable[p.Path] {
		return []finding{c.atField(p.Entry, "title", fmt.Sprintf("has no title, so the list shows %q, from the name of the file: add a heading or `title:`", p.Title))}
	}
	return nil
}

// duplicateTitles finds entries with the same title. Near-duplicates are left to their
// own rule.
func duplicateTitles(c *checker) []finding {
	var out []finding
	first := map[string]*page{}
	for _, p := range c.pages {
		title := strings.TrimSuffix(p.Title, p.Derived.Suffix)
		key := p.Metadata.Lang + "\x00" + strings.ToLower(title)
		if other := first[key]; other != nil {
			if c.duplicates[p].page != nil {
				continue
			}
			out = append(out, c.atField(p.Entry, "title", fmt.Sprintf("has the same title as %s, %q: make the titles different", other.Path, title)))
			continue
		}
		first[key] = p
	}
	return out
}

// maxTitle is the maximum length of a title, in characters, that fits in a list.
const maxTitle = 80

// longTitle finds titles that do not fit in the list.
func longTitle(c *checker, p *page) []finding {
	if n := utf8.RuneCountInString(p.Title); n > maxTitle {
		return []finding{c.atField(p.Entry, "title", fmt.Sprintf("has a title of %d characters, which the list cuts: use at most %d", n, maxTitle))}
	}
	return nil
}

// missingSummary finds questions without a summary, the sentence to read out on a call.
func missingSummary(c *checker, p *page) []finding {
	if p.Kind == "faq" && p.Summary == "" {
		return []finding{c.atField(p.Entry, "summary", "is a FAQ without a summary: add `summary:` with the sentence to say on a call")}
	}
	return nil
}

// verdictWithoutQuestion finds verdicts without a question.
func verdictWithoutQuestion(c *checker, p *page) []finding {
	if p.Answer != "" && p.Question == "" {
		return []finding{c.atField(p.Entry, "answer", fmt.Sprintf("answers %q, but has no question: add `question:`, or remove the answer", p.Answer))}
	}
	return nil
}

// emptyText finds entries without any text.
func emptyText(c *checker, p *page) []finding {
	if p.Summary == "" && p.Text() == "" {
		return []finding{c.atField(p.Entry, "", "has nothing to read: write the entry, or remove the file")}
	}
	return nil
}

// unlistedCategories finds categories that are missing from the manifest, with one
// finding for each.
func unlistedCategories(c *checker) []finding {
	count, first, listed := map[string]int{}, map[string]*page{}, false
	var order []string
	for _, p := range c.pages {
		c, _ := c.Category(p.Category)
		if !c.Derived {
			listed = true
			continue
		}
		if count[c.ID]++; count[c.ID] == 1 {
			first[c.ID] = p
			order = append(order, c.ID)
		}
	}
	if !listed { // this handbook lists no categories
		return nil
	}
	var out []finding
	for _, id := range order {
		out = append(out, finding{first[id].Path, 1, fmt.Sprintf(
			"creates the category %q, which is not in %s (%s): add it there, or set `category:` to one that is", id, manifestName, handbook.Count(count[id], "entry"))})
	}
	return out
}
