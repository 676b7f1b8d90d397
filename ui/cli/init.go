package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

func (p *Program) init() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Write a small example handbook to start from",
		Long: "Write a small example handbook into a new or empty folder: a manifest whose comments explain\n" +
			"its keys, and a few texts of each kind to replace with your own. Nothing is overwritten.",
		Example: "  trustbook init my-handbook\n  trustbook --handbook my-handbook",
		Args:    one("the folder to write", "trustbook init my-handbook"),

		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),

		RunE: func(_ *cobra.Command, args []string) error { return p.start(args[0]) },
	}
}

// start writes the starter into dir and says what to do next.
func (p *Program) start(dir string) error {
	if err := vacant(dir); err != nil {
		return err
	}
	h, err := handbook.Load(p.Starter)
	if err != nil {
		return err
	}
	// The one place that writes texts: a folder that was asked for by name, and
	// that holds nothing. CopyFS opens no file that is there already.
	if err := os.CopyFS(dir, p.Starter); err != nil { //nolint:forbidigo // see above
		f := failure{fmt.Sprintf("cannot write the handbook: %v", err), "nothing was written", failed}
		if vacant(dir) != nil {
			f.hint = fmt.Sprintf("what is in %s now is not complete: remove it and try again", dir)
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

// nextSteps takes the number of texts and the folder.
const nextSteps = `%[1]d example texts are in %[2]s.

Read them        trustbook --handbook %[2]s
Make them yours  begin with %[2]s/handbook.yaml, whose comments explain the rest
Check them       trustbook check --strict %[2]s
`

// vacant is nil when dir is a folder without anything in it, or nothing at all.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return failure{fmt.Sprintf("cannot write a handbook there: %v", err), "name a folder that is new or empty", failed}
	}
	return failure{dir + " is not empty, so nothing was written", "name a folder that is new or empty", failed}
}
