package cli

import (
	"os"

	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
)

// writeSigned writes a file and its signature, made with the secret key at keyPath.
func (p *Program) writeSigned(path, keyPath string, content contentFunc, sign func(data, key []byte, password string) ([]byte, error)) error {
	key, password, err := p.readSecretKey(keyPath)
	if err != nil {
		return err
	}
	out, err := p.createSigned(path)
	if err != nil {
		return err
	}
	data, err := content(out.file.folder(), out.signature.folder())
	if err != nil {
		return out.finish(err)
	}
	signature, err := sign(data, key, password)
	if err != nil {
		return out.finish(signError(keyPath, err))
	}
	return p.reportWritten(path+" and its signature", out.finish(out.write(data, signature)))
}

// signedFile is a file and its signature. They are replaced together, because a new file next to an old signature would
// look like a forgery.
type signedFile struct{ file, signature *atomicFile }

// createSigned calls [Program.createFile] for a file and its signature. If path is a link, the signature is next to the
// link, so the two may be in different folders.
func (p *Program) createSigned(path string) (signedFile, error) {
	file, err := p.createFile(path)
	if err != nil {
		return signedFile{}, err
	}
	signature, err := p.createFile(path + pack.SignatureSuffix)
	if err != nil {
		return signedFile{}, file.finish(err)
	}
	return signedFile{file, signature}, nil
}

func (s signedFile) write(data, signature []byte) error {
	if _, err := s.signature.Write(signature); err != nil {
		return err
	}
	_, err := s.file.Write(data)
	return err
}

// finish is like [atomicFile.finish], but for both files: neither is moved to its path before the other is durable, and
// after an error neither has changed.
func (s signedFile) finish(err error) error {
	if err = s.file.syncAndClose(s.signature.syncAndClose(err)); err == nil {
		err = s.rename()
	}
	if err != nil {
		s.signature.discard()
		s.file.discard()
	}
	return writeError(s.file.path, err)
}

// rename moves the signature and then the file to their paths. If moving the file fails, it restores the old signature.
// If the program is killed in between, the old file is left with the new signature and does not verify: no system can
// rename two files at once.
func (s signedFile) rename() error {
	if s.signature.temp == "" { // the signature was written to a device, where nothing can be restored
		return s.file.rename()
	}
	old, readErr := safefile.Read(s.signature.path, maxSubmission)
	err := s.signature.rename()
	if err != nil {
		return err
	}
	if err = s.file.rename(); err == nil {
		return nil
	}
	if readErr != nil {
		_ = os.Remove(s.signature.path) //nolint:forbidigo // there was none before
	} else if restoreErr := os.WriteFile(s.signature.path, old, 0o600); restoreErr != nil { //nolint:forbidigo // the file that was just moved there
		return restoreErr
	}
	return err
}
