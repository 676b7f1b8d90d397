package ui

import (
	"testing"
)

func TestThePreviewKeepsItsPositionOnALargeScreen(t *testing.T) {
	p := start(t, 100, 12)
	p.press("pgdown")
	before := p.previewTop()
	if before == 0 {
		t.Fatal("the answer must be longer than the pane")
	}
	p.resize(100, 50)
	p.resize(100, 12)
	if got := p.previewTop(); got != before {
		t.Errorf("the answer is at row %d, was at %d", got, before)
	}
}

func TestTheReaderKeepsItsPositionOnResize(t *testing.T) {
	p := start(t, 80, 12)
	p.typed("remote")
	p.press("enter", "pgdown", "pgdown")
	before, _ := p.readerRange()
	if before == 0 {
		t.Fatal("the text must be longer than the screen")
	}
	for _, size := range [][2]int{{40, 12}, {120, 12}, {120, 50}, {61, 9}, {80, 12}} {
		p.resize(size[0], size[1])
		low, high := p.readerRange()
		if before < low || before > high {
			t.Errorf("%v: the place %d is not on the screen (%d to %d)", size, before, low, high)
		}
	}
}
