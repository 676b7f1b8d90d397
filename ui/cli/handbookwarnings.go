package cli

import (
	"cmp"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/config"
	"trustbook/ui/phrases"
)

// language returns the language that the reader prefers, as a language tag or a locale.
func (p *Program) language() string {
	t := p.terminal()
	return cmp.Or(p.settings.Config.Lang, t.Env("LC_ALL"), t.Env("LC_MESSAGES"), t.Env("LANG"))
}

// warnUnknownLanguage prints a hint if the user has asked for a language in which there is no entry.
func (p *Program) warnUnknownLanguage(h *handbook.Handbook) {
	lang := p.settings.Config.Lang
	if p.settings.Sources["lang"] == config.FromFlag && lang != "" && h.Language() != "" && !handbook.SameLanguage(h.Language(), lang) {
		p.hint(phrases.NothingInLanguage(lang, h.Languages))
	}
}

// warnErrors warns, in one line, that parts of a handbook could not be used. path is "" for the built-in handbook.
// Problems that are only warnings are left out, because readers cannot fix them.
func (p *Program) warnErrors(h *handbook.Handbook, path string) {
	t := handbook.CountProblems(h.Problems)
	if t.Errors == 0 {
		return
	}
	command := strings.TrimSpace("trustbook check " + path)
	n := phrases.EntryErrors(t.Errors, t.First.String())
	p.warn(n.Word + n.Detail + "; `" + command + "` lists all problems")
}
