package cli

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook/load"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
	"trustbook/ui/phrases"
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
