package check

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// missingIDs finds texts whose id is made of their path, in a handbook where
// most texts have one that is written.
func missingIDs(b *checker) []finding {
	var out []finding
	for _, p := range b.pages {
		if p.Derived.ID && !b.unreadable[p.Path] && b.fieldLine(p.Entry, "id") == 0 {
			out = append(out, b.atField(p.Entry, "id", fmt.Sprintf("has no id, so it goes by %q, which changes when the file is moved: write `id: %s`", p.ID, p.ID)))
		}
	}
	if 2*len(out) > len(b.pages) { // this handbook goes by paths
		return nil
	}
	return out
}

// changedIDs finds ids of an earlier edition that lead nowhere now.
func changedIDs(b *checker) []finding {
	if b.against == nil {
		return nil
	}
	var out []finding
	for _, old := range b.against.Entries {
		for _, id := range append([]string{old.ID}, old.FormerIDs...) {
			if b.Entry(id) == nil {
				out = append(out, b.changedID(old.Path, old.Title, id))
			}
		}
	}
	return out
}

// changedTitle finds a title that is not that of an earlier edition, nor says so.
func changedTitle(b *checker) []finding {
	if b.against == nil || slices.Contains(b.Titles(), b.against.Titles()[0]) {
		return nil
	}
	was := b.against.Titles()[0]
	return []finding{{b.manifestPath(), b.manifestLine("title"), fmt.Sprintf("the title was %q in the earlier edition, and what people have read and acknowledged is kept under that: write `former_titles: [%q]`", was, was)}}
}

// changed is the finding for an id that is gone, where it is to be mended: in
// the text that took its place, or else in the manifest.
func (b *checker) changedID(path, title, id string) finding {
	for _, p := range b.pages {
		if p.Path == path || strings.EqualFold(p.Title, title) {
			return b.atField(p.Entry, "id", fmt.Sprintf("was %q in the earlier edition, and nothing leads from there to here: write `former_ids: [%s]`", id, id))
		}
	}
	return finding{b.manifestPath(), 0, fmt.Sprintf("the earlier edition had a text %q (%q, in %s), and its id leads nowhere now: name it in former_ids of the text that answers instead", id, title, path)}
}

// manifestAt is the manifest, or the folder in which there is none.
func (b *checker) manifestPath() string {
	if _, err := fs.Stat(b.fsys, manifestName); err != nil {
		return "."
	}
	return manifestName
}

// manifestLine is the line of the manifest that a key stands on, 0 when it is not there.
func (b *checker) manifestLine(key string) int {
	data, _ := fs.ReadFile(b.fsys, manifestName) // without one there are no lines
	for i, text := range strings.Split(string(data), "\n") {
		if m := fieldPattern().FindStringSubmatch(text); m != nil && m[1] == key {
			return i + 1
		}
	}
	return 0
}

// manifestName is where a finding stands that is of no text.
const manifestName = "handbook.yaml"

// missingTitle says that a text has no title but its file's name.
func missingTitle(b *checker, p *page) []finding {
	if p.Derived.Title && !b.unreadable[p.Path] {
		return []finding{b.atField(p.Entry, "title", fmt.Sprintf("has no title, so the list shows %q, made of the file's name: write a heading or `title:`", p.Title))}
	}
	return nil
}

// duplicateTitles finds texts that the list shows under the same name. Of those
// that say the same too, that is said already.
func duplicateTitles(b *checker) []finding {
	var out []finding
	first := map[string]*page{}
	for _, p := range b.pages {
		title := strings.TrimSuffix(p.Title, p.Derived.Suffix)
		key := p.Metadata.Lang + "\x00" + strings.ToLower(title)
		if other := first[key]; other != nil {
			if b.duplicates[p].page != nil {
				continue
			}
			out = append(out, b.atField(p.Entry, "title", fmt.Sprintf("has the title of %s, %q: say in the title what is different here", other.Path, title)))
			continue
		}
		first[key] = p
	}
	return out
}

// longestTitle is what a list can show of a title, in characters.
const maxTitle = 80

// longTitle says that the list has no room for a title.
func longTitle(b *checker, p *page) []finding {
	if n := utf8.RuneCountInString(p.Title); n > maxTitle {
		return []finding{b.atField(p.Entry, "title", fmt.Sprintf("has a title of %d characters, and the list cuts it: make it %d at most", n, maxTitle))}
	}
	return nil
}

// missingSummary says that a question lacks the sentence that answers on a call.
func missingSummary(b *checker, p *page) []finding {
	if p.Kind == "faq" && p.Summary == "" {
		return []finding{b.atField(p.Entry, "summary", "is a faq without a summary: write `summary:` with the one sentence to say on a call")}
	}
	return nil
}

// verdictAlone says that a verdict is on nothing.
func verdictWithoutQuestion(b *checker, p *page) []finding {
	if p.Answer != "" && p.Question == "" {
		return []finding{b.atField(p.Entry, "answer", fmt.Sprintf("answers %q to no question: write `question:`, or take the answer out", p.Answer))}
	}
	return nil
}

// emptyText says that there is nothing to read.
func emptyText(b *checker, p *page) []finding {
	if p.Summary == "" && p.Text() == "" {
		return []finding{b.atField(p.Entry, "", "has no text to read: write it, or take the file away")}
	}
	return nil
}

// unlistedCategories finds categories that the manifest forgot: one finding each,
// at its first text.
func unlistedCategories(b *checker) []finding {
	count, first, listed := map[string]int{}, map[string]*page{}, false
	var order []string
	for _, p := range b.pages {
		c, _ := b.Category(p.Category)
		if !c.Derived {
			listed = true
			continue
		}
		if count[c.ID]++; count[c.ID] == 1 {
			first[c.ID] = p
			order = append(order, c.ID)
		}
	}
	if !listed { // no category is listed, so none is forgotten
		return nil
	}
	var out []finding
	for _, id := range order {
		out = append(out, finding{first[id].Path, 1, fmt.Sprintf(
			"makes a category %q that %s does not list (%s): list it, or give `category:` one that is there", id, manifestName, number(count[id], "text"))})
	}
	return out
}
