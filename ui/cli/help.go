package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"trustbook/handbook"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
)

// helpCommand returns the command that shows the complete help of another command, in the pager if it is long. --help
// shows only as much as fits on a small terminal. The command works even if there is a mistake in the settings.
func (p *Program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "help [COMMAND]",
		Short:             "Explain a command in full",
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
			return p.print(func(out standardOutput) markdown.Doc {
				rows := strings.Split(strings.TrimSuffix(helpOf(command, helpWidth(out.screenWidth), true), "\n"), "\n")
				return markdown.Doc{Rows: rows, Plain: rows}
			})
		},
	}
}

// Minimum and maximum width of the help text, and its width without a terminal.
const minHelpWidth, maxHelpWidth, defaultHelpWidth = 40, 100, 80

// helpWidth returns the width of the help text on a screen of the given width, which is 0 without a screen.
func helpWidth(screen int) int {
	return min(max(cmp.Or(screen, defaultHelpWidth), minHelpWidth), maxHelpWidth)
}

func (p *Program) printHelp(c *cobra.Command) error {
	width := 0
	if term.IsTerminal(p.Stdout.Fd()) {
		width, _, _ = term.GetSize(p.Stdout.Fd())
	}
	_, err := c.OutOrStdout().Write([]byte(helpOf(c, helpWidth(width), false)))
	return err
}

// relevantFlags lists, for each command, the global flags to show in its help. The help of other commands shows no
// global flags.
var relevantFlags = map[string][]string{
	"open":       {"handbook", "lang", "theme", "ascii", "mouse", "split", "role", "linear", "speech", "no-state", "watch"},
	"search":     {"handbook", "lang", "theme", "ascii"},
	"show":       {"handbook", "lang", "theme", "ascii"},
	"list":       {"handbook", "lang", "role", "theme", "ascii"},
	"export":     {"handbook", "lang"},
	"answer":     {"handbook", "theme", "ascii"},
	"check":      {"handbook"},
	"verify":     {"handbook"},
	"ack":        {"handbook", "lang", "linear"},
	"receipts":   {"handbook"},
	"doctor":     {"handbook", "config", "require-lockdown"},
	"gaps":       {"handbook", "theme", "ascii"},
	"config":     {"config", "theme", "handbook", "keys"},
	"completion": {"handbook"},
}

// commandGroups lists the commands by purpose. Unlisted commands come last, in a single row.
var commandGroups = []struct {
	title    string
	commands []string
}{
	{"Read", []string{"open", "search", "show", "list", "export"}},
	{"Answer", []string{"answer", "gaps"}},
	{"Write", []string{"init", "import", "check", "pack"}},
	{"Trust", []string{"verify", "trust"}},
	{"Acknowledge", []string{"ack", "receipts"}},
	{"Set up", []string{"config", "doctor"}},
}

type helpText struct {
	strings.Builder
	command *cobra.Command
	width   int
	full    bool // show the complete help
}

// helpOf returns the help of a command. Unless full is true, it contains only the first paragraph, the command's own
// flags and two examples, so that it fits into 24 rows.
func helpOf(c *cobra.Command, width int, full bool) string {
	c.InitDefaultHelpFlag()
	h := &helpText{command: c, width: width, full: full}
	if full || c.HasParent() {
		h.writeAbout()
	}
	h.writeUsage()
	if c.HasParent() {
		h.writeSubcommands()
	} else {
		h.writeGroups()
	}
	h.writeFlags()
	h.writeExamples()
	h.writePointerToMore()
	return h.String()
}

func (h *helpText) writeParagraph(text string) { fmt.Fprintln(h, h.wrap("", text)) }

// wrap wraps text beside prefix, or below prefix if the rows would be too narrow.
func (h *helpText) wrap(prefix, text string) string {
	const below = "        "
	room := h.width - len(prefix)
	if room < minHangingRoom && len(prefix) > len(below) {
		return strings.TrimRight(prefix, " ") + "\n" + h.wrap(below, text)
	}
	return prefix + strings.Join(layout.WrapWords(text, room), "\n"+strings.Repeat(" ", len(prefix)))
}

func (h *helpText) writeAbout() {
	for i, p := range strings.Split(cmp.Or(h.command.Long, h.command.Short+"."), "\n\n") {
		if i == 0 || h.full {
			h.writeParagraph(strings.Join(strings.Fields(p), " "))
			fmt.Fprintln(h)
		}
	}
}

func (h *helpText) writeUsage() {
	c := h.command
	line := c.UseLine()
	switch {
	case !c.HasParent():
		line = c.Name() + " [COMMAND] [flags]; without a command it opens the handbook"
	case c.HasAvailableSubCommands():
		line = c.CommandPath() + " [COMMAND] [flags]"
	}
	fmt.Fprintln(h, h.wrap("Usage: ", line))
}

func (h *helpText) writeSubcommands() {
	if h.command.HasAvailableSubCommands() {
		fmt.Fprintln(h, "\nCommands:")
	}
	for _, sub := range h.command.Commands() {
		if sub.IsAvailableCommand() {
			fmt.Fprintln(h, h.wrap(fmt.Sprintf("  %-10s  ", sub.Name()), sub.Short))
		}
	}
}

// writeGroups writes the list of commands, by purpose.
func (h *helpText) writeGroups() {
	fmt.Fprintln(h)
	others := handbook.MapSlice(h.command.Commands(), (*cobra.Command).Name)
	for _, g := range commandGroups {
		title := g.title
		for _, name := range g.commands {
			c, _, err := h.command.Find([]string{name})
			if err != nil || c == h.command {
				continue
			}
			others = slices.DeleteFunc(others, func(s string) bool { return s == name })
			fmt.Fprintln(h, h.wrap(fmt.Sprintf("%-12s %-10s ", title, name), c.Short))
			title = ""
		}
	}
	fmt.Fprintln(h, h.wrap(fmt.Sprintf("%-12s ", "Also"), strings.Join(others, ", ")))
}

// writeFlags writes the command's own flags and then the relevant global flags.
func (h *helpText) writeFlags() {
	c := h.command
	if !h.full && !c.HasParent() {
		return
	}
	own := flagList(c.LocalFlags(), func(f *pflag.Flag) bool { return h.full || f.Name != "help" })
	if len(own) > 0 {
		fmt.Fprintln(h, "\nFlags:")
		h.writeList(own)
	}
	path := strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
	global := flagList(c.InheritedFlags(), func(f *pflag.Flag) bool { return slices.Contains(relevantFlags[path], f.Name) })
	switch {
	case h.full && !c.HasParent():
		fmt.Fprintln(h)
		h.writeParagraph("Settings can also come from variables, such as TRUSTBOOK_THEME for --theme, or from a file: `trustbook config` prints one.")
	case len(global) > 0 && h.full:
		fmt.Fprintln(h, "\nGlobal flags (`trustbook help` lists all of them):")
		h.writeList(global)
	case len(global) > 0:
		names := handbook.MapSlice(global, func(f *pflag.Flag) string { return "--" + f.Name })
		fmt.Fprintln(h, "\n"+h.wrap("Global flags: ", strings.Join(names, ", ")))
	}
}

func flagList(flags *pflag.FlagSet, wanted func(*pflag.Flag) bool) []*pflag.Flag {
	var out []*pflag.Flag
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && wanted(f) {
			out = append(out, f)
		}
	})
	return out
}

// writeList writes flags in one column and their meanings in another.
func (h *helpText) writeList(flags []*pflag.Flag) {
	column := 0
	for _, f := range flags {
		name, _ := describeFlag(f)
		column = max(column, len(name)+2)
	}
	for _, f := range flags {
		name, meaning := describeFlag(f)
		fmt.Fprintln(h, h.wrap(fmt.Sprintf("%-*s", column, name), meaning))
	}
}

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

// briefExamples is the number of examples in --help.
const briefExamples = 2

func (h *helpText) writeExamples() {
	if !h.command.HasExample() || !h.full && !h.command.HasParent() {
		return
	}
	lines := strings.Split(h.command.Example, "\n")
	if !h.full {
		lines = lines[:min(len(lines), briefExamples)]
	}
	fmt.Fprintf(h, "\nExamples:\n%s\n", strings.Join(lines, "\n"))
}

func (h *helpText) writePointerToMore() {
	c := h.command
	switch {
	case h.full:
	case !c.HasParent():
		fmt.Fprintln(h)
		h.writeParagraph("`trustbook COMMAND --help` shows how to use a command; `trustbook help` lists the global flags, with examples.")
	default:
		if full := helpOf(c, h.width, true); strings.Count(full, "\n") > strings.Count(h.String(), "\n")+1 {
			h.writeParagraph("\n`trustbook help " + strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ") + "` says more.")
		}
	}
}
