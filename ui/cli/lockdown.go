package cli

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook/pack"
	"trustbook/ui/lockdown"
	"trustbook/ui/statedir"
	"trustbook/ui/watch"
)

// lockDown gives up access to everything except needs and the handbook. Call it after opening all other files and
// before parsing untrusted data. Later calls do nothing. There is no flag to turn it off; debuggers and tracers still
// work, because they attach from outside.
func (p *Program) lockDown(n lockdown.Needs) error {
	if p.lockReport != nil {
		return nil
	}
	t, err := p.loadTrust()
	if err != nil {
		return err
	}
	if p.settings.Refused != nil {
		return failure{p.settings.Refused.Error(), adminHint, exitUntrusted}
	}
	if err := p.chooseHandbook(); err != nil {
		return err
	}
	p.lockReport = &lockdown.Report{}
	p.openTTY()
	if p.Lock != nil {
		n.Read = append(n.Read, p.candidates...)
		*p.lockReport = p.Lock(p.allowSignatures(n))
	}
	if (p.settings.Config.RequireLockdown || t.Policy.RequireLockdown) && !p.lockReport.Full() {
		return failure{
			"this system cannot lock trustbook down completely: it keeps access to " + p.lockReport.Lacks(),
			"`trustbook doctor` shows what can be given up; without --require-lockdown trustbook runs anyway", exitFailed,
		}
	}
	return nil
}

// allowSignatures adds access to the signatures of packs and to the state folder. Opening a signed pack writes to the
// state folder: the newest edition is recorded, and a copy is stored as the last good edition.
func (p *Program) allowSignatures(n lockdown.Needs) lockdown.Needs {
	for _, path := range slices.Clone(n.Read) {
		signature := path + pack.SignatureSuffix
		switch {
		case path == "":
		case pathExists(signature):
			n.Read = append(n.Read, signature)
			_ = p.openState() // create the folder while creating it is still permitted
			n.Write = append(n.Write, p.stateNeeds().Write...)
		default:
			n.Read = append(n.Read, p.stateNeeds().Write...)
		}
	}
	return n
}

// screenNeeds returns the access that the screen needs: the state folder, and the folders in which the handbook may be
// replaced while it is on the screen. It excludes folders that contain the home folder or shared temporary files; a
// handbook that is replaced in such a folder is reloaded only after a restart.
func (p *Program) screenNeeds() (lockdown.Needs, error) {
	n := p.stateNeeds()
	if err := p.chooseHandbook(); err != nil {
		return n, err
	}
	for _, path := range p.candidates {
		for _, folder := range watch.Folders(path) {
			if !isSameOrContains(folder, p.terminal().Env("HOME")) && !isSameOrContains(folder, os.TempDir()) {
				n.Read = append(n.Read, folder)
			}
		}
	}
	return n, nil
}

func isSameOrContains(folder, other string) bool {
	if resolved, err := filepath.EvalSymlinks(other); err == nil {
		other = resolved
	}
	_, inside := relativeTo(folder, other)
	return other != "" && inside
}

// openTTY opens the terminal if standard input is not one, so that the screen and the pager can read keys.
func (p *Program) openTTY() {
	if !term.IsTerminal(p.Stdout.Fd()) || term.IsTerminal(p.Stdin.Fd()) {
		return
	}
	if tty, err := p.terminal().Input(); err == nil {
		p.tty = tty
	}
}

// stateNeeds returns write access to the state folder, which is created if possible.
func (p *Program) stateNeeds() lockdown.Needs {
	if p.settings.Config.NoState {
		return lockdown.Needs{}
	}
	return lockdown.Needs{Write: []string{statedir.StatePath(p.Environ)}}
}
