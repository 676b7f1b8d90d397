package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (p *Program) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Print the manual page, as man(1) reads it. It is made from the commands themselves.",
		Example: "  trustbook man > ~/.local/share/man/man1/trustbook.1\n  trustbook man | man -l -",
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := p.Stdout.WriteString(p.manual(c.Root()))
			return err
		},
	}
}

// manual is the manual page of the program. The libraries that make one of
// commands were tried: one writes a page for each command and brings two more
// parsers, the other loses the lines of examples and the names of values, and
// both write the day into it.
func (p *Program) manual(root *cobra.Command) string {
	r := &roff{}
	r.title(root.Name(), 1, root.Name()+" "+p.Version, "User Commands")
	r.section("Name")
	r.text(root.Name() + " - " + strings.ToLower(root.Short[:1]) + root.Short[1:])
	r.section("Synopsis")
	r.line(bold(root.Name()) + " [" + italic("options") + "] [" + italic("command") + "]")
	r.section("Description")
	r.paragraphs(root.Long)
	r.section("Commands")
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			r.command(c)
		}
	}
	r.section("Options")
	r.options(root.PersistentFlags())
	r.item(bold("-h")+", "+bold("--help"), "say how the program or a command is used")
	r.item(bold("-v")+", "+bold("--version"), "say which version this is")
	r.surroundings()
	r.section("Exit status")
	for _, code := range exitCodes {
		r.item(bold(code.code), code.meaning)
	}
	r.section("Examples")
	r.example(root.Example)
	return r.b.String()
}

func (r *roff) command(c *cobra.Command) {
	r.subsection(c.Root().Name() + " " + c.Use)
	r.paragraphs(c.Long)
	r.options(c.LocalNonPersistentFlags())
	r.example(c.Example)
}

// options are flags in the order of their names, each with what its value is.
func (r *roff) options(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, meaning := pflag.UnquoteUsage(f)
		term := bold("--" + f.Name)
		if f.Shorthand != "" {
			term = bold("-"+f.Shorthand) + ", " + term
		}
		if value != "" {
			term += " " + italic(value)
		}
		r.item(term, meaning)
	})
}

// surroundings are the variables and the files that count.
func (r *roff) surroundings() {
	r.section("Environment")
	r.paragraphs("The options say which variables stand for them. An option counts for more, and a variable that is empty for nothing.")
	for _, v := range environment {
		r.item(bold(v.name), v.meaning)
	}
	r.section("Files")
	for _, f := range files {
		r.item(italic(f.name), f.meaning)
	}
}

// environment are the variables beside those of the options.
var environment = []struct{ name, meaning string }{
	{"NO_COLOR", "no colours, whatever its value is"},
	{"CLICOLOR_FORCE", "with a value other than 0: colours even where the output is no terminal"},
	{"TERM, COLORTERM", "how many colours there are; with TERM=dumb the handbook opens line by line"},
	{"LC_ALL, LC_CTYPE, LANG", "whether the terminal takes more than ASCII"},
	{"XDG_CONFIG_HOME, XDG_STATE_HOME", "where the files below are"},
	{"USER, LOGNAME, USERNAME", "the name that is suggested, and can be changed, when a text is acknowledged"},
}

var files = []struct{ name, meaning string }{
	{"$XDG_CONFIG_HOME/trustbook/config.yaml", "the configuration; else in ~/.config, on macOS in ~/Library/Application Support, on Windows in %AppData%"},
	{"$XDG_STATE_HOME/trustbook/", "what was saved, read and acknowledged; else in ~/.local/state, on macOS in ~/Library/Application Support, on Windows in %LOCALAPPDATA%"},
}

var exitCodes = []struct{ code, meaning string }{
	{"0", "done"},
	{"1", "nothing was found, or problems were found"},
	{"2", "the command could not run"},
	{"130", "ended with ctrl+c"},
}
