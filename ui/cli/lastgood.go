package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/ui/lastgood"
	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
	"trustbook/ui/trust"
)

// openFailure is the failure to open a handbook, with its cause and what is known about the handbook.
type openFailure struct {
	failure
	cause      error
	provenance trust.Provenance // what the signature states; empty unless it is valid or has only expired
	edition    pack.Edition     // the edition, if the handbook was read
	zip        []byte           // bytes of the zip, if the signature was not accepted
}

// Unwrap returns the failure and its cause, so that [errors.As] finds either.
func (r openFailure) Unwrap() []error { return []error{r.failure, r.cause} }

// replacementReason returns a short reason why a handbook was not opened, if its last good edition may be shown
// instead. Otherwise it returns "": the policy forbids the replacement, or the handbook is no longer signed, so the
// reader has to decide.
func replacementReason(err error) string {
	_, refused := errors.AsType[openFailure](err)
	is := func(causes ...error) bool {
		return slices.ContainsFunc(causes, func(cause error) bool { return errors.Is(err, cause) })
	}
	switch {
	case !refused:
		return ""
	case is(pack.ErrSignatureExpired):
		return "expired"
	case is(pack.ErrRollback):
		return "older"
	case is(pack.ErrUnknownKey):
		return "by an unknown key"
	case is(pack.ErrSignatureMismatch, pack.ErrMalformedSignature, pack.ErrLegacySignature):
		return "damaged"
	case is(trust.ErrUntrusted):
		return ""
	case is(fs.ErrNotExist):
		return "missing"
	case is(fs.ErrPermission):
		return "unreadable"
	}
	return "damaged"
}

// readLastGood reads the last good edition of the handbook at one of the given paths. err is the reason why none of
// these could be opened. If there is no such edition, readLastGood returns err.
func (p *Program) readLastGood(ctx context.Context, err error, paths []string, loader *load.Loader, progress func(done, total int)) (openedHandbook, error) {
	s, found := p.openLastGood(err, paths)
	if !found {
		return openedHandbook{}, err
	}
	defer s.Close()
	h, loadErr := p.readFrom(ctx, s, loader, progress)
	if loadErr != nil || p.checkNewest(h, s) != nil {
		loader.ClearCache()
		return openedHandbook{}, err
	}
	h.Origin = "the last good edition of " + h.Origin
	h.Mark = replacementReason(err) + "; last good shown"
	h.EditionNote = "last good edition; the current one is " + replacementReason(err)
	h.Banner = strings.TrimPrefix(err.Error(), trust.ErrUntrusted.Error()+": ") + "; showing the last good edition" + lastGoodDetails(s.provenance.Claims, p.now())
	return openedHandbook{h, s.Path, s.provenance}, nil
}

// expiredEdition reads a pack that was refused as expired, to find out which edition of which handbook it contains. The
// result is empty if the pack cannot be read or was refused for another reason.
func (p *Program) expiredEdition(path string, refused openFailure) (e pack.Edition) {
	if !errors.Is(refused, pack.ErrSignatureExpired) {
		return e
	}
	opened, err := pack.OpenZip(path, refused.zip)
	if err != nil {
		return e
	}
	s := signedSource{opened, refused.zip, refused.provenance}
	defer s.Close()
	if h, err := p.readFrom(context.Background(), s, new(load.Loader), nil); err == nil {
		s.provenance.Signed = true
		e = editionOf(h, s.provenance)
	}
	return e
}

// lastGoodDetails describes the last good edition, and whether it has expired as well.
func lastGoodDetails(s pack.SignedClaims, now time.Time) string {
	var details string
	if s.Seq > 0 {
		details = ", number " + strconv.FormatInt(s.Seq, 10)
	}
	if days, ok := daysLeft(s, now); ok && days < 0 {
		details += ", which expired on " + s.Expires.Format(time.DateOnly)
	}
	return details
}

// daysLeft returns the number of days after today on which a pack can still be opened. ok is false if the pack never
// expires.
func daysLeft(s pack.SignedClaims, now time.Time) (days int, ok bool) {
	const day = 24 * time.Hour
	return int(s.Expires.Sub(now.UTC().Truncate(day)) / day), !s.Expires.IsZero()
}

// openLastGood opens the verified copy of the handbook that was last opened from one of the paths. If err means that a
// pack has expired or is older than one opened before, it also accepts a copy of the same handbook from another path.
func (p *Program) openLastGood(err error, paths []string) (signedSource, bool) {
	t, trustErr := p.loadTrust()
	if trustErr != nil || len(paths) == 0 || replacementReason(err) == "" || errors.Is(err, pack.ErrSignatureExpired) && t.Policy.RefuseExpired {
		return signedSource{}, false
	}
	refused, _ := errors.AsType[openFailure](err)
	isSame := func(e readstate.SignedEdition) bool {
		return refused.edition.Key == e.Key && refused.edition.SameHandbook(e.Edition)
	}
	s, found := p.openCopy(t, paths[0], func(e readstate.SignedEdition) bool {
		return isSame(e) || slices.ContainsFunc(paths, func(path string) bool { return slices.Contains(e.Paths, absolutePath(path)) })
	})
	if found {
		return s, true
	}
	refused.edition = p.expiredEdition(paths[0], refused) // read only if the path is unknown
	return p.openCopy(t, paths[0], isSame)
}

// openCopy opens a verified copy of a last good edition. It opens the first copy it finds of the editions that are
// wanted.
func (p *Program) openCopy(t *trust.Store, path string, wanted func(readstate.SignedEdition) bool) (signedSource, bool) {
	for _, e := range p.editions() {
		if !wanted(e) {
			continue
		}
		zip, signature, err := lastgood.Read(statedir.StatePath(p.Environ), e.Edition)
		if err != nil {
			continue
		}
		provenance, err := t.CheckLastGood(zip, signature, p.now())
		if err != nil || provenance.Claims.Key.ID() != e.Key {
			continue
		}
		if s, err := pack.OpenZip(path, zip); err == nil {
			return signedSource{s, zip, provenance}, true
		}
	}
	return signedSource{}, false
}

// editions returns the signed editions that have been opened on this computer. With --no-state there are none.
func (p *Program) editions() []readstate.SignedEdition {
	dir := statedir.StatePath(p.Environ)
	if p.settings.Config.NoState || !pathExists(dir) {
		return nil
	}
	return readstate.ReadEditions(dir)
}

// seenEditions is like [Program.editions], but without paths.
func (p *Program) seenEditions() []pack.Edition {
	return handbook.MapSlice(p.editions(), func(e readstate.SignedEdition) pack.Edition { return e.Edition })
}

func editionOf(h *handbook.Handbook, from trust.Provenance) pack.Edition {
	key := ""
	if from.Signed {
		key = from.Claims.Key.ID()
	}
	e := readstate.EditionOf(h, key, from.Claims.Seq)
	if from.Signed && h.Unnamed { // anyone can rename a file, so untitled zips signed with the same key count as one handbook
		e.Former = append(e.Former, handbook.DefaultTitle)
	}
	return e
}

// checkEdition refuses a handbook that is older than an edition opened before, or that has lost its signature.
// Otherwise it records that the edition was opened.
func (p *Program) checkEdition(h *handbook.Handbook, s signedSource) error {
	if err := p.checkNewest(h, s); err != nil || !s.provenance.Signed || p.settings.Config.NoState {
		return err
	}
	p.rememberEdition(h, s)
	return nil
}

func (p *Program) checkNewest(h *handbook.Handbook, s signedSource) error {
	if s.provenance.BuiltIn {
		return nil
	}
	e := editionOf(h, s.provenance)
	if !s.provenance.Signed {
		return p.checkUnsigned(e, s)
	}
	err := trust.CheckNotOlder(s.Path, e, p.seenEditions())
	if err == nil {
		return nil
	}
	refused := untrustedError(err)
	refused.provenance, refused.edition = s.provenance, e
	return refused
}

// checkUnsigned refuses an unsigned handbook if a signed one was opened before: a zip of the same handbook, or any
// handbook at the same path. It accepts a folder at another path, because authors work in folders.
func (p *Program) checkUnsigned(e pack.Edition, s signedSource) error {
	for _, seen := range p.editions() {
		if s.Zip && e.CheckNewest([]pack.Edition{seen.Edition}) != nil || slices.Contains(seen.Paths, absolutePath(s.Path)) {
			refused := untrustedError(trust.UnsignedError(s.Path))
			refused.hint = "get the signed edition; `trustbook trust forget " + strconv.Quote(cmp.Or(seen.ID, seen.Title)) + "` turns this protection off"
			return refused
		}
	}
	return nil
}

// rememberEdition records that a signed edition was opened and stores a copy as the last good edition. Without a state
// folder it records nothing, which the screen reports.
func (p *Program) rememberEdition(h *handbook.Handbook, s signedSource) {
	e, path := editionOf(h, s.provenance), absolutePath(s.Path)
	if !slices.ContainsFunc(p.editions(), func(known readstate.SignedEdition) bool { return known.Covers(e, path) }) {
		state := p.openState()
		state.UseTitle(h.Title, h.FormerTitles...)
		state.NoteEdition(e, path)
		_ = state.Flush()
	}
	if dir := statedir.StatePath(p.Environ); dir != "" {
		_ = lastgood.Save(dir, e, s.zip, s.provenance.Signature, p.seenEditions())
	}
}
