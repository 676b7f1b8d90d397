package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
)

func (p *Program) ackCommand() *cobra.Command {
	var ask bool
	c := &cobra.Command{
		Use:   "ack ID",
		Short: "Check for an acknowledgement, or ask for one",
		Long: "Check whether the entry with this id is acknowledged on this computer, for installers and device\n" +
			"management. The exit code is 0 when a valid receipt covers the current version, 1 when no\n" +
			"receipt does, and 2 when trustbook cannot tell: there is no such entry, the entry need not be\n" +
			"acknowledged, or the receipts are lost, changed or cannot be read. --ask opens an entry that is not\n" +
			"acknowledged, and exits once it is.",
		Example: "  trustbook ack acceptable-use\n  trustbook ack acceptable-use --ask",
		Args:    oneID,

		ValidArgsFunction: p.completeID(),
		RunE:              func(_ *cobra.Command, args []string) error { return p.acknowledged(args[0], ask) },
	}
	c.Flags().BoolVar(&ask, "ask", false, "open the entry if it is not acknowledged, and exit once it is")
	return c
}

// acknowledged returns an error if the entry with the given id has not been acknowledged. If ask is true, it first
// opens such an entry, so that the user can acknowledge it.
func (p *Program) acknowledged(id string, ask bool) error {
	needs := lockdown.Needs{Read: p.stateNeeds().Write}
	canAsk := p.canAcknowledge()
	if ask && canAsk {
		p.openState() // create the folder while creating it is still permitted
		needs = p.stateNeeds()
	}
	if err := p.lockDown(needs); err != nil {
		return err
	}
	h, err := p.loadHandbook()
	if err != nil {
		return err
	}
	e, err := p.entryToAcknowledge(h, id)
	if err != nil {
		return err
	}
	r, err := p.validReceipt(h, e)
	switch {
	case err != nil && ask && !canAsk:
		p.warn("--ask needs a terminal")
	case err != nil && ask:
		p.untilAck = e.ID
		if err := p.open(e.ID); err != nil {
			return err
		}
		r, err = p.validReceipt(h, e)
	}
	if err != nil {
		return err
	}
	return p.printText(fmt.Sprintf("%s: acknowledged %s\n", e.Title, r.Summary()))
}

// canAcknowledge reports whether this terminal lets a user acknowledge an entry.
func (p *Program) canAcknowledge() bool {
	isLinear := p.settings.Config.Linear || p.terminal().Dumb()
	return term.IsTerminal(p.Stdout.Fd()) && (!isLinear || term.IsTerminal(p.Stdin.Fd()))
}

// entryToAcknowledge returns the entry with the given id, or an error if it cannot be acknowledged.
func (p *Program) entryToAcknowledge(h *handbook.Handbook, id string) (*handbook.Entry, error) {
	e := entryIgnoringCase(h, id)
	if e == nil {
		f := unknownID(h, id)
		f.code = exitFailed
		return nil, f
	}
	ledger := p.ledger()
	switch {
	case !e.RequiresAck():
		return nil, failure{sanitize.Quote(e.Title) + " does not have to be acknowledged", "to require it, add `ack: required` to its front matter", exitFailed}
	case ledger == nil:
		return nil, failure{"with --no-state there are no receipts", "", exitFailed}
	case ledger.Path() == "":
		return nil, failure{phrases.NoStateFolder, "set HOME or XDG_STATE_HOME", exitFailed}
	}
	return e, nil
}

// validReceipt returns the receipt for the current text of an entry. The error says that there is none, or why the
// program cannot tell.
func (p *Program) validReceipt(h *handbook.Handbook, e *handbook.Entry) (*receipts.Receipt, error) {
	ledger := p.ledger()
	chain, lost, err := ledger.Read()
	if err != nil {
		return nil, failure{err.Error(), "", exitFailed}
	}
	if chain.Err != nil {
		return nil, failure{ledger.Path() + ": " + chain.Err.Error(), docsHint, exitFailed}
	}
	r, valid := p.receiptsFor(h, chain).Find(e, (*handbook.Entry).Hash)
	switch {
	case valid:
		return r, nil
	case len(lost) > 0:
		return nil, failure{strings.Join(lost, "; "), docsHint, exitFailed}
	case countNewerReceipts(chain) > 0:
		return nil, failure{phrases.CountWithNoun(countNewerReceipts(chain), "receipt") + " from a newer trustbook", "update trustbook", exitFailed}
	case r != nil:
		return nil, failure{sanitize.Quote(e.Title) + " has to be acknowledged again; the last receipt was given " + r.Summary(), askHint(e), exitProblems}
	}
	return nil, failure{sanitize.Quote(e.Title) + " is not acknowledged", askHint(e), exitProblems}
}

// receiptsFor returns the receipts for a handbook. A receipt with an earlier hash of the current text gets the current
// hash.
func (p *Program) receiptsFor(h *handbook.Handbook, chain receipts.Chain) receipts.ByEntry {
	out := chain.ByEntry(h.Titles()...)
	if len(out) > 0 {
		store := p.openState()
		titles := h.Titles()
		store.UseTitle(titles[0], titles[1:]...)
		out.Resolve(h, (*handbook.Entry).Hash, store.Rehashed())
	}
	return out
}

func askHint(e *handbook.Entry) string { return "`trustbook ack " + e.ID + " --ask` opens it" }
