package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (p *Program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Print the manual page for man(1). It is generated from the commands themselves.",
		Example: "  trustbook man > ~/.local/share/man/man1/trustbook.1\n  trustbook man | man -l -",
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := p.Stdout.WriteString(p.manPage(c.Root()))
			return err
		},
	}
}

// manPage returns the manual page. The libraries that generate one from commands
// do not fit: one writes a page per command and brings two more parsers, the other
// loses line breaks in examples and the names of values, and both include the date.
func (p *Program) manPage(root *cobra.Command) string {
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
	r.item(bold("-h")+", "+bold("--help"), "show how to use the program or a command")
	r.item(bold("-v")+", "+bold("--version"), "print the version")
	r.environmentSection()
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

// options lists flags by name, with their values and meanings.
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

// environmentSection documents environment variables and files.
func (r *roff) environmentSection() {
	r.section("Environment")
	r.paragraphs("Each option names the variable that sets it. Options override variables; an empty variable counts as unset.")
	for _, v := range environmentVariables {
		r.item(bold(v.name), v.meaning)
	}
	r.section("Files")
	for _, f := range fileDocs {
		r.item(italic(f.name), f.meaning)
	}
}

// environmentVariables lists the variables that are not settings.
var environmentVariables = []struct{ name, meaning string }{
	{"NO_COLOR", "if set to anything, use no colours"},
	{"CLICOLOR_FORCE", "if set to anything but 0, use colours even if the output is not a terminal"},
	{"TERM, COLORTERM", "tell how many colours the terminal has; with TERM=dumb the handbook opens line by line"},
	{"LC_ALL, LC_CTYPE, LANG", "tell whether the terminal can show more than ASCII"},
	{"XDG_CONFIG_HOME, XDG_STATE_HOME", "set where the files below are"},
	{"USER, LOGNAME, USERNAME", "the name suggested, and editable, when you acknowledge an entry"},
}

var fileDocs = []struct{ name, meaning string }{
	{"$XDG_CONFIG_HOME/trustbook/config.yaml", "the settings file; by default below ~/.config, on macOS below ~/Library/Application Support, on Windows below %AppData%"},
	{"/etc/trustbook/", "the administrator's: config.yaml (settings for everybody), policy.yaml and keys/ (trusted signing keys); on macOS /Library/Application Support/trustbook, on Windows C:\\ProgramData\\trustbook"},
	{"/usr/share/trustbook/handbook.zip", "the handbook that is read when none is named by --handbook, TRUSTBOOK_HANDBOOK, the policy or the settings; on macOS /Library/Application Support/trustbook/handbook.zip, on Windows C:\\Program Files\\trustbook\\handbook.zip, on BSD below /usr/local/share"},
	{"$XDG_STATE_HOME/trustbook/", "saved entries, progress, receipts, which signed editions were opened, and the last good one of each handbook; by default below ~/.local/state, on macOS below ~/Library/Application Support, on Windows below %LOCALAPPDATA%"},
}

var exitCodes = []struct{ code, meaning string }{
	{"0", "success"},
	{"1", "nothing was found, or problems were found"},
	{"2", "the command could not run"},
	{"3", "the handbook is not trusted here, so it was not opened"},
	{"130", "ended by SIGINT, such as ^C in --linear or during a command; other signals: 128 plus their number"},
}

// roff writes a manual page in the markup language of man(1).
type roff struct{ b strings.Builder }

// title starts the page. It leaves out the date, so that the output is reproducible.
func (r *roff) title(name string, section int, source, manual string) {
	fmt.Fprintf(&r.b, ".TH %s %d \"\" \"%s\" \"%s\"\n.nh\n.ad l\n", strings.ToUpper(name), section, escapeRoff(source), escapeRoff(manual))
}

func (r *roff) section(name string)    { r.line(".SH " + strings.ToUpper(escapeRoff(name))) }
func (r *roff) subsection(name string) { r.line(".SS \"" + escapeRoff(name) + "\"") }

// paragraphs writes text, with a new paragraph after each blank line.
func (r *roff) paragraphs(text string) {
	for p := range strings.SplitSeq(text, "\n\n") {
		r.line(".PP")
		r.text(strings.ReplaceAll(p, "\n", " "))
	}
}

// item writes a term, already in roff, and its meaning, in plain text.
func (r *roff) item(term, meaning string) {
	r.line(".TP")
	r.line(term)
	r.text(meaning)
}

// example writes lines without filling them.
func (r *roff) example(lines string) {
	r.line(".PP")
	r.line(".nf")
	r.line(".RS 4")
	for l := range strings.SplitSeq(lines, "\n") {
		r.text(strings.TrimPrefix(l, "  "))
	}
	r.line(".RE")
	r.line(".fi")
}

// text writes plain text, with the parts between backquotes in bold.
func (r *roff) text(s string) {
	var out strings.Builder
	for i, part := range strings.Split(s, "`") {
		if i%2 == 1 {
			part = bold(part)
		} else {
			part = escapeRoff(part)
		}
		out.WriteString(part)
	}
	r.line(escapeRequest(out.String()))
}

func (r *roff) line(s string) { r.b.WriteString(s + "\n") }

func bold(s string) string   { return `\fB` + escapeRoff(s) + `\fR` }
func italic(s string) string { return `\fI` + escapeRoff(s) + `\fR` }

// escapeRequest keeps a line from being read as a request, which starts with a dot or
// an apostrophe.
func escapeRequest(s string) string {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, `\(aq`) {
		return `\&` + s
	}
	return s
}

// roffEscapes replaces characters that have a meaning in roff or would be typeset as
// others.
var roffEscapes = strings.NewReplacer(`\`, `\(rs`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`)

// escapeRoff returns plain text as roff.
func escapeRoff(s string) string {
	var b strings.Builder
	for _, c := range roffEscapes.Replace(s) {
		if c > '~' {
			fmt.Fprintf(&b, `\[u%04X]`, c)
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
