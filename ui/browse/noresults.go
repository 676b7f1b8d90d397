package browse

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/draw"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// noResults replaces the preview when nothing matches: it says so, why, and which keys help.
type noResults struct {
	query    string
	result   search.Result
	entries  int       // number of entries in the handbook
	selected list.Item // the selected suggestion
	related  bool      // there are suggestions
	open     string    // the keys that open and clear
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
	d.AddText(phrases.NoAnswer, th.Title.Render)
	d.AddBlank()
	if why := n.reason(); why != "" {
		d.AddText(th.Phrase(why), th.Text.Render)
		d.AddBlank()
	}
	d.AddCallout("On a call:", "offer to check and get back to them. "+n.hint())
	d.AddBlank()
	switch it := n.selected; {
	case it.Word.Word != "":
		addKeyLine(&d, n.open, "search for "+it.Word.Word+" instead")
	case it.Entry != nil:
		addKeyLine(&d, n.open, "read "+it.Entry.Title)
	}
	n.addClear(&d)
	return d.Rows
}

func (n noResults) addClear(d *draw.Document) {
	addKeyLine(d, n.clearing, "clear and see all "+phrases.Entries(n.entries))
}

// hint explains the suggestions in the list.
func (n noResults) hint() string {
	if !n.related {
		return "There are no related entries either."
	}
	return "The list shows related entries; they are not the answer."
}

// reason names the words that no entry contains.
func (n noResults) reason() string {
	if len(n.result.Unmatched) == 0 {
		switch {
		case n.result.Total == 0:
			return ""
		case len(strings.Fields(n.query)) < 2: // a synonym of it was found
			return fmt.Sprintf("None of the %s mentions “%s” itself.", phrases.Entries(n.entries), strings.TrimSpace(n.query))
		}
		return fmt.Sprintf("%d of the %s contain some of these words, but none is about all of them.", n.result.Total, phrases.Entries(n.entries))
	}
	quoted := handbook.MapSlice(n.result.Unmatched, func(w string) string { return "“" + w + "”" })
	words := quoted[0]
	if last := len(quoted) - 1; last > 0 {
		words = strings.Join(quoted[:last], ", ") + " or " + quoted[last]
	}
	return fmt.Sprintf("None of the %s mentions %s, even allowing for typos and synonyms.", phrases.Entries(n.entries), words)
}

func addKeyLine(d *draw.Document, key, phrase string) {
	text := draw.Cut(phrase, d.Width-6, d.Theme.Glyph.Ellipsis)
	pad := strings.Repeat(" ", max(1, 6-len(key)))
	d.AddRow("  "+d.Theme.Hotkey.Render(key)+pad+d.Theme.Quiet.Render(text), "  "+key+pad+text)
}

// maxElsewhere is the maximum number of tabs with hits to name, and maxLabel the maximum width
// of a name: the end of the sentence, which says what to do, must remain visible.
const (
	maxElsewhere = 3
	maxLabel     = 30
)

// hitsElsewhere names the categories with the most hits, and the key to go there.
func hitsElsewhere(tabs []Tab, key string, th *theme.Theme) string {
	var with []Tab
	for _, t := range tabs[1:] {
		if t.Count > 0 && t.ID != savedTab && t.Path == nil {
			with = append(with, t)
		}
	}
	slices.SortStableFunc(with, func(a, b Tab) int { return b.Count - a.Count })
	var found []string
	for _, t := range with[:min(len(with), maxElsewhere)] {
		found = append(found, fmt.Sprintf("%s has %d", draw.Cut(t.Label, maxLabel, th.Glyph.Ellipsis), t.Count))
	}
	text := strings.Join(found, ", ")
	if more := len(with) - len(found); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text + "; " + key + " goes there."
}

func (m *Model) noResults() noResults {
	return noResults{
		query: m.query, result: m.result, entries: len(m.session.Handbook.Entries),
		selected: m.List.Current(), related: m.List.Len() > 0,
		open: m.opening().Help().Key, clearing: m.keys.Clear.Help().Key,
	}
}
