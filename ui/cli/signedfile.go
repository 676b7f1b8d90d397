package cli

import (
	"os"

	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
)

// signedFile is a file and its signature. Either of them next to the other of an
// earlier run would look like a forgery, so both are replaced together.
type signedFile struct{ file, signature *atomicFile }

// createSigned is [Program.createFile] for a file and its signature. If path is a
// link, the signature lies next to the link, and the two may be in different folders.
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

// folders returns the folders in which finish renames files.
func (s signedFile) folders() []string {
	return []string{s.file.folder(), s.signature.folder()}
}

func (s signedFile) write(data, signature []byte) error {
	if _, err := s.signature.Write(signature); err != nil {
		return err
	}
	_, err := s.file.Write(data)
	return err
}

// finish is [atomicFile.finish] for both: neither is moved to its path before the
// other is durable, and after an error both paths are as they were.
func (s signedFile) finish(err error) error {
	if err = s.file.syncAndClose(s.signature.syncAndClose(err)); err == nil {
		err = s.rename()
	}
	if err != nil {
		s.signature.discard()
		s.file.discard()
	}
	return writeError(err)
}

// rename moves the signature to its path and then the file. If the file cannot
// follow, it restores the old signature. Being killed in between leaves the old file
// with the new signature, which does not verify: no system renames two files at once.
func (s signedFile) rename() error {
	if s.signature.temp == "" { // a device, which has nothing to restore
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
	} else if restoreErr := os.WriteFile(s.signature.path, old, 0o600); restoreErr != nil { //nolint:forbidigo // the file that rename put there
		return restoreErr
	}
	return err
}
