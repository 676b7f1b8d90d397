package cli

import (
	"cmp"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/config"
	"trustbook/ui/phrases"
)

// language returns the language that the reader prefers, as a tag or locale.
func (p *Program) language() string {
	t := p.terminal()
	return cmp.Or(p.settings.Config.Lang, t.Env("LC_ALL"), t.Env("LC_MESSAGES"), t.Env("LANG"))
}

// warnUnknownLanguage prints a hint if no entry is in the language that the user asked for.
func (p *Program) warnUnknownLanguage(h *handbook.Handbook) {
	lang := p.settings.Config.Lang
	if p.settings.Sources["lang"] == config.FromFlag && lang != "" && h.Language() != "" && !handbook.SameLanguage(h.Language(), lang) {
		p.hint(phrases.NothingInLanguage(lang, h.Languages))
	}
}

// warnErrors warns in one line that parts of the handbook at path ("" for the built-in one) could not be used.
// Readers cannot fix problems, so it leaves out those that are only warnings.
func (p *Program) warnErrors(h *handbook.Handbook, path string) {
	t := handbook.CountProblems(h.Problems)
	if t.Errors == 0 {
		return
	}
	command := strings.TrimSpace("trustbook check " + path)
	n := phrases.EntryErrors(t.Errors, t.First.String())
	p.warn(n.Word + n.Detail + "; `" + command + "` lists all problems")
}
