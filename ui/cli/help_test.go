package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// everyCommand calls visit for the root command and all commands below it.
func everyCommand(visit func(*cobra.Command)) {
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		visit(c)
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				walk(sub)
			}
		}
	}
	walk((&Program{}).rootCommand())
}

// The --help of every command fits a terminal of 80 x 24, and any other width.
func TestHelpFitsATerminal(t *testing.T) {
	everyCommand(func(c *cobra.Command) {
		if rows := strings.Count(helpOf(c, 80, false), "\n"); rows > 24 {
			t.Errorf("%s --help has %d rows:\n%s", c.CommandPath(), rows, helpOf(c, 80, false))
		}
		for _, width := range []int{40, 80, 100} {
			for row := range strings.SplitSeq(helpOf(c, width, width > 40), "\n") {
				limit := width
				if strings.Contains(c.Example, row) || len(strings.Fields(row)) < 3 { // not wrapped
					limit = 80
				}
				if ansi.StringWidth(row) > limit {
					t.Errorf("the help of %s has a row of %d columns at %d: %q", c.CommandPath(), ansi.StringWidth(row), width, row)
				}
			}
		}
	})
}

// The help command shows everything that --help omits, with every flag of the command.
func TestFullHelpSaysAll(t *testing.T) {
	everyCommand(func(c *cobra.Command) {
		brief, full := helpOf(c, 80, false), helpOf(c, 80, true)
		words := strings.Join(strings.Fields(full), " ")
		if c.HasParent() && !strings.Contains(words, strings.Join(strings.Fields(c.Long), " ")) {
			t.Errorf("help %s does not say %q", c.Name(), c.Long)
		}
		for line := range strings.SplitSeq(c.Example, "\n") {
			if !strings.Contains(full, line) {
				t.Errorf("help %s does not have the example %s", c.Name(), line)
			}
		}
		for _, f := range flagList(c.LocalFlags(), func(*pflag.Flag) bool { return true }) {
			if !strings.Contains(full, "--"+f.Name) {
				t.Errorf("help %s does not list --%s", c.Name(), f.Name)
			}
			if c.HasParent() && f.Name != "help" && !strings.Contains(brief, "--"+f.Name) {
				t.Errorf("%s --help does not list --%s", c.Name(), f.Name)
			}
		}
	})
}

// Every command is in a group or is one of the few that are rarely needed.
func TestEveryCommandIsInAGroup(t *testing.T) {
	var grouped []string
	for _, g := range commandGroups {
		grouped = append(grouped, g.commands...)
	}
	for _, c := range (&Program{}).rootCommand().Commands() {
		if !slices.Contains(append(grouped, "help", "completion", "licenses", "man"), c.Name()) {
			t.Errorf("%s is in no group of the help", c.Name())
		}
	}
}

func TestHelpWidth(t *testing.T) {
	for screen, want := range map[int]int{0: 80, 20: 40, 80: 80, 95: 95, 300: 100} {
		if got := helpWidth(screen); got != want {
			t.Errorf("on a screen of %d columns help has %d, want %d", screen, got, want)
		}
	}
}

// The manual has the date of the release, or else of the commit, or else today's date.
func TestManualPageOfABuild(t *testing.T) {
	commit := []debug.BuildSetting{{Key: "vcs.time", Value: "2026-02-03T04:05:06Z"}}
	for want, settings := range map[string][]debug.BuildSetting{"2026-02-03": commit, "2026-03-04": nil} {
		p := &Program{Version: "(devel)", Build: func() (*debug.BuildInfo, bool) { return &debug.BuildInfo{Settings: settings}, true }}
		p.Clock = func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) }
		if page := p.manPage(p.rootCommand()); !strings.HasPrefix(page, `.TH TRUSTBOOK 1 "`+want+`"`) {
			t.Errorf("the manual begins with %.60s, want %s", page, want)
		}
	}
}

// The manual page is in the format of man(1), and mandoc reports no problems.
func TestManualPage(t *testing.T) {
	p := &Program{Version: "1.2.3", Date: "2026-01-31T12:00:00Z"}
	page := p.manPage(p.rootCommand())
	for _, want := range []string{
		`.TH TRUSTBOOK 1 "2026-01-31" "trustbook 1.2.3"`, ".SH KEYS\n", ".SH EXIT STATUS\n", ".SH FILES\n", ".SH ENVIRONMENT\n", ".SH EXAMPLES\n", ".SH SEE ALSO\n",
		"\\fBctrl+y\\fR\n", "\\fI/etc/trustbook/\\fR\n", "\\fB3\\fR\n",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the manual page does not have %q", want)
		}
	}
	if _, err := exec.LookPath("mandoc"); err != nil {
		t.Skip("there is no mandoc here")
	}
	file := filepath.Join(t.TempDir(), "trustbook.1")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mandoc", "-Tlint", file).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("mandoc: %v\n%s", err, out)
	}
}

// Messages are wrapped at spaces, because a terminal would break them within words and paths.
func TestMessagesAreWrappedAtBlanks(t *testing.T) {
	const message = "trustbook: showing the last good edition, number 7; /a/path/that/is/longer/than/the/window cannot be read"
	rows := wrapMessage(message, 30)
	if joined := strings.Join(strings.Fields(strings.Join(rows, " ")), " "); joined != message {
		t.Errorf("%q", joined)
	}
	for i, row := range rows {
		if len(row) > 30 && strings.Contains(strings.TrimSpace(row), " ") || (i > 0) != strings.HasPrefix(row, gutter) {
			t.Errorf("row %d is %q", i, row)
		}
	}
}

// A bar wider than the terminal would be written on a new row each time.
func TestNoRowOfABarIsLongerThanTheLast(t *testing.T) {
	b := &progressBar{what: "answering", total: 1500}
	for done := range b.total {
		if len(b.row(done)) > len(b.row(b.total)) {
			t.Fatalf("%q is longer than %q", b.row(done), b.row(b.total))
		}
	}
	if got := b.row(750); got != "answering [=====     ] 750 of 1500" {
		t.Errorf("%q", got)
	}
}
