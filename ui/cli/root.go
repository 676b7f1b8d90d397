package cli

import (
	"cmp"
	"os"
	"slices"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// Run runs the command that args name, and returns its exit code. args do not include the name of the program.
func (p *Program) Run(args []string) (code int) {
	defer func() {
		if r := recover(); r != nil {
			code = p.report(terminal.ReportCrash(r))
		}
	}()
	if f, ok := p.Stderr.(*os.File); ok && term.IsTerminal(f.Fd()) && !p.terminal().Dumb() {
		p.errors = f
	}
	p.Stderr = sanitize.Writer{Writer: p.Stderr} // messages may repeat untrusted text
	defer terminal.EndOnSignal(p.cleanUp.run)()  // in effect until the screen or the line-by-line mode handles signals itself
	p.Version = cmp.Or(p.Version, p.builtVersion())
	root := p.rootCommand()
	p.root = root
	root.SetArgs(queryArgs(root, args))
	out := &errWriter{Writer: p.Stdout}
	root.SetOut(out)
	root.SetErr(p.Stderr)
	err := root.Execute()
	if err == nil {
		err = cmp.Or(p.unknown, out.err)
	}
	return p.report(err)
}

func (p *Program) rootCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "trustbook",
		Short: "An organisation's trust handbook in the terminal",
		Long: "trustbook carries an organisation's trust handbook: its security FAQ, its policies\n" +
			"and its principles. Without a command it opens the handbook: type to search, press\n" +
			"enter to read and ^G for help.",
		Example:           "  trustbook\n  trustbook show mfa-production-admin\n  trustbook list --framework NIS2",
		Version:           p.versionText(),
		Args:              refuseUnknownCommand,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE:              func(*cobra.Command, []string) error { return p.open("") },
		PersistentPreRunE: p.loadCommandSettings,
	}
	c.SetVersionTemplate("trustbook {{.Version}}\n")
	addSettingFlags(c)
	completeFlag(c, "theme", fixedCompletions(handbook.MapSlice(theme.Names(), func(n theme.Name) string { return string(n) })))
	completeFlag(c, "tab", p.completeWith(categoryIDs))
	completeFlag(c, "role", p.completeRoles())
	completeFlag(c, "lang", p.completeWith(languageTags))
	c.SetFlagErrorFunc(flagError)
	c.SetUsageFunc(p.printHelp)
	c.SetHelpFunc(func(c *cobra.Command, _ []string) {
		if c.HasSubCommands() { // the library handles --help before it checks the arguments
			p.unknown = refuseUnknownCommand(c, c.Flags().Args())
		}
		if p.unknown == nil {
			_ = p.printHelp(c) // the writer remembers the error
		}
	})
	c.SetHelpCommand(p.helpCommand())
	c.AddCommand(p.openCommand(), p.searchCommand(), p.answerCommand(), p.showCommand(), p.listCommand(), p.exportCommand(), p.checkCommand(), p.initCommand(),
		p.importCommand(), p.gapsCommand(),
		p.verifyCommand(), p.packCommand(), p.trustCommand(), p.ackCommand(), p.receiptsCommand(), p.configCommand(), p.doctorCommand(),
		p.completionCommand(), p.manCommand(), p.licensesCommand())
	for _, command := range c.Commands() {
		if command.Use == command.Name() && !command.HasSubCommands() {
			command.Args, command.ValidArgsFunction = noArgs, cobra.NoFileCompletions
		}
	}
	return c
}

// loadCommandSettings loads the settings. Shell completion loads them itself, without messages.
func (p *Program) loadCommandSettings(c *cobra.Command, _ []string) (err error) {
	if c.Name() == cobra.ShellCompRequestCmd || c.CalledAs() == cobra.ShellCompNoDescRequestCmd {
		return nil
	}
	if p.settings, err = p.loadSettings(c); err != nil {
		p.warnProblems(p.settings.Problems)
	}
	p.warnUselessFlags(c)
	return err
}

// displayOnlyFlags lists flags that affect only how the handbook is shown, with the commands that use them. The program
// without a command uses all of these flags.
var displayOnlyFlags = []struct{ flags, commands []string }{
	{[]string{"mouse", "split", "tab", "speech"}, []string{"open", "ack", "answer", "config", "doctor"}},
	{[]string{"linear", "watch"}, []string{"open", "ack", "config", "doctor"}},
}

// warnUselessFlags warns about flags that were given but have no effect on the command.
func (p *Program) warnUselessFlags(c *cobra.Command) {
	for _, u := range displayOnlyFlags {
		if !c.HasParent() || slices.Contains(u.commands, c.Name()) {
			continue
		}
		for _, name := range u.flags {
			if f := c.Flag(name); f != nil && f.Changed {
				p.warn("--" + name + " has no effect on `" + c.CommandPath() + "`")
			}
		}
	}
}
