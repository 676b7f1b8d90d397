package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook/load"
	"trustbook/handbook/sanitize"
)

func (p *Program) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Write a small example handbook to start from",
		Long: "Write a small example handbook into a new or empty folder: a manifest whose comments explain\n" +
			"its fields, and a few entries of each kind to replace with your own. Nothing is overwritten.",
		Example: "  trustbook init my-handbook\n  trustbook --handbook my-handbook",
		Args:    oneArg("the folder to write to", "trustbook init my-handbook"),

		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),

		RunE: func(_ *cobra.Command, args []string) error { return p.writeStarter(args[0]) },
	}
}

// writeStarter writes the example handbook into dir and prints the next steps.
func (p *Program) writeStarter(dir string) error {
	if err := requireEmptyFolder(dir); err != nil {
		return err
	}
	h, err := load.Handbook(p.Starter)
	if err != nil {
		return err
	}
	// This is the only line that writes entries. It writes them into an empty folder that the user named, and CopyFS
	// never overwrites an existing file.
	if err := os.CopyFS(dir, p.Starter); err != nil { //nolint:forbidigo // explained above
		f := failure{fmt.Sprintf("cannot write the handbook: %v", err), "nothing was written", exitFailed}
		if requireEmptyFolder(dir) != nil {
			f.hint = fmt.Sprintf("what was written to %s is incomplete: remove it and try again", dir)
		}
		return f
	}
	name := sanitize.CleanLine(dir)
	if strings.Contains(name, " ") {
		name = `"` + name + `"`
	}
	_, err = fmt.Fprintf(p.Stdout, nextSteps, len(h.Entries), name)
	return err
}

// nextSteps is a format string for the number of entries and the name of the folder.
const nextSteps = `Wrote %[1]d example entries to %[2]s.

Read them        trustbook --handbook %[2]s
Make them yours  start with %[2]s/handbook.yaml, whose comments explain the rest
Check them       trustbook check --strict %[2]s
`

// requireEmptyFolder returns an error unless dir is empty or does not exist.
func requireEmptyFolder(dir string) error {
	const hint = "name a new or empty folder"
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return failure{fmt.Sprintf("cannot write a handbook there: %v", err), hint, exitFailed}
	}
	return failure{dir + " is not empty, so nothing was written", hint, exitFailed}
}
