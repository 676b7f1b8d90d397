package ui

import (
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

// BenchmarkFirstFrame is building the model and its first screen, with the
// handbook loaded and indexed.
func BenchmarkFirstFrame(b *testing.B) {
	h, ix := shipped()
	b.ReportAllocs()
	for b.Loop() {
		_ = New(Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36}).View()
	}
}

// BenchmarkKey is what a key costs: Update, View, and drawing the view into
// cells as the terminal library does.
func BenchmarkKey(b *testing.B) {
	for _, bb := range []struct {
		name string
		keys []string
	}{
		{"type", []string{"m", "f", "a", "space", "a", "d", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace"}},
		{"down", []string{"down", "down", "down", "down", "up", "up", "up", "up"}},
		{"tab", []string{"tab"}},
		{"open and close", []string{"enter", "esc"}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			p := start(b, 120, 36)
			screen := uv.NewScreenBuffer(120, 36)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				p.press(bb.keys[i%len(bb.keys)])
				uv.NewStyledString(p.m.View().Content).Draw(screen, screen.Bounds())
				i++
			}
		})
	}
}
