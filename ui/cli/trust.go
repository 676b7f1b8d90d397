package cli

import (
	"bufio"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lastgood"
	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
)

func (p *Program) trustCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "trust",
		Short: "Show which signing keys are trusted here",
		Long: "Show which signing keys are trusted here: those built into the program, those set by the\n" +
			"administrator of this computer, and those you have added yourself. `trust forget` makes trustbook\n" +
			"forget which signed editions of a handbook it has opened here.",
		Example: "  trustbook trust list\n  trustbook trust add security.pub\n  trustbook trust remove 5F1C90AB22D03E77\n  trustbook trust forget acme-rules",
		Args:    refuseUnknownCommand,
		RunE:    func(*cobra.Command, []string) error { return p.listKeys() },
	}
	c.AddCommand(p.trustAddCommand(), p.trustForgetCommand(),
		&cobra.Command{
			Use: "list", Short: "List the trusted signing keys", Args: noArgs,
			RunE: func(*cobra.Command, []string) error { return p.listKeys() },
		},
		&cobra.Command{
			Use: "remove ID", Short: "Stop trusting a signing key you added", Args: oneArg("the id of a signing key", "trustbook trust remove 5F1C90AB22D03E77"),
			RunE: func(_ *cobra.Command, args []string) error { return p.removeKey(args[0]) },
		})
	return c
}

func (p *Program) trustAddCommand() *cobra.Command {
	var fingerprint string
	var signed bool
	c := &cobra.Command{
		Use:   "add FILE",
		Short: "Trust a signing key after checking its fingerprint",
		Long: "Trust a minisign public key. Its fingerprint has to match the one that the owner of the key gave\n" +
			"you through a different channel from the file: in person, on paper or by telephone. With --signed no\n" +
			"fingerprint is needed if a key that is trusted here has signed the file, as with\n" +
			"`minisign -S -s old.key -m new.pub`: this is how a new key replaces an old one. Remove the old one\n" +
			"with `trustbook trust remove` when nothing is signed with it any more.",
		Example: "  trustbook trust add security.pub\n  trustbook trust add security.pub --fingerprint '5f1c 90ab ...'\n" +
			"  trustbook trust add --signed new.pub",
		Args: oneArg("the file of a public key", "trustbook trust add security.pub"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclusiveFlags(c, []string{"fingerprint", "signed"}); err != nil {
				return err
			}
			return p.addKey(args[0], fingerprint, signed)
		},
	}
	c.Flags().StringVar(&fingerprint, "fingerprint", "", "the `fingerprint` that the owner gave you, to be compared without a prompt")
	c.Flags().BoolVar(&signed, "signed", false, "a trusted key has signed it: the signature is next to it, FILE.minisig")
	return c
}

func (p *Program) listKeys() error {
	t, err := p.loadTrust()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(p.Stdout)
	if t.Policy.Path != "" {
		fmt.Fprintf(w, "policy  %s\n", t.Policy.Path)
		for _, rule := range t.Policy.Rules() {
			fmt.Fprintf(w, "        %s\n", rule)
		}
	}
	for _, k := range t.Keys {
		fmt.Fprintf(w, "%s  %s  (%s, %s)\n", k.ID(), k.Fingerprint(), sanitize.CleanLine(k.Name), k.Origin)
	}
	if err := w.Flush(); err != nil || len(t.Keys) > 0 {
		return err
	}
	return failure{"no signing key is trusted here, so every signature counts as untrusted", "`trustbook trust add FILE` adds one", exitProblems}
}

func (p *Program) addKey(path, fingerprint string, signed bool) error {
	t, err := p.loadTrust()
	if err != nil {
		return err
	}
	text, err := safefile.Read(path, maxKeyBytes)
	if err != nil {
		return failure{fmt.Sprintf("cannot read the key: %v", shortenPath(err)), "", exitFailed}
	}
	k, err := pack.ParseKey(strings.TrimSuffix(sanitize.CleanLine(filepath.Base(path)), ".pub"), text, pack.ReaderKey)
	if err != nil {
		return failure{fmt.Sprintf("%s: %v", path, err), "the names of minisign public keys end in .pub", exitFailed}
	}
	because := ""
	if signed {
		because, err = p.verifyVoucher(path, text)
	} else {
		err = p.confirmFingerprint(k, fingerprint)
	}
	if err != nil {
		return err
	}
	name, err := t.AddKey(k)
	if err != nil {
		return failure{fmt.Sprintf("cannot add the key: %v", err), "", exitFailed}
	}
	_, err = fmt.Fprintf(p.Stdout, "trusting %s from now on%s; the key is stored in %s\n", k.ID(), because, sanitize.CleanLine(name))
	return err
}

// verifyVoucher verifies that a trusted key signed the file of another key, and returns the id of the trusted key.
func (p *Program) verifyVoucher(path string, text []byte) (string, error) {
	t, err := p.loadTrust()
	if err != nil {
		return "", err
	}
	signature, err := safefile.Read(path+pack.SignatureSuffix, pack.MaxSignatureBytes)
	if err != nil {
		return "", failure{fmt.Sprintf("cannot read the signature of the key: %v", shortenPath(err)), "`minisign -S -s old.key -m new.pub` makes one", exitFailed}
	}
	signer, err := t.VerifyKey(text, signature, p.now())
	if err != nil {
		return "", untrustedError(fmt.Errorf("%s: %w", path, err))
	}
	return fmt.Sprintf(", because %s (%s) has signed it", signer.ID(), sanitize.CleanLine(signer.Name)), nil
}

// confirmFingerprint makes sure that the user has compared the fingerprint of a key. expected is the fingerprint given
// on the command line; if it is "", confirmFingerprint asks the user.
func (p *Program) confirmFingerprint(k pack.Key, expected string) error {
	normalize := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	if expected != "" {
		if normalize(expected) != normalize(k.Fingerprint()) {
			return failure{"the key has a different fingerprint: " + k.Fingerprint(), "do not add it; ask the owner again", exitProblems}
		}
		return nil
	}
	if !term.IsTerminal(p.Stdin.Fd()) {
		return failure{"the fingerprint was not compared", "give the one you got from the owner with --fingerprint", exitFailed}
	}
	fmt.Fprintf(p.Stderr, "key          %s\nfingerprint  %s\nType the last two groups of the fingerprint you got from the owner: ", k.ID(), k.Fingerprint())
	lines := bufio.NewScanner(p.Stdin)
	lines.Scan()
	if err := lines.Err(); err != nil {
		return err
	}
	groups := strings.Fields(k.Fingerprint())
	if normalize(lines.Text()) != normalize(strings.Join(groups[len(groups)-2:], "")) {
		return failure{"that is not the fingerprint of this key, so it was not added", "ask the owner again", exitProblems}
	}
	return nil
}

func (p *Program) removeKey(id string) error {
	t, err := p.loadTrust()
	if err != nil {
		return err
	}
	if err := t.RemoveKey(id); err != nil {
		return failure{err.Error(), "`trustbook trust list` shows the keys", exitProblems}
	}
	_, err = fmt.Fprintf(p.Stdout, "no longer trusting %s\n", sanitize.CleanLine(id))
	return err
}

func (p *Program) trustForgetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "forget HANDBOOK",
		Short: "Forget which signed editions of a handbook were opened here",
		Long: "Forget which signed editions of a handbook were opened here, by its id or title. Until then\n" +
			"trustbook refuses an older edition, and one that is no longer signed. Afterwards it opens them, as\n" +
			"on a computer that has never seen the handbook, and the copy of the last good edition is deleted.\n" +
			"Saved entries and reading progress stay.",
		ValidArgsFunction: cobra.NoFileCompletions,
		Example:           "  trustbook trust forget acme-rules\n  trustbook trust forget 'The rules of Acme'",
		Args:              oneArg("the id or the title of a handbook", "trustbook trust forget acme-rules"),
		RunE:              func(_ *cobra.Command, args []string) error { return p.forgetHandbook(args[0]) },
	}
}

func (p *Program) forgetHandbook(name string) error {
	state := p.openState()
	gone := state.ForgetEditions(name)
	if len(gone) == 0 {
		return p.unknownHandbook(name)
	}
	if err := state.Flush(); err != nil {
		return failure{fmt.Sprintf("cannot forget the handbook %s: %v", sanitize.Quote(name), err), "", exitFailed}
	}
	editions := handbook.MapSlice(gone, func(e readstate.SignedEdition) pack.Edition { return e.Edition })
	if err := lastgood.Remove(statedir.StatePath(p.Environ), editions); err != nil {
		return failure{fmt.Sprintf("cannot remove the last good edition: %v", err), "", exitFailed}
	}
	for _, e := range gone {
		if _, err := fmt.Fprintf(p.Stdout, "forgotten: %s\n", sanitize.CleanLine(describeEdition(e))); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(p.Stdout, "older and unsigned editions open here from now on, until a signed one is opened; the copy of the last good edition is deleted")
	return err
}

// describeEdition returns the handbook of an edition, its number and the key that signed it.
func describeEdition(e readstate.SignedEdition) string {
	text := e.Title
	if e.ID != "" {
		text += " (" + e.ID + ")"
	}
	if e.Seq > 0 {
		text += ", editions up to number " + strconv.FormatInt(e.Seq, 10)
	}
	return text + ", signed by " + e.Key
}

// unknownHandbook returns the failure for a name that no recorded handbook has. It lists the recorded names.
func (p *Program) unknownHandbook(name string) error {
	var known []string
	for _, e := range p.editions() {
		if title := strconv.Quote(sanitize.CleanLine(e.Title)); !slices.Contains(known, title) {
			known = append(known, title)
		}
	}
	hint := "no signed handbook has been opened here"
	if len(known) > 0 {
		hint = "remembered: " + strings.Join(known, ", ")
	}
	return failure{"no signed edition of " + sanitize.Quote(name) + " was opened here", hint, exitProblems}
}
