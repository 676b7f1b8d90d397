package layout

import "testing"

func TestEverySizeLeavesABlankRowAboveTheHints(t *testing.T) {
	for w := MinWidth; w <= 250; w++ {
		for h := MinHeight; h <= 60; h++ {
			l := New(w, h, Content{Items: 5, Split: (w * h) % 90, PathCells: w % 3 * 40})
			last := l.BodyTop + l.BodyRows - 1
			if last >= l.HintsRow-1 || l.HintsRow != h-1 || l.PaneTop+l.PaneRows-1 > last {
				t.Fatalf("%dx%d: %+v", w, h, l)
			}
			if l.PaneBar+Gutter+l.PaneWidth > w || l.PaneWidth > MaxTextWidth && l.Mode != Narrow {
				t.Fatalf("%dx%d: the pane is %d wide at %d", w, h, l.PaneWidth, l.PaneBar)
			}
		}
	}
}
