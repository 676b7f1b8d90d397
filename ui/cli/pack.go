package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/handbook/signed"
	"trustbook/ui/lockdown"
)

// packing is what the flags of pack say.
type packing struct {
	*Program
	output, key, expires string
	seq                  int64
}

func (p *Program) pack() *cobra.Command {
	k := packing{Program: p}
	c := &cobra.Command{
		Use:   "pack DIR",
		Short: "Make a zip of a handbook, and sign it",
		Long: "Make a zip of the texts in a folder. The same texts give the same bytes. With --sign it is signed\n" +
			"with a secret key of minisign; `minisign -S` does the same. The signature lies beside the zip.",
		Example: "  trustbook pack texts -o handbook.zip\n  trustbook pack texts -o handbook.zip --sign minisign.key --seq 7 --expires 2027-12-31",
		Args:    one("the folder of the texts", "trustbook pack texts -o handbook.zip"),
		RunE:    func(_ *cobra.Command, args []string) error { return k.run(args[0]) },
	}
	c.Flags().StringVarP(&k.output, "output", "o", "handbook.zip", "write the zip to this `file`")
	c.Flags().StringVar(&k.key, "sign", "", "sign with the secret `key` in this file")
	c.Flags().Int64Var(&k.seq, "seq", 0, "the `number` of this edition: once it was open, a lower one is refused")
	c.Flags().StringVar(&k.expires, "expires", "", "the last `day` on which it may be opened, such as 2027-12-31")
	return c
}

func (k packing) run(folder string) error {
	seal, err := k.seal()
	if err != nil {
		return err
	}
	sign, err := k.signer(seal)
	if err != nil {
		return err
	}
	if sign == nil {
		return k.plain(folder)
	}
	out, err := k.createSigned(k.output)
	if err != nil {
		return err
	}
	pack, err := k.packed(folder, out.folders()...)
	if err != nil {
		return out.finish(err)
	}
	signature, err := sign(pack)
	if err != nil {
		return out.finish(err)
	}
	return out.finish(out.write(pack, signature))
}

// plain makes a zip that nobody signs.
func (k packing) plain(folder string) error {
	out, err := k.create(k.output)
	if err != nil {
		return err
	}
	pack, err := k.packed(folder, out.folder())
	if err == nil {
		_, err = out.Write(pack)
	}
	return out.finish(err)
}

// packed is a zip of the texts of a folder, which is to be written in others.
func (k packing) packed(folder string, write ...string) ([]byte, error) {
	if err := k.lock(lockdown.Needs{Read: []string{folder}, Write: write}); err != nil {
		return nil, err
	}
	s, err := handbook.Open(folder, nil) // nobody reads these texts: they are to be vouched for
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot open the handbook: %v", err), sourceHint, failed}
	}
	defer s.Close()
	var pack bytes.Buffer
	if err := handbook.Pack(&pack, s.FS); err != nil {
		return nil, failure{fmt.Sprintf("%s: %v", folder, err), "`trustbook check " + sanitize.CleanLine(folder) + "` names what is wrong", failed}
	}
	return pack.Bytes(), nil
}

// seal is what the signature is to vouch for beside the texts.
func (k packing) seal() (signed.Seal, error) {
	s := signed.Seal{Seq: k.seq}
	if k.key == "" && (k.seq != 0 || k.expires != "") {
		return s, failure{"--seq and --expires are part of a signature", "sign with --sign KEY", failed}
	}
	if k.seq < 0 {
		return s, failure{"--seq takes a number from 1 on", "", failed}
	}
	if k.expires == "" {
		return s, nil
	}
	var err error
	if s.Expires, err = time.Parse(time.DateOnly, k.expires); err != nil {
		return s, failure{"--expires takes a day such as 2027-12-31, not " + shown(k.expires), "", failed}
	}
	return s, nil
}

// signer signs with the key that was named; it is nil when none was.
func (k packing) signer(s signed.Seal) (func(pack []byte) ([]byte, error), error) {
	if k.key == "" {
		return nil, nil //nolint:nilnil // no key is no mistake
	}
	secret, password, err := k.secret(k.key)
	if err != nil {
		return nil, err
	}
	return func(pack []byte) ([]byte, error) {
		signature, err := signed.Sign(pack, secret, password, s, k.now())
		if err != nil {
			return nil, notSigned(k.key, err)
		}
		return signature, nil
	}, nil
}

// notSigned is why a key has not signed.
func notSigned(key string, err error) failure {
	f := failure{fmt.Sprintf("%s: %v", key, err), "`minisign -G` makes one", failed}
	if errors.Is(err, signed.ErrPassword) {
		f.hint = ""
	}
	return f
}

// maxKey bounds the file of a key: those of minisign have some 300 bytes.
const maxKey = 64 << 10

// secret is a secret key as its file has it, and the password that opens it.
func (p *Program) secret(path string) (key []byte, password string, err error) {
	if key, err = readUpTo(path, maxKey); err != nil {
		return nil, "", failure{fmt.Sprintf("cannot read the key: %v", err), "`minisign -G` makes one", failed}
	}
	if signed.Encrypted(key) {
		password, err = p.askPassword(path)
	}
	return key, password, err
}

// maxPassword bounds a password that comes through a pipe.
const maxPassword = 1 << 10

// askPassword asks for the password of a key on the terminal, or reads the first
// line of a pipe.
func (p *Program) askPassword(path string) (string, error) {
	if term.IsTerminal(p.Stdin.Fd()) {
		fmt.Fprintf(p.Stderr, "Password of %s: ", sanitize.CleanLine(path))
		password, err := term.ReadPassword(p.Stdin.Fd())
		fmt.Fprintln(p.Stderr)
		return string(password), err
	}
	line, err := firstLine(p.Stdin, maxPassword)
	if err != nil {
		return "", failure{"the key needs its password on standard input", "", failed}
	}
	return line, nil
}

// firstLine is the first line of a stream, at most limit bytes of it.
func firstLine(r io.Reader, limit int) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)))
	if err != nil {
		return "", err
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	if len(line) == 0 {
		return "", errors.New("nothing to read")
	}
	return string(bytes.TrimSuffix(line, []byte("\r"))), nil
}
