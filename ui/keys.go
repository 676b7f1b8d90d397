package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// keyMap is every key of the program. A binding whose help has no key is said
// by the one before it: the two are a pair. What the help says before a comma is
// what the hints say.
type keyMap struct {
	browse  browseKeys
	reader  readerKeys
	find    findKeys
	overlay overlayKeys
	program programKeys
}

// browseKeys work while the search line has the focus.
type browseKeys struct {
	Up, Down, PageUp, PageDown, First, Last  key.Binding
	Open, Use, Clear, Stop, NextTab, PrevTab key.Binding
	MarkRead                                 key.Binding
}

// readerKeys work while an answer fills the screen.
type readerKeys struct {
	Up, Down, HalfUp, HalfDown, PageUp, PageDown, Top, Bottom key.Binding
	Find, NextMark, PrevMark, Contents                        key.Binding
	NextLink, PrevLink, Follow, GoBack, GoForward             key.Binding
	Previous, Next, MarkRead, Diff, Copy, CopyMenu            key.Binding
	Bare, Reload, Help, Back, ShortForms                      key.Binding

	Acknowledge key.Binding
}

// findKeys work while the last row takes what is looked for.
type findKeys struct {
	Done, Cancel key.Binding
}

// overlayKeys work while a box lies over the screen.
type overlayKeys struct {
	Up, Down, PageUp, PageDown, Take, Close key.Binding
}

// programKeys work everywhere.
type programKeys struct {
	Copy, Save, Recent, Reload, Theme, Mouse, Help, HelpEmpty, Suspend, Quit key.Binding
}

func bind(shown, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
}

func defaultKeys() keyMap {
	return keyMap{browse: defaultBrowse(), reader: defaultReader(), find: defaultFind(), overlay: defaultOverlay(), program: defaultProgram()}
}

func defaultBrowse() browseKeys {
	return browseKeys{
		Up:       bind("arrows", "choose", "up", "ctrl+p"),
		Down:     bind("", "", "down", "ctrl+n"),
		PageUp:   bind("pgup pgdn", "scroll the answer", "pgup"),
		PageDown: bind("", "", "pgdown"),
		First:    bind("^home ^end", "first, last", "ctrl+home"),
		Last:     bind("", "", "ctrl+end"),
		Open:     bind("enter", "read, full-size", "enter"),
		Use:      bind("enter", "use, a nearby word", "enter"),
		NextTab:  bind("tab", "category, the next", "tab"),
		PrevTab:  bind("shift+tab", "category, previous", "shift+tab"),
		MarkRead: bind("^O", "mark read, or to read", "ctrl+o"),
		Clear:    bind("esc", "clear, one step back", "esc"),
		Stop:     bind("esc", "stop, while texts are read", "esc"),
	}
}

func defaultReader() readerKeys {
	return readerKeys{
		Down:       bind("j k", "scroll", "j", "down"),
		Up:         bind("", "", "k", "up"),
		HalfDown:   bind("d u", "half a page", "d", "ctrl+d"),
		HalfUp:     bind("", "", "u", "ctrl+u"),
		PageDown:   bind("space b", "a page", "space", "pgdown", "f"),
		PageUp:     bind("", "", "b", "pgup"),
		Top:        bind("g G", "top, bottom", "g", "home"),
		Bottom:     bind("", "", "G", "end"),
		Find:       bind("/", "find, in this text", "/"),
		NextMark:   bind("n N", "next, or previous mark", "n"),
		PrevMark:   bind("", "", "N"),
		Contents:   bind("c", "contents", "c"),
		ShortForms: bind("s", "short forms, explained", "s"),
		NextLink:   bind("tab", "links, one by one", "tab"),
		PrevLink:   bind("shift+tab", "the link before", "shift+tab"),
		Follow:     bind("enter", "open, the chosen link", "enter"),
		Previous:   bind("[ ]", "turn, previous or next", "["),
		Next:       bind("", "", "]"),
		GoBack:     bind("left right", "back, or forward", "left", "backspace", "alt+left"),
		GoForward:  bind("", "", "right", "alt+right"),
		MarkRead:   bind("m", "mark read, or to read", "m"),
		Diff:       bind("D", "changes, since you read it", "D"),
		Copy:       bind("y", "copy answer, and source", "y"),
		CopyMenu:   bind("Y", "copy a part, to choose", "Y"),
		Bare:       bind("v", "bare text, to select by mouse", "v"),
		Reload:     bind("r", "reload, from files", "r"),
		Help:       bind("?", "help, this list", "?"),
		Back:       bind("esc", "back, to the list", "esc", "q"),

		Acknowledge: bind("a", "acknowledge, where a text asks", "a"),
	}
}

func defaultFind() findKeys {
	return findKeys{
		Done:   bind("enter", "keep, what was found", "enter"),
		Cancel: bind("esc", "back to reading", "esc"),
	}
}

func defaultOverlay() overlayKeys {
	return overlayKeys{
		Up:       bind("arrows", "scroll or choose", "up", "ctrl+p"),
		Down:     bind("", "", "down", "ctrl+n"),
		PageUp:   bind("pgup pgdn", "scroll, by a page", "pgup"),
		PageDown: bind("", "", "pgdown"),
		Take:     bind("enter", "take it", "enter"),
		Close:    bind("esc", "close", "esc", "ctrl+g"),
	}
}

func defaultProgram() programKeys {
	return programKeys{
		Copy:      bind("^Y", "copy answer, and source", "ctrl+y"),
		Save:      bind("^S", "save, or unsave", "ctrl+s"),
		Recent:    bind("^R", "read lately", "ctrl+r"),
		Reload:    bind("f5", "reload, from files", "f5"),
		Theme:     bind("^T", "next theme", "ctrl+t"),
		Mouse:     bind("f2", "mouse on or off", "f2", "alt+m"),
		Help:      bind("^G", "help, this list", "ctrl+g"),
		HelpEmpty: bind("?", "help, with empty search", "?"),
		Suspend:   bind("^Z", "suspend", "ctrl+z"),
		Quit:      bind("^C", "quit", "ctrl+c"),
	}
}

// asksAgain says whether a key asks for the texts to be read again, even where the
// help does not name it because they are part of the program.
func (k *keyMap) asksAgain(msg tea.KeyPressMsg) bool {
	again := k.program.Reload
	again.SetEnabled(true)
	return key.Matches(msg, again)
}

// fromFiles takes the keys about files away when the texts are from none: they are
// there at once, and never change.
func (k *keyMap) fromFiles(are bool) {
	k.browse.Stop.SetEnabled(are)
	k.program.Reload.SetEnabled(are)
	k.reader.Reload.SetEnabled(are)
}

// keySection is a part of the help: a heading and what belongs under it.
type keySection struct {
	title    string
	bindings []key.Binding
}

// sections are all keys, in the order in which the help shows them.
func (k keyMap) sections() []keySection {
	b, r, f, o, p := k.browse, k.reader, k.find, k.overlay, k.program
	return []keySection{
		{"Search and list", []key.Binding{b.Up, b.Down, b.PageUp, b.PageDown, b.First, b.Last, b.Open, b.Use, b.MarkRead, b.NextTab, b.PrevTab, b.Clear, b.Stop}},
		{"Reading", []key.Binding{
			r.Down, r.Up, r.HalfDown, r.HalfUp, r.PageDown, r.PageUp, r.Top, r.Bottom,
			r.Find, r.NextMark, r.PrevMark, r.Contents, r.ShortForms, r.NextLink, r.PrevLink, r.Follow,
			r.Previous, r.Next, r.GoBack, r.GoForward, r.MarkRead, r.Diff, r.Copy, r.CopyMenu, r.Bare, r.Reload, r.Help, r.Back,
			r.Acknowledge,
		}},
		{"Finding in a text", []key.Binding{f.Done, f.Cancel}},
		{"Program", []key.Binding{p.Copy, p.Save, p.Recent, p.Reload, p.Theme, p.Mouse, p.Help, p.HelpEmpty, p.Suspend, p.Quit}},
		{"In a box", []key.Binding{o.Up, o.Down, o.PageUp, o.PageDown, o.Take, o.Close}},
	}
}
