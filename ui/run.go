package ui

import (
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Run opens a handbook on a terminal and returns when the reader leaves. It finds the size
// and the colour depth of the options itself. The error is what loading returned, why the
// terminal could not be used, or how the program ended.
func Run(o Options, t terminal.Terminal) error {
	window, err := t.Open()
	if err != nil {
		return err
	}
	o.Width, o.Height = window.Width, window.Height
	o.Theme.Depth = theme.DepthOf(t.Profile())
	o.Theme.ASCII = o.Theme.ASCII || t.WantsASCII()
	o.Multiplexer = t.Multiplexer()
	m := New(o)
	if err = window.Run(m); err == nil {
		err = m.err
	}
	if lost := m.close(); lost != nil {
		return lost
	}
	return err
}

// close ends what is under way, keeps the place in the open entry and waits until it is on
// disk. If nothing can be saved, the screen has said so already. The error is why the last
// receipt could not be stored.
func (m *Model) close() error {
	if m.reader != nil {
		m.reader.Leave()
	}
	m.loader.loading.end()
	m.loader.indexing.end()
	_ = m.session.Progress.SaveFunc()()
	return m.session.FinishReceipts()
}
