package cli

import (
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/statedir"
)

// openState opens the stored state of the reader. With --no-state, the state exists only in memory.
func (p *Program) openState() *readstate.Store {
	if p.settings.Config.NoState {
		return &readstate.Store{}
	}
	return readstate.Open(statedir.StatePath(p.Environ), p.now)
}

// ledger opens the receipts. With --no-state it returns nil.
func (p *Program) ledger() *receipts.Ledger {
	if p.settings.Config.NoState {
		return nil
	}
	return receipts.Open(statedir.StatePath(p.Environ), p.now)
}
