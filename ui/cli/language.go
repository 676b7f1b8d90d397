package cli

import (
	"cmp"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/config"
)

// language returns the language that the reader prefers, as a tag or locale.
func (p *Program) language() string {
	t := p.terminal()
	return cmp.Or(p.settings.Config.Lang, t.Env("LC_ALL"), t.Env("LC_MESSAGES"), t.Env("LANG"))
}

// warnUnknownLanguage prints a hint if nothing is in the language that was asked for.
func (p *Program) warnUnknownLanguage(h *handbook.Handbook) {
	lang := p.settings.Config.Lang
	if p.settings.Sources["lang"] == config.FromFlag && lang != "" && h.Language() != "" && !handbook.SameLanguage(h.Language(), lang) {
		p.hint("no entry is in " + handbook.LanguageName(lang) + "; the languages are " + strings.Join(h.Languages, ", "))
	}
}
