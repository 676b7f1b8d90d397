package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lastgood"
	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
)

func (p *Program) trustForgetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "forget HANDBOOK",
		Short: "Forget which signed editions of a handbook were opened here",
		Long: "Forget which signed editions of a handbook were opened here, by its id or title. Until then\n" +
			"trustbook refuses an older edition, and one that is not signed any more. Afterwards it opens them,\n" +
			"as on a computer that has never seen the handbook, and the last good edition that it kept is gone.\n" +
			"What you have saved and read stays.",
		Example: "  trustbook trust forget acme-rules\n  trustbook trust forget 'The rules of Acme'",
		Args:    oneArg("the id or the title of a handbook", "trustbook trust forget acme-rules"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.forgetHandbook(args[0]) },
	}
}

func (p *Program) forgetHandbook(name string) error {
	state := p.openState()
	gone := state.ForgetEditions(name)
	if len(gone) == 0 {
		return p.unknownHandbook(name)
	}
	if err := state.Flush(); err != nil {
		return failure{fmt.Sprintf("cannot forget it: %v", err), "", exitFailed}
	}
	var editions []pack.Edition
	for _, e := range gone {
		editions = append(editions, e.Edition)
	}
	if err := lastgood.Remove(statedir.Path(p.Environ), editions); err != nil {
		return failure{fmt.Sprintf("cannot remove the last good edition: %v", err), "", exitFailed}
	}
	for _, e := range gone {
		if _, err := fmt.Fprintf(p.Stdout, "forgotten: %s\n", describeEdition(e)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(p.Stdout, "from now on an older edition opens here, and one that is not signed, until a signed one is opened again; no last good edition is kept")
	return err
}

// describeEdition says of which handbook and key an edition is.
func describeEdition(e readstate.SignedEdition) string {
	text := sanitize.CleanLine(e.Title)
	if e.ID != "" {
		text += " (" + e.ID + ")"
	}
	if e.Seq > 0 {
		text += ", editions up to number " + strconv.FormatInt(e.Seq, 10)
	}
	return text + ", signed by " + e.Key
}

// unknownHandbook reports that no handbook with a name is remembered, and which are.
func (p *Program) unknownHandbook(name string) error {
	var known []string
	for _, e := range p.editions() {
		if title := strconv.Quote(sanitize.CleanLine(e.Title)); !slices.Contains(known, title) {
			known = append(known, title)
		}
	}
	hint := "none is remembered"
	if len(known) > 0 {
		hint = "remembered: " + strings.Join(known, ", ")
	}
	return failure{"no signed edition of " + sanitize.Quoted(name) + " was opened here", hint, exitProblems}
}
