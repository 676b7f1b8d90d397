package cli

import (
	"cmp"

	"trustbook/ui/receipts"
	"trustbook/ui/statedir"
)

// ledger is where what is acknowledged is kept, nil with --no-state.
func (p *Program) ledger() *receipts.Ledger {
	if p.set.Config.NoState {
		return nil
	}
	return receipts.Open(statedir.Path(p.Environ), p.now)
}

// user is who the environment says that somebody is. Nobody looks it up: it is only
// what a name begins with that a person can change.
func (p *Program) user() string {
	t := p.terminal()
	return cmp.Or(t.Env("USER"), t.Env("LOGNAME"), t.Env("USERNAME"))
}
