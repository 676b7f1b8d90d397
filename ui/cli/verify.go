package cli

import (
	"context"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
)

func (p *Program) verify() *cobra.Command {
	var asJSON bool
	var digest string
	c := &cobra.Command{
		Use:   "verify [PATH]",
		Short: "Say where the texts come from and who vouches for them",
		Long: "Say where the texts of a handbook come from, who vouches for them, and their digest: one value\n" +
			"for a folder, a zip and the built-in handbook with the same texts, in the form of go.sum. It is 0\n" +
			"when they are built in or signed by a key that counts here, 1 when nobody vouches for them or the\n" +
			"digest is another, and 3 when they must not be opened. A program cannot prove itself honest:\n" +
			"docs/security.md says how to build it again and compare.",
		Example: "  trustbook verify\n  trustbook verify handbook.zip\n  trustbook verify --digest h1:jJ6q...= handbook.zip",
		RunE: func(_ *cobra.Command, args []string) error {
			path, err := p.asked("verify", args)
			if err != nil {
				return err
			}
			v, err := p.verified(path)
			if err != nil {
				return err
			}
			if err := p.printVerified(v, asJSON); err != nil {
				return err
			}
			return v.verdict(digest)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().StringVar(&digest, "digest", "", "the `digest` that the texts should have")
	return c
}

// verified is what verify finds out.
type verified struct {
	Schema    int    `json:"schema"`
	Title     string `json:"title"`
	Edition   string `json:"edition,omitempty"`
	Texts     int    `json:"texts"`
	Origin    string `json:"origin"`
	Digest    string `json:"digest"`
	Signature string `json:"signature"`
	Vouched   bool   `json:"vouched"` // the texts are built in, or signed by a key that counts here
	Program   string `json:"program"`
	Modules   int    `json:"modules"`
}

func (p *Program) verified(path string) (verified, error) {
	if err := p.lock(lockdown.Needs{Read: []string{path}}); err != nil {
		return verified{}, err
	}
	s, err := p.source(path)
	if err != nil {
		return verified{}, err
	}
	defer s.Close()
	h, err := p.readFrom(context.Background(), s, handbook.Options{})
	if err != nil {
		return verified{}, err
	}
	v := verified{
		Schema: 1, Title: h.Title, Edition: h.Version, Texts: len(h.Entries), Origin: h.Origin, Digest: h.Digest,
		Signature: vouched(s.standing), Vouched: s.standing.BuiltIn || s.standing.Signed, Program: p.program(),
	}
	if info, ok := p.Build(); ok {
		v.Modules = len(info.Deps)
	}
	return v, nil
}

// program is the version of the program, and what it was built with and for.
func (p *Program) program() string {
	return strings.Join([]string{"trustbook " + p.identity(), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}, ", ")
}

func (p *Program) printVerified(v verified, asJSON bool) error {
	if asJSON {
		return sanitize.WriteJSON(p.Stdout, v, "")
	}
	title := v.Title
	if v.Edition != "" {
		title += ", edition " + v.Edition
	}
	return p.write(fmt.Sprintf("handbook   %s, %d texts\norigin     %s\ndigest     %s\nsignature  %s\nprogram    %s, %d modules\n",
		title, v.Texts, v.Origin, v.Digest, v.Signature, v.Program, v.Modules))
}

// verdict is what the exit code says.
func (v verified) verdict(digest string) error {
	switch {
	case digest != "" && digest != v.Digest:
		return failure{"the digest is not " + clipped(digest, 2*longest), "the texts are others than you expect", notFound}
	case digest == "" && !v.Vouched:
		return failure{"nobody vouches for these texts", "compare the digest with --digest, or have them signed: `trustbook pack --help`", notFound}
	}
	return nil
}
