package cli

import (
	"cmp"
	"errors"
	"path/filepath"
	"strconv"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/trust"
)

// adminHint is the hint about mistakes in the administrator's files.
const adminHint = "only an administrator can fix it"

// loadTrust reads the policy and the signing keys once. It warns about keys that
// cannot be read and goes on without them.
func (p *Program) loadTrust() (*trust.Trust, error) {
	if p.trustCache != nil {
		return p.trustCache, nil
	}
	reader := ""
	if path := config.Path(p.Environ); path != "" {
		reader = filepath.Dir(path)
	}
	t, problems, err := trust.Load(trust.Places{System: p.System, Reader: reader}, p.Keys)
	if err != nil {
		return nil, failure{err.Error(), adminHint, exitUntrusted}
	}
	for _, problem := range problems {
		p.warn(problem.Error())
	}
	p.trustCache = t
	return t, nil
}

// untrustedError returns the failure for a handbook that must not be opened.
func untrustedError(err error) error {
	hint := "`trustbook trust list` shows the trusted signing keys and the administrator's policy"
	switch {
	case errors.Is(err, pack.ErrMismatch), errors.Is(err, pack.ErrMalformed):
		hint = "do not use it; get a new copy from the same source"
	case errors.Is(err, pack.ErrExpired), errors.Is(err, pack.ErrRollback):
		hint = "get the newest edition from where you got this one"
	case errors.Is(err, pack.ErrUnknownKey):
		hint = "if you know whose key it is, `trustbook trust add FILE` adds it"
	}
	return failure{err.Error(), hint, exitUntrusted}
}

// checkEdition refuses a signed handbook that is older than one opened here before,
// and remembers the number of its edition.
func (p *Program) checkEdition(h *handbook.Handbook, s trust.Provenance) error {
	if !s.Signed || s.Seal.Seq == 0 {
		return nil
	}
	state := p.openState()
	state.UseTitle(h.Title, h.FormerTitles...)
	if seen := state.Edition(s.Seal.Key.ID()); s.Seal.Seq < seen {
		return untrustedError(trust.RollbackError(s.Seal, seen))
	}
	state.NoteEdition(s.Seal.Key.ID(), s.Seal.Seq)
	_ = state.Flush() // without a state folder nothing is remembered; the screen reports it
	return nil
}

// signatureText describes the signature of a handbook.
func signatureText(s trust.Provenance) string {
	switch {
	case s.BuiltIn:
		return "none needed: the entries are built into this program"
	case !s.Signed:
		return "none"
	}
	text := "good, by the signing key " + s.Seal.Key.ID() + " (" + cmp.Or(sanitize.CleanLine(s.Seal.Key.Name), "no name") + ", " + s.Seal.Key.Origin.String() + ")"
	if s.Seal.Seq > 0 {
		text += ", edition " + strconv.FormatInt(s.Seal.Seq, 10)
	}
	if !s.Seal.Expires.IsZero() {
		text += ", valid until " + s.Seal.Expires.Format(time.DateOnly)
	}
	return text
}
