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
	keymap.ResetToDefaults(k.Actions())
	keymap.ResetToDefaults(k.Finding.TypingActions())
	return k
}

// Actions lists the actions in the order of the help. Their names must never change.
func (k *KeyMap) Actions() []keymap.Action {
	return slices.Concat(k.ScrollKeys.Actions(), k.Finding.ReadingActions(), []keymap.Action{
		keymap.NewAction("contents", &k.Contents, "c", phrases.KeyShowContents, "c"),
		keymap.NewAction("short-forms", &k.Abbreviations, "s", phrases.KeyShowAbbreviations, "s"),
		keymap.NewAction("next-link", &k.NextLink, "tab", phrases.KeyNextLink, "tab"),
		keymap.NewAction("prev-link", &k.PrevLink, "shift+tab", phrases.KeyPreviousLink, "shift+tab"),
		keymap.NewAction("follow", &k.Follow, "enter", phrases.KeyOpenLink, "enter"),
		keymap.NewAction("previous", &k.Previous, "[ ]", phrases.KeyPreviousNextEntry, "["),
		keymap.NewAction("next", &k.Next, "", phrases.KeyHelp{}, "]"),
		keymap.NewAction("go-back", &k.GoBack, "left right", phrases.KeyGoBackForward, "left", "backspace", "alt+left"),
		keymap.NewAction("go-forward", &k.GoForward, "", phrases.KeyHelp{}, "right", "alt+right"),
		keymap.NewAction("mark-read", &k.MarkRead, "^O", phrases.KeyMarkReadOrUnread, "ctrl+o"),
		keymap.NewAction("diff", &k.Diff, "D", phrases.KeyShowWhatChanged, "D"),
		keymap.NewAction("language", &k.Language, "L", phrases.KeyNextLanguage, "L"),
		keymap.NewAction("copy", &k.Copy, "y", phrases.KeyCopyWithSource, "y"),
		keymap.NewAction("copy-sentence", &k.CopySentence, "x", phrases.KeyCopyOneSentence, "x"),
		keymap.NewAction("copy-menu", &k.CopyMenu, "Y", phrases.KeyChooseWhatToCopy, "Y"),
		keymap.NewAction("bare", &k.Plain, "v", phrases.KeyShowAsPlainText, "v"),
		keymap.NewAction("reload", &k.Reload, "r", phrases.KeyReloadFromDisk, "r"),
		keymap.NewAction("help", &k.Help, "?", phrases.KeyHelpHere, "?"),
		keymap.NewAction("back", &k.Back, "esc q", phrases.KeyBackToList, "esc", "q"),
		keymap.NewAction("acknowledge", &k.Acknowledge, "a", phrases.KeyAcknowledgeIfAsked, "a"),
	})
}
