package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"trustbook/ui"
	"trustbook/ui/layout"
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

// manPage returns the manual page. No library that generates manual pages from commands is suitable: one writes a page
// for each command and needs two more parsers; the other loses line breaks in examples and the names of values. Both
// print today's date.
func (p *Program) manPage(root *cobra.Command) string {
	r := &roff{}
	fmt.Fprintf(&r.b, ".TH %s 1 \"%s\" \"%s\" \"User Commands\"\n.nh\n.ad l\n", strings.ToUpper(root.Name()), p.manualDay(), escapeRoff(root.Name()+" "+p.Version))
	r.section("Name")
	r.text(root.Name() + " - " + strings.ToLower(root.Short[:1]) + root.Short[1:])
	r.section("Synopsis")
	r.line(roffBold(root.Name()) + " [" + roffItalic("options") + "] [" + roffItalic("command") + "]")
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
	r.item(roffBold("-h")+", "+roffBold("--help"), "show how to use the program or a command")
	r.item(roffBold("-v")+", "+roffBold("--version"), "print the version")
	r.keys()
	r.section("Exit status")
	for _, code := range exitCodes {
		r.item(roffBold(code.code), code.meaning)
	}
	r.environmentSection()
	r.section("Examples")
	r.example(root.Example)
	r.section("See also")
	r.line(roffBold("man") + "(1), " + roffBold("minisign") + "(1)")
	return r.b.String()
}

// keyContexts are the parts of the screen with their own keys, in order.
var keyContexts = []struct{ name, title string }{
	{"browse", "Search and list"},
	{"reader", "In an open entry"},
	{"find", "Finding in an entry"},
	{"overlay", "In a dialog"},
	{"program", "Everywhere"},
}

// keys writes the section on key bindings. An action without a description shares the description of the action before
// it.
func (r *roff) keys() {
	r.section("Keys")
	r.paragraphs("The keys can be changed in the settings; `trustbook config` lists them with their names.")
	actions := ui.Actions()
	for _, c := range keyContexts {
		r.subsection(c.title)
		all := actions[c.name]
		for i := 0; i < len(all); {
			keys, meaning := all[i].Keys, all[i].Help
			for i++; i < len(all) && all[i].Help == ""; i++ {
				keys = slices.Concat(keys, all[i].Keys)
			}
			for k := range keys {
				keys[k] = roffBold(keys[k])
			}
			r.item(strings.Join(keys, ", "), meaning)
		}
	}
}

func (r *roff) command(c *cobra.Command) {
	r.subsection(c.Root().Name() + " " + c.Use)
	r.paragraphs(c.Long)
	r.options(c.LocalNonPersistentFlags())
	r.example(c.Example)
}

func (r *roff) options(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, meaning := pflag.UnquoteUsage(f)
		term := roffBold("--" + f.Name)
		if f.Shorthand != "" {
			term = roffBold("-"+f.Shorthand) + ", " + term
		}
		if value != "" {
			term += " " + roffItalic(value)
		}
		r.item(term, meaning)
	})
}

func (r *roff) environmentSection() {
	r.section("Environment")
	r.paragraphs("Each option names the variable that sets it. Options override variables; an empty variable counts as unset.")
	for _, v := range environmentVariables {
		r.item(roffBold(v.name), v.meaning)
	}
	r.section("Files")
	for _, f := range fileDocs {
		r.item(roffItalic(f.name), f.meaning)
	}
}

// environmentVariables lists the variables that are not settings.
var environmentVariables = []struct{ name, meaning string }{
	{"NO_COLOR", "if set to anything, use no colours"},
	{"CLICOLOR_FORCE", "if set to anything but 0, use colours even if the output is not a terminal"},
	{"TERM, COLORTERM", "determine the number of colours; with TERM=dumb the handbook opens line by line"},
	{"LC_ALL, LC_CTYPE, LANG", "determine whether only ASCII characters are used"},
	{"LC_ALL, LC_MESSAGES, LANG", "choose the language of the entries, unless --lang does"},
	{"XDG_CONFIG_HOME, XDG_STATE_HOME", "set the location of the files below"},
	{"USER, LOGNAME, USERNAME", "the name suggested, and editable, when you acknowledge an entry"},
}

var fileDocs = []struct{ name, meaning string }{
	{"$XDG_CONFIG_HOME/trustbook/config.yaml", "the settings file; by default below ~/.config, on macOS below ~/Library/Application Support, on Windows below %AppData%"},
	{"/etc/trustbook/", "the administrator's: config.yaml (settings for all users), policy.yaml and keys/ (trusted signing keys); on macOS /Library/Application Support/trustbook, on Windows C:\\ProgramData\\trustbook"},
	{"/usr/share/trustbook/handbook.zip", "the handbook to read if none is named by --handbook, TRUSTBOOK_HANDBOOK, the policy or the settings; on macOS /Library/Application Support/trustbook/handbook.zip, on Windows C:\\Program Files\\trustbook\\handbook.zip, on BSD below /usr/local/share"},
	{"$XDG_STATE_HOME/trustbook/", "saved entries, progress, receipts, a record of the signed editions that were opened, and the last good edition of each handbook; by default below ~/.local/state, on macOS below ~/Library/Application Support, on Windows below %LOCALAPPDATA%"},
}

var exitCodes = []struct{ code, meaning string }{
	{"0", "success"},
	{"1", "nothing was found, or problems were found"},
	{"2", "the command could not run"},
	{"3", "the handbook is not trusted here, so it was not opened"},
	{"130", "ended by SIGINT, such as ^C in --linear or during a command; other signals: 128 plus their number"},
}

// manualDay returns the date of the manual page: the release date or, if there is none, the date of the commit that the
// Go toolchain records. If both are unknown, it returns today, because a page without a date is invalid.
func (p *Program) manualDay() string {
	date := p.Date
	if p.Build != nil && date == "" {
		if info, ok := p.Build(); ok {
			for _, s := range info.Settings {
				if s.Key == "vcs.time" {
					date = s.Value
				}
			}
		}
	}
	day, _, _ := strings.Cut(cmp.Or(date, p.now().Format(time.DateOnly)), "T")
	return day
}

// roff writes a manual page in roff, the markup language of man(1).
type roff struct {
	b     strings.Builder
	fresh bool // the last line was a heading, so the next paragraph needs no opening request
}

func (r *roff) section(name string)    { r.heading(".SH " + strings.ToUpper(escapeRoff(name))) }
func (r *roff) subsection(name string) { r.heading(".SS \"" + escapeRoff(name) + "\"") }

func (r *roff) heading(line string) {
	r.line(line)
	r.fresh = true
}

func (r *roff) begin() {
	if !r.fresh {
		r.line(".PP")
	}
}

// paragraphs writes text in which blank lines separate paragraphs.
func (r *roff) paragraphs(text string) {
	for p := range strings.SplitSeq(text, "\n\n") {
		r.begin()
		r.text(strings.ReplaceAll(p, "\n", " "))
	}
}

// item writes a term and its meaning. The term is already escaped, the meaning is plain text.
func (r *roff) item(term, meaning string) {
	r.line(".TP")
	r.line(term)
	r.text(meaning)
}

// example writes lines verbatim, without joining them into paragraphs.
func (r *roff) example(lines string) {
	r.begin()
	r.line(".nf")
	r.line(".RS 4")
	for l := range strings.SplitSeq(lines, "\n") {
		r.line(escapeRequest(escapeRoff(strings.TrimPrefix(l, "  "))))
	}
	r.line(".RE")
	r.line(".fi")
}

// text writes plain text, with everything between backquotes in bold.
func (r *roff) text(s string) {
	var out strings.Builder
	for i, part := range strings.Split(s, "`") {
		if i%2 == 1 {
			part = roffBold(part)
		} else {
			part = escapeRoff(part)
		}
		out.WriteString(part)
	}
	for _, row := range layout.WrapWords(out.String(), maxRoffLine) {
		r.line(escapeRequest(row))
	}
}

// maxRoffLine is the maximum line length that mandoc(1) recommends.
const maxRoffLine = 79

func (r *roff) line(s string) {
	r.b.WriteString(s + "\n")
	r.fresh = false
}

func roffBold(s string) string   { return `\fB` + escapeRoff(s) + `\fR` }
func roffItalic(s string) string { return `\fI` + escapeRoff(s) + `\fR` }

// escapeRequest prevents a line that starts with a dot or an apostrophe from being read as a request.
func escapeRequest(s string) string {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, `\(aq`) {
		return `\&` + s
	}
	return s
}

// roffEscapes escapes characters that roff would interpret or typeset as other characters.
var roffEscapes = strings.NewReplacer(`\`, `\(rs`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`)

// escapeRoff escapes plain text for roff.
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
