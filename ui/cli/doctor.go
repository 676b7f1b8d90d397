package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/markdown"
)

// finding is one thing that doctor has looked at.
type finding struct {
	Part  string `json:"part"`
	Name  string `json:"name"`
	State string `json:"state"`
	Says  string `json:"says"`
	Do    string `json:"do,omitempty"` // what the reader can do about it
}

// The states of a finding. What is to be mended makes the exit code 1; a note says
// that something is not as it could be, and may well have to be so.
const (
	fine = "ok"
	note = "note"
	mend = "mend"
)

// examination gathers findings.
type examination struct {
	*Program
	findings []finding
	part     string
}

func (x *examination) add(name, state, says, do string) {
	x.findings = append(x.findings, finding{x.part, name, state, sanitize.CleanLine(says), sanitize.CleanLine(do)})
}

func (p *Program) doctor() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Say what this terminal and this machine give, and what to mend",
		Long: "Say what this terminal and this machine give: colours, signs and copies, what the program has\n" +
			"locked itself out of, where things are kept, and which handbook is read. The terminal is asked\n" +
			"nothing. The code is 1 when there is something to mend.",
		Example: "  trustbook doctor\n  trustbook doctor --json\n  trustbook doctor --handbook path/to/texts",
		// What is wrong with the settings is a finding.
		PersistentPreRunE: func(*cobra.Command, []string) error { return nil },
		RunE: func(c *cobra.Command, _ []string) error {
			x := &examination{Program: p}
			var err error
			if p.set, err = p.settings(c); err != nil && p.set.Sources == nil {
				p.set.Config = config.Default() // none was read
			}
			x.examine(err)
			return x.report(asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return c
}

// examine looks at everything: what is open to look at before the lock, and then
// at the lock and the handbook behind it.
func (x *examination) examine(settings error) {
	x.part = "terminal"
	x.terminal()
	x.part = "kept"
	x.configuration(settings)
	x.state()
	x.part = "lock-down"
	h, err := x.behindTheLock()
	x.part = "program"
	x.handbook(h, err)
	x.build()
}

// report prints the findings, and ends with what they mean.
func (x *examination) report(asJSON bool) error {
	ill := 0
	for _, f := range x.findings {
		if f.State == mend {
			ill++
		}
	}
	var err error
	if asJSON {
		err = x.json(ill == 0)
	} else {
		_, err = x.Stdout.WriteString(markdown.Clean(x.text()))
	}
	if err == nil && ill > 0 {
		err = failure{fmt.Sprintf("things to mend: %d", ill), "", notFound}
	}
	return err
}

func (x *examination) json(well bool) error {
	return sanitize.WriteJSON(x.Stdout, struct {
		Schema   int       `json:"schema"`
		OK       bool      `json:"ok"`
		Version  string    `json:"version"`
		Findings []finding `json:"findings"`
	}{1, well, x.Version, x.findings}, "")
}

// nameWidth is how wide the names of findings are printed, and says where the
// sentences begin, in cells.
const (
	nameWidth = 13
	saysAt    = len("  mend  ") + nameWidth + 1
)

// text is the findings for people: a line each, wrapped on a terminal only.
func (x *examination) text() string {
	width := 0
	if w, _, err := term.GetSize(x.Stdout.Fd()); err == nil && w > 2*saysAt {
		width = w - 1 - saysAt
	}
	var b strings.Builder
	part := ""
	for _, f := range x.findings {
		if f.Part != part {
			part = f.Part
			fmt.Fprintf(&b, "%s%s\n", separator(&b), strings.ToUpper(part[:1])+part[1:])
		}
		fmt.Fprintf(&b, "  %-4s  %-*s %s\n", f.State, nameWidth, f.Name, hang(f.Says, width))
		if f.Do != "" {
			fmt.Fprintf(&b, "%*s%s\n", saysAt, "", hang("do: "+f.Do, width))
		}
	}
	return b.String()
}

func separator(b *strings.Builder) string {
	if b.Len() == 0 {
		return ""
	}
	return "\n"
}

// hang wraps a sentence and indents all rows but the first; width 0 leaves it whole.
func hang(s string, width int) string {
	if width <= 0 {
		return s
	}
	return strings.ReplaceAll(ansi.Wrap(s, width, ""), "\n", "\n"+strings.Repeat(" ", saysAt))
}
