package reader

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/reader/find"
)

// KeyMap is the keys that work while an entry is open.
type KeyMap struct {
	keymap.ScrollKeys
	Finding find.KeyMap

	Contents, Abbreviations                       key.Binding
	NextLink, PrevLink, Follow, GoBack, GoForward key.Binding
	Previous, Next, MarkRead, Diff                key.Binding
	Copy, CopyMenu, Plain, Reload, Help, Back     key.Binding
	Acknowledge                                   key.Binding
}

// DefaultKeys returns the keys unless the configuration changes them.
func DefaultKeys() KeyMap {
	return KeyMap{
		ScrollKeys: keymap.DefaultScrollKeys(), Finding: find.DefaultKeys(),
		Contents:      keymap.Bind("c", "show contents", "c"),
		Abbreviations: keymap.Bind("s", "explain abbreviations", "s"),
		NextLink:      keymap.Bind("tab", "next link", "tab"),
		PrevLink:      keymap.Bind("shift+tab", "previous link", "shift+tab"),
		Follow:        keymap.Bind("enter", "open the link", "enter"),
		Previous:      keymap.Bind("[ ]", "previous, next entry", "["),
		Next:          keymap.Bind("", "", "]"),
		GoBack:        keymap.Bind("left right", "go back, forward", "left", "backspace", "alt+left"),
		GoForward:     keymap.Bind("", "", "right", "alt+right"),
		MarkRead:      keymap.Bind("m", "mark read or unread", "m"),
		Diff:          keymap.Bind("D", "show what changed", "D"),
		Copy:          keymap.Bind("y", "copy answer and source", "y"),
		CopyMenu:      keymap.Bind("Y", "choose what to copy", "Y"),
		Plain:         keymap.Bind("v", "show as plain text", "v"),
		Reload:        keymap.Bind("r", "reload from disk", "r"),
		Help:          keymap.Bind("?", "show this help", "?"),
		Back:          keymap.Bind("esc", "back to the list", "esc", "q"),
		Acknowledge:   keymap.Bind("a", "acknowledge, if asked", "a"),
	}
}

// Actions names the keys for the configuration, in the order of the help. The names
// never change.
func (k *KeyMap) Actions() []keymap.Action {
	return slices.Concat(k.ScrollKeys.Actions(), k.Finding.ReadingActions(), []keymap.Action{
		{Name: "contents", Binding: &k.Contents},
		{Name: "short-forms", Binding: &k.Abbreviations},
		{Name: "next-link", Binding: &k.NextLink},
		{Name: "prev-link", Binding: &k.PrevLink},
		{Name: "follow", Binding: &k.Follow},
		{Name: "previous", Binding: &k.Previous},
		{Name: "next", Binding: &k.Next},
		{Name: "go-back", Binding: &k.GoBack},
		{Name: "go-forward", Binding: &k.GoForward},
		{Name: "mark-read", Binding: &k.MarkRead},
		{Name: "diff", Binding: &k.Diff},
		{Name: "copy", Binding: &k.Copy},
		{Name: "copy-menu", Binding: &k.CopyMenu},
		{Name: "bare", Binding: &k.Plain},
		{Name: "reload", Binding: &k.Reload},
		{Name: "help", Binding: &k.Help},
		{Name: "back", Binding: &k.Back},
		{Name: "acknowledge", Binding: &k.Acknowledge},
	})
}
