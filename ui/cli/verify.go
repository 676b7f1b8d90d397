package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/lockdown"
	"trustbook/ui/phrases"
	"trustbook/ui/trust"
)

func (p *Program) verifyCommand() *cobra.Command {
	var asJSON bool
	var digest string
	c := &cobra.Command{
		Use:   "verify [PATH]",
		Short: "Show where a handbook comes from, who signed it, and its digest",
		Long: "Show where a handbook comes from, who signed it, and the digest of its entries. The digest has\n" +
			"the form used in go.sum, and is the same for a folder, a zip and the built-in handbook if their\n" +
			"entries are the same. The exit code is 0 when the entries are built in or signed with a trusted\n" +
			"signing key, 1 when they are not signed or the digest differs, and 3 when the handbook must not\n" +
			"be opened. No program can prove that it is genuine itself: docs/security.md explains how to\n" +
			"rebuild it and compare.",
		Example: "  trustbook verify\n  trustbook verify handbook.zip\n  trustbook verify --digest h1:jJ6q...= handbook.zip",
		RunE: func(_ *cobra.Command, args []string) error {
			path, err := p.handbookArg("verify", args)
			if err != nil {
				return err
			}
			v, err := p.verify(path)
			if err != nil {
				return err
			}
			if err := p.printVerification(v, asJSON); err != nil {
				return err
			}
			return v.err(digest)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().StringVar(&digest, "digest", "", "the `digest` that the entries should have")
	return c
}

// verification is the result of verify.
type verification struct {
	Schema    int    `json:"schema"`
	Title     string `json:"title"`
	Edition   string `json:"edition,omitempty"`
	Texts     int    `json:"texts"`
	Origin    string `json:"origin"`
	Digest    string `json:"digest"`
	Signature string `json:"signature"`
	Vouched   bool   `json:"vouched"` // the entries are built in, or signed with a trusted key
	Program   string `json:"program"`
	Modules   int    `json:"modules"`
}

func (p *Program) verify(path string) (verification, error) {
	if err := p.lock(lockdown.Needs{Read: []string{path}}); err != nil {
		return verification{}, err
	}
	s, err := p.openSource(path)
	if err != nil {
		return verification{}, err
	}
	defer s.Close()
	h, err := p.readFrom(context.Background(), s, new(load.Loader), nil)
	if err != nil {
		return verification{}, err
	}
	v := verification{
		Schema: 1, Title: h.Title, Edition: h.Version, Texts: len(h.Entries), Origin: h.Origin, Digest: h.Digest,
		Signature: signatureText(s.provenance), Vouched: s.provenance.BuiltIn || s.provenance.Signed, Program: p.buildText(),
	}
	if info, ok := p.Build(); ok {
		v.Modules = len(info.Deps)
	}
	return v, nil
}

// buildText returns the version of the program, and what built it and for which
// system.
func (p *Program) buildText() string {
	return strings.Join([]string{"trustbook " + p.versionText(), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}, ", ")
}

func (p *Program) printVerification(v verification, asJSON bool) error {
	if asJSON {
		return sanitize.WriteJSON(p.Stdout, v, "")
	}
	title := v.Title
	if v.Edition != "" {
		title += ", edition " + v.Edition
	}
	return p.printText(fmt.Sprintf("handbook   %s, %s\norigin     %s\ndigest     %s\nsignature  %s\nprogram    %s, %s\n",
		title, phrases.Count(v.Texts, "entry"), v.Origin, v.Digest, v.Signature, v.Program, phrases.Count(v.Modules, "module")))
}

// err returns the error that decides the exit code.
func (v verification) err(digest string) error {
	switch {
	case digest != "" && digest != v.Digest:
		return failure{"the digest is not " + sanitize.Shortened(digest, maxPath), "the entries are not the ones you expect", exitProblems}
	case digest == "" && !v.Vouched:
		return failure{"these entries are not signed", "compare the digest with --digest, or have the handbook signed: `trustbook pack --help`", exitProblems}
	}
	return nil
}

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
