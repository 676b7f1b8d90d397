package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
)

type packRun struct {
	*Program
	output, key, expires string
	seq                  int64
}

func (p *Program) packCommand() *cobra.Command {
	k := packRun{Program: p}
	c := &cobra.Command{
		Use:   "pack DIR",
		Short: "Pack a handbook into a zip file, and sign it",
		Long: "Pack the handbook in a folder into a zip file. The same entries always make the same file. With --sign\n" +
			"the zip is signed with a minisign secret key, as `minisign -S` would; the signature is written\n" +
			"next to the zip.",
		Example: "  trustbook pack my-handbook -o handbook.zip\n  trustbook pack my-handbook --sign minisign.key --seq 7 --expires 2027-12-31",
		Args:    oneArg("the folder of a handbook", "trustbook pack my-handbook -o handbook.zip"),
		RunE:    func(_ *cobra.Command, args []string) error { return k.run(args[0]) },
	}
	c.Flags().StringVarP(&k.output, "output", "o", "handbook.zip", "write the zip to this `file`; - is standard output")
	c.Flags().StringVar(&k.key, "sign", "", "sign with the secret signing `key` in this file")
	c.Flags().Int64Var(&k.seq, "seq", 0, "the `number` of this edition; readers who have opened it can no longer open an edition with a lower number or without a number")
	c.Flags().StringVar(&k.expires, "expires", "", "the last `day` on which it can be opened, such as 2027-12-31")
	return c
}

func (k packRun) run(folder string) error {
	claims, err := k.claims()
	if err != nil {
		return err
	}
	zip := func(writeFolders ...string) ([]byte, error) { return k.pack(folder, writeFolders...) }
	switch {
	case k.key == "" && k.output == "-":
		return k.printZip(zip)
	case k.key == "":
		return k.writeFile(k.output, zip)
	case k.output == "-":
		return failure{signNeedsFile, "for example `trustbook pack my-handbook --sign minisign.key -o handbook.zip`", exitFailed}
	}
	return k.writeSigned(k.output, k.key, zip, func(data, key []byte, password string) ([]byte, error) {
		return pack.Sign(data, key, password, claims, k.now())
	})
}

// printZip writes the zip to standard output.
func (k packRun) printZip(zip contentFunc) error {
	if err := k.refuseTerminal(); err != nil {
		return err
	}
	data, err := zip()
	if err == nil {
		_, err = k.Stdout.Write(data)
	}
	return err
}

// pack returns the handbook in a folder as a zip. The caller will write to writeFolders.
func (k packRun) pack(folder string, writeFolders ...string) ([]byte, error) {
	if err := k.lockDown(lockdown.Needs{Read: []string{folder}, Write: writeFolders}); err != nil {
		return nil, err
	}
	s, err := pack.Open(folder, nil) // trust is not checked: nothing is shown, and the pack is about to be signed
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot open the handbook: %v", shortenPath(err)), sourceHint, exitFailed}
	}
	defer s.Close()
	h, err := load.Handbook(s.FS)
	if err == nil { // otherwise packing reports the error
		k.warnErrors(h, folder)
		if k.key != "" && h.ID == "" && h.Title == handbook.DefaultTitle { // an older edition with another file name would count as another handbook
			return nil, failure{sanitize.CleanLine(folder) + ": a signed handbook needs an id, or at least a title, so that its older editions are recognised", "put `id: NAME` into handbook.yaml", exitFailed}
		}
	}
	var zip bytes.Buffer
	files, err := load.Files(s.FS)
	if err == nil {
		err = pack.Write(&zip, files)
	}
	if err != nil {
		return nil, failure{fmt.Sprintf("%s: %v", folder, err), "`trustbook check " + sanitize.CleanLine(folder) + "` shows what is wrong", exitFailed}
	}
	k.warnLeftOut("zip", slices.DeleteFunc(h.LinkedFiles(true), func(name string) bool {
		_, err := fs.Stat(s.FS, name)
		return err != nil || load.IsHandbookFile(name)
	}))
	return zip.Bytes(), nil
}

// warnLeftOut warns that a file that was written lacks the given files.
func (p *Program) warnLeftOut(written string, files []string) {
	const most = 3
	if len(files) > 0 {
		p.warn(fmt.Sprintf("the %s contains only text, without %s", written, sanitize.CleanLine(handbook.JoinFirst(files, most))))
	}
}

// claims returns the values that the signature covers besides the entries.
func (k packRun) claims() (pack.SignedClaims, error) {
	s := pack.SignedClaims{Seq: k.seq}
	if k.key == "" && (k.seq != 0 || k.expires != "") {
		return s, failure{"--seq and --expires are part of a signature", "sign with --sign KEY", exitFailed}
	}
	if k.seq < 0 {
		return s, failure{"--seq takes a number of 1 or more", "", exitFailed}
	}
	if k.expires == "" {
		return s, nil
	}
	var err error
	if s.Expires, err = time.Parse(time.DateOnly, k.expires); err != nil {
		return s, failure{"--expires takes a day such as 2027-12-31, not " + sanitize.Quote(k.expires), "", exitFailed}
	}
	if !k.now().Before(s.Expires.AddDate(0, 0, 1)) {
		return s, failure{"--expires " + k.expires + " is in the past, so nobody could open the zip", "name a day on which it may still be opened", exitFailed}
	}
	return s, nil
}

const signNeedsFile = "--sign needs a file, because the signature goes next to it"

const newKeyHint = "`minisign -G` creates one"

func signError(key string, err error) failure {
	f := failure{fmt.Sprintf("%s: %v", key, err), newKeyHint, exitFailed}
	switch {
	case errors.Is(err, pack.ErrPassword):
		f.hint = ""
	case errors.Is(err, pack.ErrSSHKey):
		f.hint += "; docs/receipts.md explains how to sign receipts with OpenSSH"
	}
	return f
}

// maxKeyBytes limits the size of a key file. A key file of minisign has about 300 bytes.
const maxKeyBytes = 64 << 10

// readSecretKey reads a secret key file and asks for the password if the key is encrypted.
func (p *Program) readSecretKey(path string) (key []byte, password string, err error) {
	if key, err = safefile.Read(path, maxKeyBytes); err != nil {
		return nil, "", failure{fmt.Sprintf("cannot read the key: %v", shortenPath(err)), newKeyHint, exitFailed}
	}
	if pack.IsEncrypted(key) {
		password, err = p.askPassword(path)
	}
	return key, password, err
}

// maxPasswordBytes limits the length of a password from a pipe.
const maxPasswordBytes = 1 << 10

// askPassword asks for the password of a key on the terminal, or reads it from the first line of a pipe.
func (p *Program) askPassword(path string) (string, error) {
	if term.IsTerminal(p.Stdin.Fd()) {
		if before, err := term.GetState(p.Stdin.Fd()); err == nil { // the terminal echoes the input
			p.cleanUp.add(func() { _ = term.Restore(p.Stdin.Fd(), before) })
		}
		fmt.Fprintf(p.Stderr, "Password for %s: ", sanitize.CleanLine(path))
		password, err := term.ReadPassword(p.Stdin.Fd())
		fmt.Fprintln(p.Stderr)
		return string(password), err
	}
	line, err := firstLine(p.Stdin, maxPasswordBytes)
	if err != nil {
		return "", failure{"the key needs a password on standard input", "", exitFailed}
	}
	return line, nil
}

// firstLine returns the first line of a stream, up to limit bytes.
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
