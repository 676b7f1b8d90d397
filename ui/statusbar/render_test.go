package statusbar

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/theme"
)

// barOf returns the bottom row of a screen with 24 rows and no colours.
func barOf(width int) *Model {
	m := &Model{}
	m.SetTheme(theme.New(theme.Options{Name: theme.Mono}))
	m.SetSize(layout.New(width, 24, layout.Content{}))
	return m
}

// drawn returns the rows of a frame from the first one that the bottom row changed.
func drawn(m *Model, onList bool) []string {
	frame := make([]string, m.size.Height)
	for i := range frame {
		frame[i] = "."
	}
	m.Render(frame, onList, "hints")
	var out []string
	for i, row := range frame {
		row = strings.TrimRight(ansi.Strip(row), " ")
		if len(out) > 0 || row != "." {
			out = append(out, row)
		}
		if i > m.size.HintsRow && row != "." {
			panic("a row below the hints was drawn")
		}
	}
	return out
}

func TestWhatTheBottomRowShows(t *testing.T) {
	for name, c := range map[string]struct {
		do     func(*Model)
		onList bool
		want   string
	}{
		"hints":                     {func(*Model) {}, true, "hints"},
		"a message":                 {func(m *Model) { m.Say(message.Say{Word: "Copied", Detail: " the answer", Aside: " as text"}) }, true, "   Copied the answer as text"},
		"a message in the reader":   {func(m *Model) { m.Say(message.Say{Word: "Copied"}) }, false, "   Copied"},
		"the last of two messages":  {func(m *Model) { m.Say(message.Say{Word: "One"}); m.Say(message.Say{Word: "Two"}) }, true, "   Two"},
		"news on the list":          {func(m *Model) { m.SetNews("3 new entries") }, true, "   3 new entries"},
		"no news in the reader":     {func(m *Model) { m.SetNews("3 new entries") }, false, "hints"},
		"a message before news":     {func(m *Model) { m.SetNews("3 new entries"); m.Say(message.Say{Word: "Copied"}) }, true, "   Copied"},
		"news after the message":    {func(m *Model) { m.SetNews("3 new entries"); m.Say(message.Say{Word: "Copied"}); m.DismissOnKey(true) }, true, "   3 new entries"},
		"news end with a key":       {func(m *Model) { m.SetNews("3 new entries"); m.DismissOnKey(true) }, true, "hints"},
		"but not in the reader":     {func(m *Model) { m.SetNews("3 new entries"); m.DismissOnKey(false) }, true, "   3 new entries"},
		"a message ends with a key": {func(m *Model) { m.Say(message.Say{Word: "Copied"}); m.DismissOnKey(false) }, true, "hints"},
		"caution":                   {func(m *Model) { m.Say(message.Say{Word: "Not saved", Caution: true}) }, true, "   Not saved"},
	} {
		m := barOf(80)
		c.do(m)
		rows := drawn(m, c.onList)
		if got := rows[0]; got != c.want || rows[len(rows)-1] != "" && len(rows) > 2 {
			t.Errorf("%s: %q, want %q", name, rows, c.want)
		}
	}
}

// A message that is too long for one row covers the rows above and keeps all its words up to maxMessageRows. Beyond
// that, the aside is omitted first.
func TestLongMessages(t *testing.T) {
	for _, width := range []int{30, 40, 60, 80, 120, 200} {
		for words := 1; words < 60; words += 7 {
			m := barOf(width)
			text := strings.TrimSpace(strings.Repeat("word ", words))
			m.Say(message.Say{Word: "Note:", Detail: " " + text, Aside: " end"})
			rows := m.wrap(m.said)
			if len(rows) > maxMessageRows {
				t.Fatalf("%d wide: %d rows", width, len(rows))
			}
			var plain []string
			for _, row := range rows {
				row = ansi.Strip(row)
				if layout.Width(row) > width-layout.RightMargin {
					t.Errorf("%d wide: %q", width, row)
				}
				plain = append(plain, strings.TrimSpace(row))
			}
			got, want := strings.Join(plain, " "), "Note: "+text+" end"
			if without := strings.TrimSuffix(want, " end"); got == without && len(rows) == maxMessageRows {
				continue // only the aside is omitted
			}
			if cut, isCut := strings.CutSuffix(got, "…"); got != want && !(isCut && len(rows) == maxMessageRows && strings.HasPrefix(want, strings.TrimSpace(cut))) {
				t.Errorf("%d wide: %q, want %q", width, got, want)
			}
		}
	}
}

func TestABlankRowIsAboveALongMessage(t *testing.T) {
	m := barOf(40)
	m.Say(message.Say{Word: "Not saved", Detail: ": " + strings.Repeat("the disk is full ", 4)})
	rows := drawn(m, true)
	if len(rows) < 3 || rows[0] != "" || !strings.HasPrefix(rows[1], "   Not saved: the disk") {
		t.Errorf("%q", rows)
	}
}

// The mark is to the right of any text and leaves half of the row to the text.
func TestTheMark(t *testing.T) {
	for _, width := range []int{30, 40, 80, 120} {
		for _, mark := range []string{"unsigned", strings.Repeat("unsigned ", 20)} {
			m := barOf(width)
			m.SetMark(mark)
			for _, say := range []message.Say{{}, {Word: "Copied", Detail: strings.Repeat(" word", 30)}} {
				m.said = say
				rows := drawn(m, true)
				bottom := ""
				for _, row := range rows {
					if row != "." {
						bottom = row
					}
				}
				if layout.Width(bottom) > width-layout.RightMargin || !strings.Contains(bottom, "unsigned") {
					t.Errorf("%d wide: %q", width, bottom)
				}
			}
			if m.Width() < width/2-layout.PreviewGap || m.Width() >= width-len("unsigned") {
				t.Errorf("%d wide: %d cells are left beside the mark", width, m.Width())
			}
		}
		if m := barOf(width); m.Width() != width {
			t.Errorf("%d wide: %d cells without a mark", width, m.Width())
		}
	}
}

// Only the last row of a message leaves space for the mark.
func TestAMessageBesideTheMark(t *testing.T) {
	for text, want := range map[string][]string{
		"1234567890 1234567890 12345":                       {"1234567890 1234567890", "12345            unsigned"},
		"1234567890 1234567890 1234567890 1234567890 12345": {"1234567890 1234567890 1234567890", "1234567890 12345 unsigned"},
		"1234567890 12345":                                  {"1234567890 12345 unsigned"},
	} {
		m := barOf(40)
		m.SetMark("unsigned")
		m.Say(message.Say{Word: text})
		rows := drawn(m, true)
		var got []string
		for _, row := range rows {
			if row = strings.TrimSpace(row); row != "" {
				got = append(got, strings.Join(strings.Fields(row), " "))
			}
		}
		for i := range want {
			want[i] = strings.Join(strings.Fields(want[i]), " ")
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func hint(keys, phrase string) key.Binding {
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, phrase))
}

// Hints that do not fit are omitted, but never the first one or help.
func TestHintsThatDoNotFit(t *testing.T) {
	keys := []key.Binding{hint("enter", "open entry"), hint("^Y", "copy answer"), hint("^S", "save entry"), hint("^R", "recent entries"), hint("^G", "help")}
	last := 0
	for _, width := range []int{30, 45, 60, 70, 80, 100, 120} {
		m := barOf(width)
		got := ansi.Strip(m.Hints(keys))
		if !strings.HasPrefix(got, "enter open") || !strings.Contains(got, "^G help") || layout.Width(got) > width-layout.TextColumn {
			t.Errorf("%d wide: %q", width, got)
		}
		if m.size.Mode == layout.ModeNarrow && strings.Contains(got, "entry") {
			t.Errorf("%d wide: %q has whole phrases", width, got)
		}
		if shown := strings.Count(got, "^"); m.size.Mode != layout.ModeNarrow {
			if shown < last {
				t.Errorf("%d wide: %d hints, fewer than on a narrower screen", width, shown)
			}
			last = shown
		}
	}
	if got := ansi.Strip(barOf(40).Hints([]key.Binding{hint("esc", "back"), hint("m", "mark read"), hint("?", "help")})); !strings.Contains(got, "m mark read") {
		t.Errorf("%q is cut although it fits", got)
	}
	if got := ansi.Strip(barOf(30).Hints([]key.Binding{hint("enter", "acknowledge"), hint("esc", "close")})); strings.TrimSpace(got) != "enter acknowledge   esc" {
		t.Errorf("%q lacks the first hint although the last needs no description", got)
	}
	if last != 4 {
		t.Errorf("%d hints on a wide screen", last)
	}
	if keys[0].Help().Desc != "open entry" {
		t.Error("the bindings have changed")
	}
}

func TestDisabledHintsAreLeftOut(t *testing.T) {
	off := hint("^S", "save entry")
	off.SetEnabled(false)
	got := ansi.Strip(barOf(120).Hints([]key.Binding{hint("enter", "open"), off, hint("^G", "help")}))
	if strings.Contains(got, "save") || !strings.Contains(got, "enter open") || !strings.Contains(got, "^G help") {
		t.Errorf("%q", got)
	}
}

// Hints are drawn again after a change of keys, window size, theme or mark.
func TestHintsFollowWhatTheyDependOn(t *testing.T) {
	keys := []key.Binding{hint("enter", "open entry"), hint("^Y", "copy answer"), hint("^S", "save entry"), hint("^R", "recent entries"), hint("^G", "help")}
	m := barOf(120)
	last := m.Hints(keys)
	if again := m.Hints(keys); again != last {
		t.Errorf("%q, and then %q", last, again)
	}
	for _, c := range []struct {
		what   string
		change func()
	}{
		{"phrase", func() { keys[1] = hint("^Y", "copy the answer") }},
		{"disabled key", func() { keys[2].SetEnabled(false) }},
		{"theme", func() { m.SetTheme(theme.New(theme.Options{Name: theme.Light, Depth: theme.Colours256})) }},
		{"width", func() { m.SetSize(layout.New(60, 24, layout.Content{})) }},
		{"mark", func() { m.SetMark("not signed by anyone") }},
	} {
		c.change()
		if got := m.Hints(keys); got == last {
			t.Errorf("%s: the hints are still %q", c.what, got)
		} else {
			last = got
		}
	}
}
