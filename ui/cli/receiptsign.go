package cli

import (
	"errors"
	"fmt"
	"strings"

	"trustbook/handbook/sanitize"
	"trustbook/handbook/signed"
	"trustbook/ui/lockdown"
	"trustbook/ui/receipts"
	"trustbook/ui/statedir"
)

// sign writes the file of receipts as it is, and a signature beside it. What is
// broken is not signed: a signature would make it look good.
func (k receiptsOf) sign(ledger *receipts.Ledger) error {
	if k.output == "" || k.output == "-" {
		return failure{"the signature lies beside a file", "name one, as in `trustbook receipts --sign minisign.key -o ada.jsonl`", failed}
	}
	secret, password, err := k.secret(k.key)
	if err != nil {
		return err
	}
	out, err := k.createSigned(k.output)
	if err != nil {
		return err
	}
	data, err := k.sound(ledger, out.folders()...)
	if err != nil {
		return out.finish(err)
	}
	signature, err := signed.SignReceipts(data, secret, password, k.now())
	if err != nil {
		return out.finish(k.unsigned(err))
	}
	return out.finish(out.write(data, signature))
}

// signatureOfSSH is the namespace of signatures that OpenSSH makes of receipts, so
// that none of anything else passes for one.
const signatureOfSSH = "trustbook-receipts"

// unsigned is [notSigned]. OpenSSH signs receipts with a key of its own, for whoever
// has no other; a program that could read such keys would be a tenth larger.
func (k receiptsOf) unsigned(err error) error {
	f := notSigned(k.key, err)
	if errors.Is(err, signed.ErrSSH) {
		f.hint = fmt.Sprintf("hand in with `trustbook receipts -o %[1]s`, and sign that with `ssh-keygen -Y sign -f %[2]s -n %[3]s %[1]s`",
			sanitize.CleanLine(k.output), sanitize.CleanLine(k.key), signatureOfSSH)
	}
	return f
}

// handIn writes the file of receipts as it is. What is broken is not: nobody could
// join it.
func (k receiptsOf) handIn(ledger *receipts.Ledger) error {
	out, err := k.create(k.output)
	if err != nil {
		return err
	}
	data, err := k.sound(ledger, out.folder())
	if err == nil {
		_, err = out.Write(data)
	}
	return out.finish(err)
}

// sound is the file of receipts, byte by byte, when its chain holds.
func (k receiptsOf) sound(ledger *receipts.Ledger, folders ...string) ([]byte, error) {
	if err := k.lock(lockdown.Needs{Read: []string{statedir.Path(k.Environ)}, Write: folders}); err != nil {
		return nil, err
	}
	data, notes, err := ledger.Bytes()
	if err != nil {
		return nil, failure{err.Error(), "", failed}
	}
	for _, note := range notes {
		k.say(note)
	}
	c := receipts.Parse(data)
	if len(c.Receipts) == 0 && c.Err == nil {
		return nil, failure{"nothing was acknowledged here", "a text that asks for it says so at its end", notFound}
	}
	return data, broken(strings.TrimSpace(ledger.Path()), c)
}
