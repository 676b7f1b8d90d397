package reader

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
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
		keymap.New("contents", &k.Contents, "c", phrases.KeyShowContents, "c"),
		keymap.New("short-forms", &k.Abbreviations, "s", phrases.KeyShowAbbreviations, "s"),
		keymap.New("next-link", &k.NextLink, "tab", phrases.KeyNextLink, "tab"),
		keymap.New("prev-link", &k.PrevLink, "shift+tab", phrases.KeyPreviousLink, "shift+tab"),
		keymap.New("follow", &k.Follow, "enter", phrases.KeyOpenLink, "enter"),
		keymap.New("previous", &k.Previous, "[ ]", phrases.KeyPreviousNextEntry, "["),
		keymap.New("next", &k.Next, "", phrases.KeyHelp{}, "]"),
		keymap.New("go-back", &k.GoBack, "left right", phrases.KeyGoBackForward, "left", "backspace", "alt+left"),
		keymap.New("go-forward", &k.GoForward, "", phrases.KeyHelp{}, "right", "alt+right"),
		keymap.New("mark-read", &k.MarkRead, "m", phrases.KeyMarkReadOrUnread, "m"),
		keymap.New("diff", &k.Diff, "D", phrases.KeyShowWhatChanged, "D"),
		keymap.New("language", &k.Language, "L", phrases.KeyNextLanguage, "L"),
		keymap.New("copy", &k.Copy, "y", phrases.KeyCopyWithSource, "y"),
		keymap.New("copy-sentence", &k.CopySentence, "x", phrases.KeyCopyOneSentence, "x"),
		keymap.New("copy-menu", &k.CopyMenu, "Y", phrases.KeyChooseWhatToCopy, "Y"),
		keymap.New("bare", &k.Plain, "v", phrases.KeyShowAsPlainText, "v"),
		keymap.New("reload", &k.Reload, "r", phrases.KeyReloadFromDisk, "r"),
		keymap.New("help", &k.Help, "?", phrases.KeyHelpHere, "?"),
		keymap.New("back", &k.Back, "esc q", phrases.KeyBackToList, "esc", "q"),
		keymap.New("acknowledge", &k.Acknowledge, "a", phrases.KeyAcknowledgeIfAsked, "a"),
	})
}
