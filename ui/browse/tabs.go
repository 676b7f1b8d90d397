package browse

import (
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// savedTab is the id of the tab for saved entries. The ids of tabs for reading paths begin with pathTab. No category
// has such an id.
const (
	savedTab = "*saved"
	pathTab  = "*path:"
)

// Tab is a category, a reading path, the saved entries, or all entries.
type Tab struct {
	ID    string // id of the category; "" for all entries
	Label string
	Count int            // number of entries or, during a search, of hits
	Path  *handbook.Path // reading path of the tab; nil for other tabs
	Read  string         // for a path, how much has been read, shown before the number; "" for other tabs
	Duty  string         // for a path, what the reader still has to do; "" for nothing

	kept int // width of the count without a search; reserved so that labels never move
}

// countText returns the number beside the label, followed by the duty of a path if showDuty is true.
func (t Tab) countText(showDuty bool) string {
	n := t.Read + strconv.Itoa(t.Count)
	if t.Duty != "" && showDuty {
		n += ", " + t.Duty
	}
	return n
}

// numberWidth returns the width reserved for the number.
func (t Tab) numberWidth(showDuty bool) int {
	return max(t.kept, layout.Width(t.countText(showDuty)))
}

// Gaps between tabs: the normal gap, and a narrower one if the tabs would not fit otherwise.
const (
	tabGap       = 3
	narrowTabGap = 2
)

// Tabs holds the tabs in order. One of them is active.
type Tabs struct {
	All    []Tab
	Active int

	short bool // labels are shortened to one word
	gap   int  // width of the gap between two tabs
	duty  bool // there is space for the duties of paths
}

// chooseGaps tries to fit all tabs into width columns by narrowing the gaps and by omitting the duties of paths, which
// the path header shows too. If that is not enough, only some of the tabs are visible.
func (t *Tabs) chooseGaps(width int) {
	for _, try := range []struct {
		gap  int
		duty bool
	}{{tabGap, true}, {tabGap, false}, {narrowTabGap, false}} {
		t.gap, t.duty = try.gap, try.duty
		all := -t.gap
		for i := range t.All {
			all += t.width(i) + t.gap
		}
		if all <= width {
			return
		}
	}
}

func (t *Tabs) current() Tab {
	if t.Active >= len(t.All) {
		return Tab{}
	}
	return t.All[t.Active]
}

// selectID activates the tab with the given id, or else the tab of the path with that id, or else the first tab.
func (t *Tabs) selectID(id string) {
	t.Active = slices.IndexFunc(t.All, func(x Tab) bool { return x.ID == id })
	if t.Active < 0 {
		t.Active = max(0, slices.IndexFunc(t.All, func(x Tab) bool { return x.ID == pathTab+id }))
	}
}

// tabPosition is the position of a tab on the screen: the columns [start, end).
type tabPosition struct {
	index, start, end int
	label             string
}

// tabPositions returns the positions of the tabs between the text column and limit. Tabs that do not all fit are
// scrolled so that the active one is visible.
func (t *Tabs) tabPositions(limit int) []tabPosition {
	t.chooseGaps(limit - layout.TextColumn)
	first, last := t.Active, t.Active+1
	room := limit - layout.TextColumn - t.width(t.Active)
	for first > 0 && room >= t.width(first-1)+t.gap {
		first--
		room -= t.width(first) + t.gap
	}
	for last < len(t.All) && room >= t.width(last)+t.gap {
		room -= t.width(last) + t.gap
		last++
	}
	var out []tabPosition
	at := layout.TextColumn
	for i := first; i < last; i++ {
		end := at + layout.Width(t.tabLabel(i)+" "+t.All[i].countText(t.duty))
		out = append(out, tabPosition{index: i, start: at, end: end, label: t.tabLabel(i)})
		at += t.width(i) + t.gap
	}
	return out
}

// shortLabelWidth is the width, in cells, up to which the title of a reading path is never shortened. The first word of
// a title such as "Your first week" would be meaningless.
const shortLabelWidth = 16

// tabLabel returns the label of a tab. If space is short, the label is the first word of the title, or the last word if
// another label begins with the same word.
func (t *Tabs) tabLabel(i int) string {
	label := t.All[i].Label
	words := strings.Fields(label)
	if !t.short || t.All[i].Path != nil && layout.Width(label) <= shortLabelWidth || len(words) == 0 {
		return label
	}
	for j, other := range t.All {
		if first, _, _ := strings.Cut(other.Label, " "); j != i && first == words[0] {
			return words[len(words)-1]
		}
	}
	return words[0]
}

func (t *Tabs) width(i int) int {
	return layout.Width(t.tabLabel(i)) + 1 + t.All[i].numberWidth(t.duty)
}

// tabAt returns the index of the tab at a column, or -1.
func (t *Tabs) tabAt(column, limit int) int {
	for _, p := range t.tabPositions(limit) {
		if column >= p.start && column < p.end {
			return p.index
		}
	}
	return -1
}

// renderLabels draws the row of tabs. During a search the numbers count hits, and tabs with hits are bold.
func (t *Tabs) renderLabels(th *theme.Theme, width int, searching bool) string {
	l := draw.NewLine(width)
	shown := t.tabPositions(width - layout.RightMargin)
	if shown[0].index > 0 {
		l.PadTo(layout.BarColumn).Put(th.Quiet, th.Glyph.Before)
	}
	for _, p := range shown {
		style, number := th.Quiet, th.Quiet
		if p.index == t.Active {
			style = th.Title
		}
		if searching && t.All[p.index].Count > 0 {
			number = th.Title
		}
		l.PadTo(p.start).Put(style, p.label+" ")
		l.Put(number, t.All[p.index].countText(t.duty))
	}
	if shown[len(shown)-1].index < len(t.All)-1 {
		l.PadTo(width-1).Put(th.Quiet, th.Glyph.Path)
	}
	return l.String()
}

// renderRule draws the line below the tabs, heavy under the active one.
func (t *Tabs) renderRule(th *theme.Theme, width int) string {
	var from, to int
	for _, p := range t.tabPositions(width - layout.RightMargin) {
		if p.index == t.Active {
			from, to = p.start, p.end
		}
	}
	return draw.Divider(th, width, from, to, th.Heavy)
}
