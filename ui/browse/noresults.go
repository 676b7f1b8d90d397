package browse

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/draw"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// noResults replaces the preview if nothing matches. It explains why, and lists the keys that help.
type noResults struct {
	query    string
	result   search.Result
	entries  int       // number of entries in the handbook
	selected list.Item // suggestion that is selected
	related  bool      // there are suggestions
	open     string    // names of the keys that open and clear
	clearing string
}

func (n noResults) render(th *theme.Theme, width int) []string {
	d := draw.NewDocument(th, width)
	if n.result.FilterOnly {
		d.AddText(phrases.NoFilterMatch, th.Title.Render)
		d.AddBlank()
		n.addClear(&d)
		return d.Rows
	}
	d.AddText(th.TransliteratePhrase(phrases.NoAnswerFor(n.result.Suggestions)), th.Title.Render)
	d.AddBlank()
	if !n.isAboutFilters() {
		if why := n.reason(); why != "" {
			d.AddText(th.TransliteratePhrase(why), th.Text.Render)
			d.AddBlank()
		}
		d.AddCallout(phrases.OnACall, phrases.OfferToCheck+" "+n.hint())
		d.AddBlank()
	}
	switch it := n.selected; {
	case it.Word.Word != "":
		addKeyLine(&d, n.open, fmt.Sprintf(phrases.SearchInstead, it.Word.Query))
	case it.Entry != nil:
		addKeyLine(&d, n.open, fmt.Sprintf(phrases.ReadEntryEffect, it.Entry.Title))
	}
	n.addClear(&d)
	return d.Rows
}

// renderBelow explains, below the suggestions on a narrow screen, why nothing matches and what to do. The text ends
// with the last sentence that fits into limit rows.
func (n noResults) renderBelow(th *theme.Theme, width, limit int) []string {
	d := draw.NewDocument(th, width)
	d.AddBlank()
	d.AddText(th.TransliteratePhrase(n.reason()), th.Text.Render)
	if len(d.Rows) > limit {
		return nil
	}
	reason := d.Rows
	if n.isAboutFilters() {
		return reason
	}
	if d.AddCallout(phrases.OnACall, phrases.OfferToCheck); len(d.Rows) > limit {
		return reason
	}
	return d.Rows
}

func (n noResults) addClear(d *draw.Document) {
	addKeyLine(d, n.clearing, phrases.ClearEffect(n.entries))
}

// isAboutFilters reports whether the filters of the query are the reason that nothing matches: one has no known value, or
// they exclude all entries that would answer.
func (n noResults) isAboutFilters() bool {
	return n.result.Suggestions.Filter != "" || len(n.result.Suggestions.Without) > 0
}

// hint explains the suggestions in the list.
func (n noResults) hint() string {
	if !n.related {
		return phrases.NoRelatedEntries
	}
	return phrases.OnlyRelatedEntries
}

// reason returns a sentence that names the words in the query that no entry contains.
func (n noResults) reason() string {
	if len(n.result.Unmatched) == 0 || n.isAboutFilters() {
		switch {
		case n.isAboutFilters():
			return phrases.NoAnswerFor(n.result.Suggestions)
		case n.result.Total == 0:
			return ""
		case len(strings.Fields(n.query)) < 2: // the only word matched as a synonym
			return phrases.NoneMentionsItself(n.entries, strings.TrimSpace(n.query))
		}
		return phrases.NoneIsAboutAll(n.result.Total, n.entries)
	}
	return phrases.NoneMentions(n.entries, n.result.Unmatched)
}

func addKeyLine(d *draw.Document, key, phrase string) {
	text := draw.Cut(phrase, d.Width-6, d.Theme.Glyph.Ellipsis)
	pad := strings.Repeat(" ", max(1, 6-len(key)))
	d.AddRow("  "+d.Theme.Hotkey.Render(key)+pad+d.Theme.Quiet.Render(text), "  "+key+pad+text)
}

// maxOtherCategories is the maximum number of categories to name, and maxLabelWidth the maximum width of a name, in
// cells. Both limits leave room for the end of the sentence, which tells the user what to do.
const (
	maxOtherCategories = 3
	maxLabelWidth      = 30
)

// hitsInOtherCategories names the categories with the most hits, and the key that goes to the first of them.
func hitsInOtherCategories(tabs []Tab, key string, th *theme.Theme) string {
	var with []Tab
	for _, t := range tabs[1:] {
		if t.Count > 0 && t.ID != savedTab && t.Path == nil {
			with = append(with, t)
		}
	}
	slices.SortStableFunc(with, func(a, b Tab) int { return b.Count - a.Count })
	var found []string
	for _, t := range with[:min(len(with), maxOtherCategories)] {
		found = append(found, fmt.Sprintf(phrases.CategoryHas, draw.Cut(t.Label, maxLabelWidth, th.Glyph.Ellipsis), t.Count))
	}
	return phrases.FoundElsewhere(found, len(with)-len(found), key)
}

func (m *Model) noResults() noResults {
	return noResults{
		query: m.query, result: m.result, entries: len(m.session.Handbook.Entries),
		selected: m.List.Current(), related: m.List.Len() > 0,
		open: m.openKey().Help().Key, clearing: m.keys.Clear.Help().Key,
	}
}
