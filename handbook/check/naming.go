package check

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// missingIDs finds texts whose id is made of their path, in a handbook where
// most texts have one that is written.
func missingIDs(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		if p.Derived.ID && !b.unread[p.Path] && b.keyLine(p.Entry, "id") == 0 {
			out = append(out, b.atKey(p.Entry, "id", fmt.Sprintf("has no id, so it goes by %q, which changes when the file is moved: write `id: %s`", p.ID, p.ID)))
		}
	}
	if 2*len(out) > len(b.pages) { // this handbook goes by paths
		return nil
	}
	return out
}

// changedIDs finds ids of an earlier edition that lead nowhere now.
func changedIDs(b *book) []finding {
	if b.against == nil {
		return nil
	}
	var out []finding
	for _, old := range b.against.Entries {
		for _, id := range append([]string{old.ID}, old.FormerIDs...) {
			if b.Entry(id) == nil {
				out = append(out, b.changed(old.Path, old.Title, id))
			}
		}
	}
	return out
}

// changed is the finding for an id that is gone, where it is to be mended: in
// the text that took its place, or else in the manifest.
func (b *book) changed(path, title, id string) finding {
	for _, p := range b.pages {
		if p.Path == path || strings.EqualFold(p.Title, title) {
			return b.atKey(p.Entry, "id", fmt.Sprintf("was %q in the earlier edition, and nothing leads from there to here: write `former_ids: [%s]`", id, id))
		}
	}
	at := manifestName
	if _, err := fs.Stat(b.fsys, at); err != nil {
		at = "."
	}
	return finding{at, 0, fmt.Sprintf("the earlier edition had a text %q (%q, in %s), and its id leads nowhere now: name it in former_ids of the text that answers instead", id, title, path)}
}

// manifestName is where a finding stands that is of no text.
const manifestName = "handbook.yaml"

// missingTitles finds texts that have no title but their file's name.
func missingTitles(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		if p.Derived.Title && !b.unread[p.Path] {
			out = append(out, b.atKey(p.Entry, "title", fmt.Sprintf("has no title, so the list shows %q, made of the file's name: write a heading or `title:`", p.Title)))
		}
	}
	return out
}

// duplicateTitles finds texts that the list shows under the same name. Of those
// that say the same too, that is said already.
func duplicateTitles(b *book) []finding {
	var out []finding
	first := map[string]*page{}
	for _, p := range b.pages {
		key := p.Life.Lang + "\x00" + strings.ToLower(p.Title)
		if other := first[key]; other != nil {
			if b.twins[p].page != nil {
				continue
			}
			out = append(out, b.atKey(p.Entry, "title", fmt.Sprintf("has the title of %s, %q: say in the title what is different here", other.Path, p.Title)))
			continue
		}
		first[key] = p
	}
	return out
}

// longestTitle is what a list can show of a title, in characters.
const longestTitle = 80

func longTitles(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		if n := utf8.RuneCountInString(p.Title); n > longestTitle {
			out = append(out, b.atKey(p.Entry, "title", fmt.Sprintf("has a title of %d characters, and the list cuts it: make it %d at most", n, longestTitle)))
		}
	}
	return out
}

// missingSummaries finds questions without the sentence that answers on a call.
func missingSummaries(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		if p.Kind == "faq" && p.Summary == "" {
			out = append(out, b.atKey(p.Entry, "summary", "is a faq without a summary: write `summary:` with the one sentence to say on a call"))
		}
	}
	return out
}

// verdictsAlone finds verdicts on nothing.
func verdictsAlone(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		if p.Answer != "" && p.Question == "" {
			out = append(out, b.atKey(p.Entry, "answer", fmt.Sprintf("answers %q to no question: write `question:`, or take the answer out", p.Answer)))
		}
	}
	return out
}

// emptyTexts finds texts with nothing to read.
func emptyTexts(b *book) []finding {
	var out []finding
	for _, p := range b.pages {
		if p.Summary == "" && p.Text() == "" {
			out = append(out, b.atKey(p.Entry, "", "has no text to read: write it, or take the file away"))
		}
	}
	return out
}

// unlistedCategories finds categories that the manifest forgot: one finding each,
// at its first text.
func unlistedCategories(b *book) []finding {
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
