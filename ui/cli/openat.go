package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
)

func (p *Program) openAt() *cobra.Command {
	return &cobra.Command{
		Use:     "open ID",
		Short:   "Open the handbook at one text",
		Long:    "Open the handbook at one text, by its id. `trustbook list` shows the ids; former ids work too.",
		Example: "  trustbook open mfa-production-admin",
		Args:    oneID,

		ValidArgsFunction: p.completeID(),
		RunE:              func(_ *cobra.Command, args []string) error { return p.open(args[0]) },
	}
}

// find is the text with an id, in whatever case it was typed; without one it is nil.
func (p *Program) find(h *handbook.Handbook, id string) (*handbook.Entry, error) {
	if id == "" {
		return nil, nil //nolint:nilnil // no text was asked for
	}
	e := cmp.Or(h.Entry(id), h.Entry(strings.ToLower(id)))
	if e == nil {
		return nil, p.unknown(h, id)
	}
	return e, nil
}
