package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// Only the functions in this file write files that the user names.

// atomicFile is a file that appears at its path only when it has been written completely. It is opened before the
// lock-down. Its path may be a device or a link. It keeps the mode of the file it replaces, can be replaced together
// with its signature, and is removed after a signal. [statedir.Replace] is simpler, but works only in the state folder.
type atomicFile struct {
	*os.File

	temp, path string // temp is renamed to path at the end; if temp is "", path is written directly
}

// createFile calls [createAtomic], but refuses files in the state folder, because a typing mistake there could
// overwrite years of receipts.
func (p *Program) createFile(path string) (*atomicFile, error) {
	if p.inStateFolder(path) {
		return nil, failure{path + " is in the folder where trustbook stores your progress and receipts, so it was not written", "choose a file in another folder", exitFailed}
	}
	return p.cleanUp.create(path)
}

func (p *Program) inStateFolder(path string) bool {
	state, err := os.Stat(statedir.StatePath(p.Environ))
	if err != nil {
		return false
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err == nil {
		folder, err = filepath.Abs(folder)
	}
	return err == nil && isWithin(folder, state)
}

// isWithin reports whether folder is the same as parent or below it.
func isWithin(folder string, parent fs.FileInfo) bool {
	for {
		if info, err := os.Stat(folder); err == nil && os.SameFile(info, parent) {
			return true
		}
		up := filepath.Dir(folder)
		if up == folder {
			return false
		}
		folder = up
	}
}

// createAtomic opens a temporary file next to path. The file at path does not change until finish is called. A device
// or pipe is opened directly.
func createAtomic(path string) (*atomicFile, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, failure{path + " is a folder", "name a file in it", exitFailed}
	case err == nil && !info.Mode().IsRegular():
		return openAtomic("", path, os.O_WRONLY, 0)
	case err == nil:
		if path, err = filepath.EvalSymlinks(path); err != nil { // replace the file, not the link to it
			return nil, writeError(path, err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, writeError(path, err)
	}
	f, err := openAtomic(filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d", filepath.Base(path), os.Getpid())), path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil || info == nil {
		return f, err
	}
	if now, err := f.Stat(); err == nil && now.Mode().Perm() == info.Mode().Perm() {
		return f, nil // the lock-down forbids changing the mode, even to the same one
	}
	if err = os.Chmod(f.temp, info.Mode().Perm()); err != nil {
		return nil, f.finish(err)
	}
	return f, nil
}

func openAtomic(temp, path string, flag int, mode fs.FileMode) (*atomicFile, error) {
	f, err := os.OpenFile(cmp.Or(temp, path), flag, mode) //nolint:forbidigo // named with -o; the umask restricts the mode
	if err != nil {
		return nil, writeError(path, err)
	}
	return &atomicFile{f, temp, path}, nil
}

// folder returns the folder of the temporary file, or "" if there is no temporary file.
func (f *atomicFile) folder() string {
	if f.temp == "" {
		return ""
	}
	return filepath.Dir(f.path)
}

// finish makes the file durable and moves it to its path. If err is not nil or a step fails, the file at the path is
// unchanged, and finish returns the error.
func (f *atomicFile) finish(err error) error {
	if err = f.syncAndClose(err); err == nil {
		err = f.rename()
	}
	if err != nil {
		f.discard()
	}
	return writeError(f.path, err)
}

func (f *atomicFile) syncAndClose(err error) error {
	if err == nil && f.temp != "" {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func (f *atomicFile) rename() error {
	if f.temp == "" {
		return nil
	}
	return os.Rename(f.temp, f.path)
}

// discard removes the temporary file, if it has not been renamed.
func (f *atomicFile) discard() {
	if f.temp != "" {
		_ = os.Remove(f.temp) //nolint:forbidigo // created by createAtomic
	}
}

// writeError turns an error from writing the file at path into a failure without the name of the temporary file. It
// returns nil and failures unchanged.
func writeError(path string, err error) error {
	if err == nil || errors.As(err, &failure{}) {
		return err
	}
	return failure{fmt.Sprintf("cannot write the file: %s: %v", sanitize.Shorten(path, maxPathChars), statedir.ShortenError(err)), "choose a file in a writable folder", exitFailed}
}

// A contentFunc returns the content of a file. Its arguments are the folders in which the caller will rename files; it
// passes them to the lock-down.
type contentFunc func(writeFolders ...string) ([]byte, error)

func (p *Program) writeFile(path string, content contentFunc) error {
	out, err := p.createFile(path)
	if err != nil {
		return err
	}
	data, err := content(out.folder())
	if err == nil {
		_, err = out.Write(data)
	}
	return p.reportWritten(path, out.finish(err))
}

// reportWritten prints that a file has been written, if standard output is a terminal. It returns err.
func (p *Program) reportWritten(path string, err error) error {
	if err == nil && term.IsTerminal(p.Stdout.Fd()) {
		p.warn("wrote " + path)
	}
	return err
}

// create calls [createAtomic]. If a signal ends the command, even during this call, the file is removed. After a signal
// it creates nothing.
func (c *cleanUpSteps) create(path string) (*atomicFile, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return nil, failure{path + " was not written: the program is being stopped", "", exitFailed}
	}
	f, err := createAtomic(path)
	if err == nil {
		c.steps = append(c.steps, f.discard)
	}
	return f, err
}

// writeSigned writes a file and its signature, using the secret key at keyPath.
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

// signedFile is a file and its signature. They are replaced together, because a new file beside an old signature would
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

// finish does for both files what [atomicFile.finish] does for one. Neither is moved to its path before the other is
// durable, and after an error neither has changed.
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
// If the program is killed between the two steps, the old file has the new signature and does not verify. This cannot
// be avoided, because no system can rename two files at once.
func (s signedFile) rename() error {
	if s.signature.temp == "" { // the signature was written to a device, so it cannot be restored
		return s.file.rename()
	}
	old, readErr := safefile.Read(s.signature.path, pack.MaxSignatureBytes)
	err := s.signature.rename()
	if err != nil {
		return err
	}
	if err = s.file.rename(); err == nil {
		return nil
	}
	if readErr != nil {
		_ = os.Remove(s.signature.path) //nolint:forbidigo // there was none before
	} else if restoreErr := os.WriteFile(s.signature.path, old, 0o600); restoreErr != nil { //nolint:forbidigo // replaces the signature just moved there
		return restoreErr
	}
	return err
}
