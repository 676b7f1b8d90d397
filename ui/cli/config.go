package cli

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui"
	"trustbook/ui/config"
	"trustbook/ui/phrases"
	"trustbook/ui/session"
	"trustbook/ui/trust"
)

func (p *Program) configCommand() *cobra.Command {
	var checkOnly bool
	c := &cobra.Command{
		Use:   "config",
		Short: "Print the settings in effect as a commented file",
		Long: "Print the settings in effect as a commented file: each value, what it means and where it\n" +
			"comes from. A settings file is optional. To create one, save this output at the path in its\n" +
			"first line and edit it. Mistakes in it are reported by file and line.",
		Example: "  trustbook config\n  trustbook config --check\n  trustbook config --theme dark --split 60",
		// This command loads the settings itself, because it prints them.
		PersistentPreRunE: func(*cobra.Command, []string) error { return nil },
		RunE: func(c *cobra.Command, _ []string) error {
			e, err := p.loadSettings(c)
			p.warnProblems(e.Problems)
			n := len(e.Problems)
			if e.Refused != nil {
				n++
				p.warn(e.Refused.Error())
			}
			if checkOnly && n > 0 {
				return failure{phrases.CountWithNoun(n, "problem") + " in the settings", "", exitProblems}
			}
			if err == nil && !checkOnly {
				_, err = p.Stdout.WriteString(e.YAML())
			}
			return err
		},
	}
	c.Flags().BoolVar(&checkOnly, "check", false, "only report problems; the exit code is 1 if there are any")
	return c
}

func addSettingFlags(c *cobra.Command) {
	flags := c.PersistentFlags()
	flags.String("config", "", "read settings from this `file` (or set TRUSTBOOK_CONFIG)")
	defaults := config.Default()
	for _, s := range config.Settings() {
		meaning := fmt.Sprintf("%s (or set %s)", s.Meaning, s.Variable())
		if s.Bool {
			flags.Bool(s.Name, s.IsOn(defaults), meaning)
		} else {
			flags.String(s.Name, "", meaning)
		}
	}
}

func (p *Program) warnProblems(problems []config.Problem) {
	for _, problem := range problems {
		p.warn(problem.String())
	}
}

// loadSettings returns the settings for a command, including its flags. It fails only if a flag is wrong or a file that
// the user named is invalid. A mistake in the default settings file must not keep the user from reading.
func (p *Program) loadSettings(c *cobra.Command) (config.Effective, error) {
	if err := refuseEmptyFlags(c); err != nil {
		return config.Effective{}, err
	}
	flags := map[string]string{}
	for _, s := range config.Settings() {
		if f := c.Flags().Lookup(s.Name); f != nil && f.Changed {
			flags[s.Name] = f.Value.String()
		}
	}
	file, _ := c.Flags().GetString("config") // "" if the command does not have this flag
	policy, _ := trust.ReadPolicy(p.System)  // loadTrust reports problems of the policy
	admin := config.Administrator{Folder: p.System, Locked: policy.LockedSettings()}
	e, err := config.Load(p.Environ, file, flags, ui.Actions, admin)
	if errors.Is(err, config.ErrProblems) {
		err = failure{err.Error(), "fix the lines above; `trustbook config` without a file prints valid settings", exitFailed}
	}
	return e, err
}

func (p *Program) roles() handbook.Roles {
	return handbook.ParseRoles(sanitize.CleanLine(p.settings.Config.Role))
}

// rolesFromFlag reports whether the roles were given by a flag, that is, for this run only.
func (p *Program) rolesFromFlag() bool { return p.settings.Sources["role"] == config.FromFlag }

// warnUnknownRoles prints a hint about roles that the handbook does not use.
func (p *Program) warnUnknownRoles(h *handbook.Handbook) {
	if what, rest := session.UnknownRoles(h, p.roles(), p.rolesFromFlag()); what != "" {
		p.hint(what + rest)
	}
}

// language returns the reader's preferred language, as a language tag or a locale.
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

// warnErrors prints a one-line warning that parts of a handbook could not be used. path is "" for the built-in
// handbook. Problems of severity warning are omitted, because readers cannot fix them.
func (p *Program) warnErrors(h *handbook.Handbook, path string) {
	t := handbook.CountProblems(h.Problems)
	if t.Errors == 0 {
		return
	}
	n := phrases.EntryErrors(t.Errors, t.First.String(), path)
	p.warn(n.Word + n.Detail)
}
