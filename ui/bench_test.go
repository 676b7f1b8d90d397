package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"trustbook/handbook"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

// BenchmarkFirstFrame measures creating the model and its first screen with a loaded and indexed handbook.
func BenchmarkFirstFrame(b *testing.B) {
	h, ix := shipped()
	b.ReportAllocs()
	for b.Loop() {
		_ = New(Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36}).View()
	}
}

// BenchmarkKey measures a key press: Update, View, and drawing the view into cells like the terminal library.
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
				uv.NewStyledString(p.content()).Draw(screen, screen.Bounds())
				i++
			}
		})
	}
}

// BenchmarkSupportCall measures a support call: two words are typed, the answer is drawn after each key, and the answer
// is copied.
func BenchmarkSupportCall(b *testing.B) {
	p := start(b, 120, 36)
	screen := uv.NewScreenBuffer(120, 36)
	draw := func() { uv.NewStyledString(p.content()).Draw(screen, screen.Bounds()) }
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range "stolen laptop" {
			p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			draw()
		}
		p.press("ctrl+y")
		draw()
		p.press("esc")
	}
}

// BenchmarkLargeText measures an entry of 86 KB: a key that scrolls it, a key in a search with its preview, and a new
// layout after a resize.
func BenchmarkLargeText(b *testing.B) {
	h, ix := largeBook(b)
	open := func(b *testing.B) *program {
		p := startOn(b, h, ix, 120, 36, dark)
		p.typed("keys")
		p.read(h.Entries[0].ID)
		return p
	}
	b.Run("scroll", func(b *testing.B) {
		p := open(b)
		screen := uv.NewScreenBuffer(120, 36)
		keys := []string{"j", "space", "d", "k", "G", "g"}
		i := 0
		for b.Loop() {
			p.press(keys[i%len(keys)])
			uv.NewStyledString(p.content()).Draw(screen, screen.Bounds())
			i++
		}
	})
	b.Run("find", func(b *testing.B) {
		p := open(b)
		p.press("/")
		keys := []string{"d", "o", "backspace", "backspace"}
		i := 0
		for b.Loop() {
			p.press(keys[i%len(keys)])
			p.content()
			i++
		}
	})
	b.Run("resize", func(b *testing.B) {
		p := open(b)
		i := 0
		for b.Loop() {
			p.send(tea.WindowSizeMsg{Width: 120 + i%2, Height: 36})
			p.content()
			i++
		}
	})
}

// BenchmarkRecords measures a handbook of 1,000 entries that have all been read: its first frame, keys in its list, and
// switching to its reading path and back.
func BenchmarkRecords(b *testing.B) {
	h, ix := crowd(b, 1000, 12)
	h.Paths = []*handbook.Path{{ID: "all", Title: "All of it", Entries: h.Entries}}
	for _, records := range []bool{false, true} {
		s := &readstate.Store{}
		s.UseTitle(h.Title)
		for _, e := range h.Entries {
			if s.Visit(e.ID); records {
				s.MarkRead(e.ID, readstate.ReadRecord{Hash: e.Hash()[:32], Day: time.Now().Format(time.DateOnly)})
			}
		}
		open := func() *program {
			return &program{t: b, m: New(Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36, Session: session.Options{Store: s}})}
		}
		name := map[bool]string{false: "opened", true: "read"}[records]
		b.Run(name+"/first frame", func(b *testing.B) {
			for b.Loop() {
				open().content()
			}
		})
		for key, keys := range map[string][]string{"down": {"down"}, "reader": {"enter", "j", "space", "esc"}, "path": {"tab", "shift+tab"}} {
			b.Run(name+"/"+key, func(b *testing.B) {
				p := open()
				i := 0
				for b.Loop() {
					p.press(keys[i%len(keys)])
					p.content()
					i++
				}
			})
		}
	}
}
