package cli

import (
	"cmp"
	"errors"
	"path/filepath"
	"strconv"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/handbook/signed"
	"trustbook/ui/config"
	"trustbook/ui/trust"
)

// trusts is whose word counts here, read when it is first asked for. Keys that
// cannot be read are said, and count for nothing.
func (p *Program) trusts() (*trust.Trust, error) {
	if p.trusted != nil {
		return p.trusted, nil
	}
	reader := ""
	if path := config.Path(p.Environ); path != "" {
		reader = filepath.Dir(path)
	}
	t, problems, err := trust.Load(trust.Places{System: p.System, Reader: reader}, p.Keys)
	if err != nil {
		return nil, failure{err.Error(), "an administrator has to mend it", untrusted}
	}
	for _, problem := range problems {
		p.say(problem.Error())
	}
	p.trusted = t
	return t, nil
}

// distrust is an error about a handbook that must not be opened.
func distrust(err error) error {
	hint := "`trustbook trust list` shows whose signatures count here, and what the administrator has laid down"
	switch {
	case errors.Is(err, signed.ErrMismatch), errors.Is(err, signed.ErrMalformed):
		hint = "do not use it; get it again from whoever gave it to you"
	case errors.Is(err, signed.ErrExpired), errors.Is(err, signed.ErrRollback):
		hint = "ask whoever gave it to you for the newest one"
	case errors.Is(err, signed.ErrUnknownKey):
		hint = "if you know whose key that is, `trustbook trust add FILE` lets it count"
	}
	return failure{err.Error(), hint, untrusted}
}

// notOlder refuses a signed handbook that counts less than one that was open here
// before, and remembers the count of this one.
func (p *Program) notOlder(h *handbook.Handbook, s trust.Standing) error {
	if !s.Signed || s.Seal.Seq == 0 {
		return nil
	}
	kept := p.openShelf()
	kept.UseTitle(h.Title, h.FormerTitles...)
	if seen := kept.Edition(s.Seal.Key.ID()); s.Seal.Seq < seen {
		return distrust(trust.Older(s.Seal, seen))
	}
	kept.NoteEdition(s.Seal.Key.ID(), s.Seal.Seq)
	_ = kept.Flush() // where nothing can be kept, nothing is: the screen says so
	return nil
}

// vouched says in words what stands behind the texts of a handbook.
func vouched(s trust.Standing) string {
	switch {
	case s.BuiltIn:
		return "none needed: the texts are part of this program"
	case !s.Signed:
		return "none: nobody vouches for these texts"
	}
	return "good, by the key " + s.Seal.Key.ID() + " (" + cmp.Or(sanitize.CleanLine(s.Seal.Key.Name), "no name") + ", " + s.Seal.Key.Origin.String() + ")" + limits(s.Seal)
}

func limits(s signed.Seal) string {
	out := ""
	if s.Seq > 0 {
		out += ", edition " + strconv.FormatInt(s.Seq, 10)
	}
	if !s.Expires.IsZero() {
		out += ", until " + s.Expires.Format(time.DateOnly)
	}
	return out
}
