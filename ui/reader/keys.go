package reader

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/reader/find"
)

// KeyMap holds the keys that work while an entry is open.
type KeyMap struct {
	keymap.ScrollKeys
	Finding find.KeyMap

	Contents, Abbreviations                                 key.Binding
	NextLink, PrevLink, Follow, GoBack, GoForward           key.Binding
	Previous, Next, MarkRead, Diff                          key.Binding
	Copy, CopySentence, CopyMenu, Plain, Reload, Help, Back key.Binding
	Acknowledge, Language                                   key.Binding
}

// DefaultKeys returns the default key bindings.
func DefaultKeys() (k KeyMap) {
	keymap.Reset(k.Actions())
	keymap.Reset(k.Finding.TypingActions())
	return k
}

// Actions lists the actions in the order of the help. Their names never change.
func (k *KeyMap) Actions() []keymap.Action {
	return slices.Concat(k.ScrollKeys.Actions(), k.Finding.ReadingActions(), []keymap.Action{
		keymap.New("contents", &k.Contents, "c", "show contents", "c").Also("outline headings sections"),
		keymap.New("short-forms", &k.Abbreviations, "s", "show abbreviations", "s").Also("acronyms"),
		keymap.New("next-link", &k.NextLink, "tab", "next link", "tab"),
		keymap.New("prev-link", &k.PrevLink, "shift+tab", "previous link", "shift+tab"),
		keymap.New("follow", &k.Follow, "enter", "open the link", "enter").Also("reference"),
		keymap.New("previous", &k.Previous, "[ ]", "previous, next entry", "["),
		keymap.New("next", &k.Next, "", "", "]"),
		keymap.New("go-back", &k.GoBack, "left right", "go back, forward", "left", "backspace", "alt+left").Also("history"),
		keymap.New("go-forward", &k.GoForward, "", "", "right", "alt+right"),
		keymap.New("mark-read", &k.MarkRead, "m", "mark read or unread", "m").Also("done tick"),
		keymap.New("diff", &k.Diff, "D", "show what changed", "D").Also("differences compare"),
		keymap.New("language", &k.Language, "L", "next language", "L").Also("translation"),
		keymap.New("copy", &k.Copy, "y", "copy with its source", "y").Also("answer clipboard share"),
		keymap.New("copy-sentence", &k.CopySentence, "x", "copy one sentence", "x").Also("clipboard share summary"),
		keymap.New("copy-menu", &k.CopyMenu, "Y", "choose what to copy", "Y").Also("clipboard share part"),
		keymap.New("bare", &k.Plain, "v", "show as plain text", "v").Also("select mouse raw"),
		keymap.New("reload", &k.Reload, "r", "reload from disk", "r").Also("refresh update"),
		keymap.New("help", &k.Help, "?", "show this help", "?"),
		keymap.New("back", &k.Back, "esc q", "back to the list", "esc", "q").Also("quit close exit leave return"),
		keymap.New("acknowledge", &k.Acknowledge, "a", "acknowledge, if asked", "a").Also("accept sign confirm"),
	})
}
