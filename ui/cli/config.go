package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"trustbook/ui"
	"trustbook/ui/config"
)

func (p *Program) config() *cobra.Command {
	var check bool
	c := &cobra.Command{
		Use:   "config",
		Short: "Print the configuration that counts, as a file with comments",
		Long: "Print the configuration that counts, as a file with comments: each value, what it means and\n" +
			"where it came from. Nothing needs a file. To have one, save what this prints at the path in\n" +
			"its first line, and change it. Problems in it are named by file and line.",
		Example: "  trustbook config\n  trustbook config --check\n  trustbook config --theme dark --split 60",
		// The settings are what it prints, so it reads them itself.
		PersistentPreRunE: func(*cobra.Command, []string) error { return nil },
		RunE: func(c *cobra.Command, _ []string) error {
			e, err := p.settings(c)
			p.complain(e.Problems)
			if check {
				return checked(e, err)
			}
			if err == nil {
				_, err = p.Stdout.WriteString(e.YAML())
			}
			return err
		},
	}
	c.Flags().BoolVar(&check, "check", false, "print nothing but problems, with code 1 when there are some")
	return c
}

// checked is the verdict on a configuration: its problems are said already.
func checked(e config.Effective, err error) error {
	if n := len(e.Problems); n > 0 {
		return failure{fmt.Sprintf("problems in the configuration: %d", n), "", notFound}
	}
	return err
}

// settingFlags adds the flags of all settings to a command and to those below it.
func settingFlags(c *cobra.Command) {
	flags := c.PersistentFlags()
	flags.String("config", "", "read this configuration `file` (or set TRUSTBOOK_CONFIG)")
	usual := config.Default()
	for _, s := range config.Settings() {
		meaning := fmt.Sprintf("%s (or set %s)", s.Meaning, s.Variable())
		if s.Bool {
			flags.Bool(s.Name, s.IsOn(usual), meaning)
		} else {
			flags.String(s.Name, "", meaning)
		}
	}
}

// configure finds the settings for a command. A mistake in the usual file is
// said, and hides no text; one in a file that was asked for ends the command.
func (p *Program) configure(c *cobra.Command) (err error) {
	p.set, err = p.settings(c)
	if err != nil {
		p.complain(p.set.Problems)
	}
	return err
}

// complain says on standard error what is wrong with the configuration.
func (p *Program) complain(problems []config.Problem) {
	for _, problem := range problems {
		fmt.Fprintf(p.Stderr, "trustbook: %s\n", problem)
	}
}

// settings is the configuration for a command, with its flags. It is an error
// only when a flag is wrong, or a file that was asked for by name.
func (p *Program) settings(c *cobra.Command) (config.Effective, error) {
	if err := given(c, "handbook", "config"); err != nil {
		return config.Effective{}, err
	}
	flags := map[string]string{}
	for _, s := range config.Settings() {
		if f := c.Flags().Lookup(s.Name); f != nil && f.Changed {
			flags[s.Name] = f.Value.String()
		}
	}
	file, _ := c.Flags().GetString("config") // "" where there is no such flag
	e, err := config.Load(p.Environ, file, flags, ui.Actions())
	if errors.Is(err, config.ErrProblems) {
		err = failure{err.Error(), "the lines above say what and where; `trustbook config` without a file prints one that is right", failed}
	}
	return e, err
}
