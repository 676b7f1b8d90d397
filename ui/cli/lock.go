package cli

import (
	"slices"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook/signed"
	"trustbook/ui/lockdown"
	"trustbook/ui/statedir"
)

// lock gives up everything but needs, and the handbook that was asked for. What is
// to be used besides is open by then; what comes from outside is not yet looked at.
// There is one lock in the life of a program, so that only the first call counts.
//
// There is no flag to go without: a debugger and a tracer that are started with the
// program, or join it, work from outside the lock.
func (p *Program) lock(n lockdown.Needs) error {
	if p.held != nil {
		return nil
	}
	t, err := p.trusts()
	if err != nil {
		return err
	}
	if p.set.Config.Handbook, err = t.Policy.Choose(p.set.Config.Handbook); err != nil {
		return distrust(err)
	}
	p.held = &lockdown.Report{}
	p.openKeys()
	if p.Lock != nil {
		n.Read = append(n.Read, p.set.Config.Handbook)
		*p.held = p.Lock(p.withSignatures(n))
	}
	if (p.set.Config.RequireLockdown || t.Policy.RequireLockdown) && !p.held.Full() {
		return failure{
			"this system does not let trustbook lock itself down: it cannot give up " + p.held.Lacks(),
			"`trustbook doctor` says what holds here; without --require-lockdown it runs with that much", failed,
		}
	}
	return nil
}

// withSignatures adds what packs need beside themselves: their signature, and
// where one counts its editions the shelf, which remembers the count.
func (p *Program) withSignatures(n lockdown.Needs) lockdown.Needs {
	for _, path := range slices.Clone(n.Read) {
		signature := path + signed.Suffix
		if path == "" || !readable(signature) {
			continue
		}
		n.Read = append(n.Read, signature)
		_ = p.openShelf() // makes the folder, while it can be made
		n.Write = append(n.Write, p.screenNeeds().Write...)
	}
	return n
}

// openKeys opens the terminal where something else is the standard input, so that
// there are keys for the screen and for pages.
func (p *Program) openKeys() {
	if !term.IsTerminal(p.Stdout.Fd()) || term.IsTerminal(p.Stdin.Fd()) {
		return
	}
	if keys, err := p.terminal().Input(); err == nil {
		p.keys = keys
	}
}

// screenNeeds are what the screen has to do besides reading the handbook: keep what
// the reader keeps, in a folder that is there by then if it can be.
func (p *Program) screenNeeds() lockdown.Needs {
	if p.set.Config.NoState {
		return lockdown.Needs{}
	}
	return lockdown.Needs{Write: []string{statedir.Path(p.Environ)}}
}
