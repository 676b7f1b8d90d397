package cli

import (
	"trustbook/handbook/pack"
	"trustbook/ui/lockdown"
	"trustbook/ui/receipts"
	"trustbook/ui/statedir"
)

// writeSigned writes the file of receipts as stored, and a signature next to it.
func (k receiptsRun) writeSigned(ledger *receipts.Ledger) error {
	if k.output == "" || k.output == "-" {
		return failure{"--sign needs a file, because the signature goes next to it", "for example `trustbook receipts --sign minisign.key -o ada.jsonl`", exitFailed}
	}
	key, password, err := k.readSecretKey(k.key)
	if err != nil {
		return err
	}
	out, err := k.createSigned(k.output)
	if err != nil {
		return err
	}
	data, err := k.readIntact(ledger, out.folders()...)
	if err != nil {
		return out.finish(err)
	}
	signature, err := pack.SignReceipts(data, key, password, k.now())
	if err != nil {
		return out.finish(signError(k.key, err))
	}
	return out.finish(out.write(data, signature))
}

// writeChain writes the file of receipts as stored.
func (k receiptsRun) writeChain(ledger *receipts.Ledger) error {
	out, err := k.createFile(k.output)
	if err != nil {
		return err
	}
	data, err := k.readIntact(ledger, out.folder())
	if err == nil {
		_, err = out.Write(data)
	}
	return out.finish(err)
}

// readIntact returns the bytes of the receipts file. It refuses a broken chain: a
// signature would make it look good, and nobody could merge it.
func (k receiptsRun) readIntact(ledger *receipts.Ledger, writeFolders ...string) ([]byte, error) {
	if err := k.lock(lockdown.Needs{Read: []string{statedir.Path(k.Environ)}, Write: writeFolders}); err != nil {
		return nil, err
	}
	data, notes, err := ledger.Bytes()
	if err != nil {
		return nil, failure{err.Error(), "", exitFailed}
	}
	for _, note := range notes {
		k.warn(note)
	}
	c := receipts.Parse(data)
	if len(c.Receipts) == 0 && c.Err == nil {
		return nil, noReceipts()
	}
	return data, chainError(ledger.Path(), c)
}
