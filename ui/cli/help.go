package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpCommand shows how a command is used. It works with wrong settings too.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "help [COMMAND]",
		Short:             "Show how to use a command",
		PersistentPreRunE: func(*cobra.Command, []string) error { return nil },
		ValidArgsFunction: func(c *cobra.Command, _ []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
			var out []cobra.Completion
			for _, command := range c.Root().Commands() {
				if command.IsAvailableCommand() && strings.HasPrefix(command.Name(), prefix) {
					out = append(out, cobra.CompletionWithDesc(command.Name(), command.Short))
				}
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			command, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return refuseUnknownCommand(command, rest)
			}
			command.InitDefaultHelpFlag()
			return command.Help()
		},
	}
}

// relevantFlags lists the global flags that matter to a command, in the order of
// its help. Commands that are not listed have none.
var relevantFlags = map[string][]string{
	"open":       {"handbook", "lang", "theme", "ascii", "mouse", "split", "role", "linear", "no-state", "watch"},
	"search":     {"handbook", "lang", "theme", "ascii"},
	"show":       {"handbook", "lang", "theme", "ascii"},
	"list":       {"handbook", "lang", "role", "theme", "ascii"},
	"export":     {"handbook", "lang"},
	"check":      {"handbook"},
	"verify":     {"handbook"},
	"ack":        {"handbook", "lang", "linear"},
	"receipts":   {"handbook"},
	"doctor":     {"handbook", "config", "require-lockdown"},
	"gaps":       {"handbook", "theme", "ascii"},
	"config":     {"config", "theme", "handbook", "keys"},
	"completion": {"handbook"},
}

// printUsage prints a command's own flags and the global ones that matter to it,
// for help and for its callers in cobra.
func printUsage(c *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Usage:\n  %s\n", c.UseLine())
	if c.HasAvailableSubCommands() {
		if c.HasParent() {
			fmt.Fprintf(&b, "  %s COMMAND\n", c.CommandPath())
		} else {
			fmt.Fprintf(&b, "  %s COMMAND [flags]\n", c.CommandPath())
		}
	}
	if len(c.Aliases) > 0 {
		fmt.Fprintf(&b, "\nAliases:\n  %s\n", c.NameAndAliases())
	}
	if c.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", c.Example)
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\nCommands:\n")
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			fmt.Fprintf(&b, "  %-*s  %s\n", sub.NamePadding(), sub.Name(), sub.Short)
		}
	}
	b.WriteString(flagUsages(c))
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n`%s COMMAND --help` shows how to use a command.\n", c.CommandPath())
	}
	_, err := c.OutOrStdout().Write([]byte(b.String()))
	return err
}

// flagUsages returns the parts of the help that list flags.
func flagUsages(c *cobra.Command) string {
	out := "\nFlags:\n" + listFlags(c.LocalFlags())
	if !c.HasParent() {
		return out + "\nSettings can also come from variables, such as TRUSTBOOK_THEME for --theme, or from a\nfile: `trustbook config` prints one.\n"
	}
	global := pflag.NewFlagSet("", pflag.ContinueOnError)
	c.InheritedFlags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(relevantFlags[c.Name()], f.Name) {
			global.AddFlag(f)
		}
	})
	if global.HasFlags() {
		out += "\nGlobal flags (`trustbook --help` lists all of them):\n" + listFlags(global)
	}
	return out
}

// helpWidth is the maximum width of wrapped help, in columns.
const helpWidth = 100

// listFlags lists flags with their meanings in a second column.
func listFlags(flags *pflag.FlagSet) string {
	var names, meanings []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, meaning := describeFlag(f)
		names, meanings = append(names, name), append(meanings, meaning)
		width = max(width, len(name)+2)
	})
	var b strings.Builder
	for i, name := range names {
		meaning := strings.ReplaceAll(ansi.Wordwrap(noBreak(meanings[i]), helpWidth-width, ""), nonBreakingHyphen, "-")
		fmt.Fprintf(&b, "%-*s%s\n", width, name, strings.ReplaceAll(meaning, "\n", "\n"+strings.Repeat(" ", width)))
	}
	return b.String()
}

// describeFlag returns a flag with the name of its value, and what it means.
func describeFlag(f *pflag.Flag) (name, meaning string) {
	name = "      --" + f.Name
	if f.Shorthand != "" {
		name = "  -" + f.Shorthand + ", --" + f.Name
	}
	value, meaning := pflag.UnquoteUsage(f)
	meaning, _, _ = strings.Cut(meaning, " (or set ")
	switch {
	case f.Name == "help":
		return name, "show this help"
	case f.Name == "version":
		return name, "print the version"
	case f.Value.Type() == "bool":
		return name, meaning
	case strings.Trim(f.DefValue, "0[]") != "":
		meaning += " (default " + f.DefValue + ")"
	}
	return name + " " + value, meaning
}
