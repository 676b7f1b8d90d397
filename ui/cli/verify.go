package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/cobra"

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
		Short: "Show who signed a handbook, and its digest",
		Long: "Show where a handbook comes from, who signed it, and the digest of its entries. The digest has\n" +
			"the form used in go.sum, and is the same for a folder, a zip and the built-in handbook if their\n" +
			"entries are the same. The exit code is 0 when the entries are built in or signed with a trusted\n" +
			"signing key, 1 when they are not signed or the digest differs, and 3 when the handbook must not\n" +
			"be opened.\n\n" +
			"If the last good edition is shown instead, both are described. A program cannot prove that it\n" +
			"is itself genuine: docs/security.md explains how to rebuild it and compare.",
		Example: "  trustbook verify\n  trustbook verify handbook.zip\n  trustbook verify --digest h1:jJ6q...= handbook.zip",
		RunE: func(_ *cobra.Command, args []string) error {
			v, err := p.verify(args, asJSON)
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

// verification is the result of the verify command.
type verification struct {
	Schema int `json:"schema"`
	verifiedHandbook
	Problem  string            `json:"problem,omitempty"`  // reason why the handbook must not be opened
	Fallback *verifiedHandbook `json:"fallback,omitempty"` // the last good edition, if it is shown instead
	Program  string            `json:"program"`
	Modules  int               `json:"modules"`

	refused error
}

// verifiedHandbook describes a handbook. If it was not opened, only Origin, Signature and the fields stated by the
// signature are set.
type verifiedHandbook struct {
	Title      string `json:"title"`
	Edition    string `json:"edition,omitempty"`
	Texts      int    `json:"texts"`
	Origin     string `json:"origin"`
	Digest     string `json:"digest"`
	Signature  string `json:"signature"`
	SigningKey string `json:"signing_key,omitempty"`
	Seq        int64  `json:"seq,omitempty"`
	Expires    string `json:"expires,omitempty"`
	DaysLeft   *int   `json:"days_left,omitempty"` // days until the pack expires, 0 on the last day; nil if it never expires
	Vouched    bool   `json:"vouched"`             // the entries are built in or signed with a trusted key
}

// verify examines the handbook named by args. A handbook that must not be opened is an error, unless its last good
// edition is shown instead or asJSON is true.
func (p *Program) verify(args []string, asJSON bool) (verification, error) {
	if err := p.chooseHandbook(); err != nil {
		return verification{}, err
	}
	path, err := p.handbookArg("verify", args)
	if err != nil {
		return verification{}, err
	}
	paths := p.candidates
	if len(args) > 0 {
		paths = []string{path}
	}
	if err := p.lockDown(lockdown.Needs{Read: paths}); err != nil {
		return verification{}, err
	}
	v := verification{Schema: 1, Program: fmt.Sprintf("trustbook %s, %s, %s/%s", p.versionText(), runtime.Version(), runtime.GOOS, runtime.GOARCH)}
	if info, ok := p.Build(); ok {
		v.Modules = len(info.Deps)
	}
	h, err := p.readNewest(context.Background(), paths, new(load.Loader), nil)
	if err == nil {
		v.verifiedHandbook = p.describe(h)
		return v, nil
	}
	return p.verifyRefused(v, err, paths, asJSON)
}

// verifyRefused completes the result for a handbook that was refused.
func (p *Program) verifyRefused(v verification, err error, paths []string, asJSON bool) (verification, error) {
	refused, _ := errors.AsType[openFailure](err)
	last, lastErr := p.readLastGood(context.Background(), err, paths, new(load.Loader), nil)
	if lastErr == nil {
		fallback := p.describe(last)
		v.Fallback, refused.code = &fallback, exitUntrusted
	} else if !asJSON || refused.code != exitUntrusted {
		return v, err
	}
	v.verifiedHandbook = verifiedHandbook{Origin: sanitize.CleanLine(paths[0]), Signature: "not accepted"}
	if errors.Is(err, pack.ErrUnsigned) {
		v.Signature = "none"
	}
	v.setClaims(refused.provenance.Claims, p.now())
	v.Problem = sanitize.CleanLine(refused.message)
	if !asJSON {
		refused.message = "" // the description already contains the message
	}
	v.refused = refused.failure
	return v, nil
}

func (p *Program) describe(h openedHandbook) verifiedHandbook {
	v := verifiedHandbook{
		Title: h.Title, Edition: h.Version, Texts: len(h.Entries), Origin: h.Origin, Digest: h.Digest,
		Signature: signatureText(h.provenance), Vouched: h.provenance.BuiltIn || h.provenance.Signed,
	}
	v.setClaims(h.provenance.Claims, p.now())
	return v
}

func (v *verifiedHandbook) setClaims(s pack.SignedClaims, now time.Time) {
	if !s.Key.IsZero() {
		v.SigningKey = s.Key.ID()
	}
	v.Seq = s.Seq
	if days, ok := daysLeft(s, now); ok {
		v.Expires, v.DaysLeft = s.Expires.Format(time.DateOnly), &days
	}
}

func (p *Program) printVerification(v verification, asJSON bool) error {
	if asJSON {
		return sanitize.WriteJSON(p.Stdout, v, "")
	}
	about := v.verifiedHandbook.text("handbook")
	if v.Fallback != nil {
		about = fmt.Sprintf("handbook   not opened: %s\n", v.Problem) + v.Fallback.text("last good")
	}
	return p.printText(fmt.Sprintf("%sprogram    %s, %s\n", about, v.Program, phrases.CountWithNoun(v.Modules, "module")))
}

// text describes a handbook. name is the label of the first line, at most nine letters.
func (v verifiedHandbook) text(name string) string {
	title := v.Title
	if v.Edition != "" {
		title += ", edition " + v.Edition
	}
	return fmt.Sprintf("%-9s  %s, %s\norigin     %s\ndigest     %s\nsignature  %s\n",
		name, title, phrases.CountWithNoun(v.Texts, "entry"), v.Origin, v.Digest, v.Signature)
}

// err returns the error that determines the exit code.
func (v verification) err(digest string) error {
	switch {
	case v.refused != nil:
		return v.refused
	case digest != "" && digest != v.Digest:
		return failure{"the digest is not " + sanitize.Shorten(digest, maxPathChars), "the entries are not the ones you expect", exitProblems}
	case digest == "" && !v.Vouched:
		return failure{"these entries are not signed", "compare the digest with --digest, or have the handbook signed: `trustbook pack --help`", exitProblems}
	}
	return nil
}

// adminHint is the hint for mistakes in the administrator's files.
const adminHint = "only an administrator can fix it"

// loadTrust reads the policy and the signing keys on the first call. Keys that cannot be read are skipped with a
// warning.
func (p *Program) loadTrust() (*trust.Store, error) {
	if p.trustCache != nil {
		return p.trustCache, nil
	}
	reader := ""
	if path := config.Path(p.Environ); path != "" {
		reader = filepath.Dir(path)
	}
	t, problems, err := trust.Load(trust.FolderPaths{System: p.System, Reader: reader}, p.Keys)
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
func untrustedError(err error) openFailure {
	hint := "`trustbook trust list` shows the trusted signing keys and the administrator's policy"
	switch {
	case errors.Is(err, pack.ErrSignatureMismatch), errors.Is(err, pack.ErrMalformedSignature):
		hint = "do not use it; get a new copy from the same source"
	case errors.Is(err, pack.ErrSignatureExpired), errors.Is(err, pack.ErrRollback):
		hint = "get the newest edition from where you got this one"
	case errors.Is(err, pack.ErrUnknownKey):
		hint = "if you know whose key it is, `trustbook trust add FILE` adds it"
	}
	return openFailure{failure: failure{err.Error(), hint, exitUntrusted}, cause: err}
}

func signatureText(s trust.Provenance) string {
	switch {
	case s.BuiltIn:
		return phrases.SignatureNotNeeded
	case !s.Signed:
		return "none"
	}
	text := "good, by the signing key " + s.Claims.Key.ID() + " (" + cmp.Or(sanitize.CleanLine(s.Claims.Key.Name), "no name") + ", " + s.Claims.Key.Origin.String() + ")"
	if s.Claims.Seq > 0 {
		text += ", edition " + strconv.FormatInt(s.Claims.Seq, 10)
	}
	if !s.Claims.Expires.IsZero() {
		text += ", valid until " + s.Claims.Expires.Format(time.DateOnly)
	}
	return text
}
