package layout

import "testing"

func TestEverySizeLeavesABlankRowAboveTheHints(t *testing.T) {
	for w := MinWidth; w <= 250; w++ {
		for h := MinHeight; h <= 60; h++ {
			l := New(w, h, Content{ListRows: w % 31, PaneRows: h % 29, Split: (w * h) % 90, PathCells: w % 3 * 40})
			last := l.BodyTop + l.BodyRows - 1
			if last >= l.HintsRow-1 || l.HintsRow != h-1 || l.PaneTop+l.PaneRows-1 > last {
				t.Fatalf("%dx%d: %+v", w, h, l)
			}
			if l.PaneBar+Gutter+l.PaneWidth > w || l.PaneWidth > MaxTextWidth && l.Mode != ModeNarrow {
				t.Fatalf("%dx%d: the pane is %d wide at %d", w, h, l.PaneWidth, l.PaneBar)
			}
		}
	}
}

// On a medium screen, neither the list nor the answer scrolls while the other leaves rows unused, and a long answer
// leaves a third of the rows to the list.
func TestListAndAnswerShareTheRowsByNeed(t *testing.T) {
	for h := MinHeight; h <= 60; h++ {
		for list := range 40 {
			for pane := range 40 {
				l := New(80, h, Content{ListRows: list, PaneRows: pane})
				room := l.BodyRows - 1
				switch {
				case l.ListRows+l.PaneRows != room:
					t.Fatalf("height %d: %d and %d rows of %d", h, l.ListRows, l.PaneRows, room)
				case l.ListRows < list && l.PaneRows > pane:
					t.Fatalf("height %d: the list has %d of %d rows, and the answer %d of %d", h, l.ListRows, list, l.PaneRows, pane)
				case l.PaneRows < pane && l.ListRows > max(1, list):
					t.Fatalf("height %d: the list has %d rows for %d", h, l.ListRows, list)
				case l.ListRows < list && l.ListRows < room/3:
					t.Fatalf("height %d: the list has only %d rows", h, l.ListRows)
				}
			}
		}
	}
}
