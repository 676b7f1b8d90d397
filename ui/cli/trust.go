package cli

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
	"trustbook/handbook/signed"
)

func (p *Program) trust() *cobra.Command {
	c := &cobra.Command{
		Use:   "trust",
		Short: "Say whose signatures count here",
		Long: "Say whose signatures of handbooks count here: keys that are built in, that the administrator of\n" +
			"this computer has laid down, or that you have added yourself.",
		Example: "  trustbook trust list\n  trustbook trust add security.pub\n  trustbook trust remove 5F1C90AB22D03E77",
		Args:    subcommand,
		RunE:    func(*cobra.Command, []string) error { return p.listKeys() },
	}
	var fingerprint string
	add := &cobra.Command{
		Use:   "add FILE",
		Short: "Let a key count, once its fingerprint was compared",
		Long: "Let a public key of minisign count from now on. Its fingerprint has to be the one that the owner\n" +
			"of the key has told you on another way than the file came: in person, on paper, by telephone.",
		Example: "  trustbook trust add security.pub\n  trustbook trust add security.pub --fingerprint '5f1c 90ab ...'",
		Args:    one("the file of a public key", "trustbook trust add security.pub"),
		RunE:    func(_ *cobra.Command, args []string) error { return p.addKey(args[0], fingerprint) },
	}
	add.Flags().StringVar(&fingerprint, "fingerprint", "", "the `fingerprint` that its owner has told you, in the place of the question")
	c.AddCommand(add,
		&cobra.Command{
			Use: "list", Short: "List the keys that count", Args: none,
			RunE: func(*cobra.Command, []string) error { return p.listKeys() },
		},
		&cobra.Command{
			Use: "remove ID", Short: "Let a key that you added count no more", Args: one("the id of a key", "trustbook trust remove 5F1C90AB22D03E77"),
			RunE: func(_ *cobra.Command, args []string) error { return p.removeKey(args[0]) },
		})
	return c
}

func (p *Program) listKeys() error {
	t, err := p.trusts()
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
	return failure{"no key counts here, so no signature does", "`trustbook trust add FILE` adds one", notFound}
}

func (p *Program) addKey(path, fingerprint string) error {
	t, err := p.trusts()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return failure{fmt.Sprintf("cannot read the key: %v", err), "", failed}
	}
	k, err := signed.ParseKey(strings.TrimSuffix(sanitize.CleanLine(filepath.Base(path)), ".pub"), text, signed.Reader)
	if err != nil {
		return failure{fmt.Sprintf("%s: %v", path, err), "public keys of minisign end in .pub", failed}
	}
	if err := p.compare(k, fingerprint); err != nil {
		return err
	}
	name, err := t.Add(k)
	if err != nil {
		return failure{fmt.Sprintf("the key is not added: %v", err), "", failed}
	}
	_, err = fmt.Fprintf(p.Stdout, "%s counts from now on; it is kept in %s\n", k.ID(), sanitize.CleanLine(name))
	return err
}

// compare makes sure that somebody has compared the fingerprint of a key.
func (p *Program) compare(k signed.Key, told string) error {
	squeeze := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	if told == "" {
		if !term.IsTerminal(p.Stdin.Fd()) {
			return failure{"the fingerprint was not compared", "say with --fingerprint which one the owner of the key has told you", failed}
		}
		fmt.Fprintf(p.Stderr, "key          %s\nfingerprint  %s\nType the last two groups of the fingerprint as its owner has told them to you: ", k.ID(), k.Fingerprint())
		line, err := firstLineOf(p.Stdin)
		if err != nil {
			return err
		}
		groups := strings.Fields(k.Fingerprint())
		if squeeze(line) != squeeze(strings.Join(groups[len(groups)-2:], "")) {
			return failure{"that is not the fingerprint of this key, so it is not added", "ask its owner again", notFound}
		}
		return nil
	}
	if squeeze(told) != squeeze(k.Fingerprint()) {
		return failure{"the key has another fingerprint: " + k.Fingerprint(), "ask its owner again; do not add it", notFound}
	}
	return nil
}

// firstLineOf reads a line that somebody types.
func firstLineOf(f *os.File) (string, error) {
	lines := bufio.NewScanner(f)
	lines.Scan()
	return lines.Text(), lines.Err()
}

func (p *Program) removeKey(id string) error {
	t, err := p.trusts()
	if err != nil {
		return err
	}
	if err := t.Remove(id); err != nil {
		return failure{err.Error(), "`trustbook trust list` shows the keys", notFound}
	}
	_, err = fmt.Fprintf(p.Stdout, "%s counts no more\n", sanitize.CleanLine(id))
	return err
}
