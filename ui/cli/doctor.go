package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
)

// finding is the result of one check.
type finding struct {
	Part  string `json:"part"`
	Name  string `json:"name"`
	State string `json:"state"`
	Says  string `json:"says"`
	Do    string `json:"do,omitempty"` // what the user can do
}

// States of a finding. If something needs fixing, the exit code is 1. A note points out something that could be better,
// but that the user may be unable to change.
const (
	stateOK   = "ok"
	stateNote = "note"
	stateFix  = "mend" // shown as "fix"; JSON keeps the earlier name
)

type diagnosis struct {
	*Program
	findings []finding
	part     string
}

func (d *diagnosis) add(name, state, says, do string) {
	d.findings = append(d.findings, finding{d.part, name, state, sanitize.CleanLine(says), sanitize.CleanLine(d.repeatEntryFlags(do))})
}

// findingRow is a possible result of a check, with its condition.
type findingRow struct {
	when            bool
	state, says, do string
}

// addFirstMatching adds the first row whose condition is true.
func (d *diagnosis) addFirstMatching(name string, rows ...findingRow) {
	for _, r := range rows {
		if r.when {
			d.add(name, r.state, r.says, r.do)
			return
		}
	}
}

func (p *Program) doctorCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Check this terminal and machine, and suggest fixes",
		Long: "Check what this terminal and machine support: colours, characters, the clipboard and the\n" +
			"lock-down, where the state is stored, and which handbook is read. It sends no queries to the\n" +
			"terminal. The exit code is 1 when there is something to fix.",
		Example: "  trustbook doctor\n  trustbook doctor --json\n  trustbook doctor --handbook path/to/handbook",
		// The command loads the settings itself, because it reports problems with them as findings.
		PersistentPreRunE: func(*cobra.Command, []string) error { return nil },
		RunE: func(c *cobra.Command, _ []string) error {
			d := &diagnosis{Program: p}
			var err error
			if p.settings, err = p.loadSettings(c); err != nil && p.settings.Sources == nil {
				p.settings.Config = config.Default() // no settings could be read
			}
			d.run(err)
			return d.report(asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return c
}

// run performs all checks, starting with those of files that the lock-down will make inaccessible.
func (d *diagnosis) run(settingsErr error) {
	d.part = "terminal"
	d.checkTerminal()
	d.part = "kept"
	d.checkSettings(settingsErr)
	d.checkState()
	d.checkGaps()
	d.part = "lock-down"
	h, err := d.lockAndRead()
	d.part = "program"
	d.checkHandbook(h, err)
	d.checkBuild()
}

func (d *diagnosis) report(asJSON bool) error {
	fixes := 0
	for _, f := range d.findings {
		if f.State == stateFix {
			fixes++
		}
	}
	var err error
	if asJSON {
		err = d.writeJSON(fixes == 0)
	} else {
		err = d.printText(d.text())
	}
	if err == nil && fixes > 0 {
		err = failure{phrases.CountWithNoun(fixes, "thing") + " to fix", "", exitProblems}
	}
	return err
}

func (d *diagnosis) writeJSON(healthy bool) error {
	return sanitize.WriteJSON(d.Stdout, struct {
		Schema   int       `json:"schema"`
		OK       bool      `json:"ok"`
		Version  string    `json:"version"`
		Findings []finding `json:"findings"`
	}{1, healthy, d.Version, d.findings}, "")
}

// partTitles maps the name of each part in JSON to its heading.
var partTitles = map[string]string{"terminal": "Terminal", "kept": "Settings and state", "lock-down": "Lock-down", "program": "Program"}

// nameWidth is the width of a finding's name. The text of a finding starts in column textColumn.
const (
	nameWidth  = 13
	textColumn = len("  note  ") + nameWidth + 1
)

// text returns the findings as text, one per line. Lines are wrapped only on a terminal.
func (d *diagnosis) text() string {
	width := 0
	if w, _, err := term.GetSize(d.Stdout.Fd()); err == nil && w > 2*textColumn {
		width = w - 1 - textColumn
	}
	var b strings.Builder
	part := ""
	for _, f := range d.findings {
		if f.Part != part {
			if part != "" {
				b.WriteByte('\n')
			}
			part = f.Part
			fmt.Fprintf(&b, "%s\n", partTitles[part])
		}
		state := f.State
		if state == stateFix {
			state = "fix"
		}
		fmt.Fprintf(&b, "  %-4s  %-*s %s\n", state, nameWidth, f.Name, wrapText(f.Says, width))
		if f.Do != "" {
			fmt.Fprintf(&b, "%*s%s\n", textColumn, "", wrapText("hint: "+f.Do, width))
		}
	}
	return b.String()
}

// wrapText wraps a sentence and indents all rows but the first. A width of 0 disables wrapping.
func wrapText(s string, width int) string {
	if width <= 0 {
		return s
	}
	return strings.Join(layout.Wrap(s, width), "\n"+strings.Repeat(" ", textColumn))
}
