package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"trustbook/handbook/signed"
)

// withSignature is a file that is being written, and its signature beside it. One of
// them with the other of an earlier run would look like a forgery.
type withSignature struct{ file, beside *target }

// createSigned is [Program.create] of a file and of its signature. Where the name is
// a link they are in two folders: the signature lies beside the name.
func (p *Program) createSigned(path string) (withSignature, error) {
	file, err := p.create(path)
	if err != nil {
		return withSignature{}, err
	}
	beside, err := p.create(path + signed.Suffix)
	if err != nil {
		return withSignature{}, file.finish(err)
	}
	return withSignature{file, beside}, nil
}

// folders are where the two take their places.
func (s withSignature) folders() []string {
	return []string{s.file.folder(), s.beside.folder()}
}

func (s withSignature) write(data, signature []byte) error {
	if _, err := s.beside.Write(signature); err != nil {
		return err
	}
	_, err := s.file.Write(data)
	return err
}

// finish is [target.finish] of both: neither takes its place before all of the other
// is on the disk, and after an error both are what they were.
func (s withSignature) finish(err error) error {
	if err = s.file.complete(s.beside.complete(err)); err == nil {
		err = s.place()
	}
	if err != nil {
		s.beside.drop()
		s.file.drop()
	}
	return unsaved(err)
}

// place puts the signature in its place and then the file. Where the file cannot
// follow, the signature that was there comes back. Who is killed between the two leaves
// the old file with the signature of the new one, and what was the old one beside it: no
// system gives two names at once.
func (s withSignature) place() error {
	aside, err := s.beside.setAside()
	if err != nil {
		return err
	}
	if err = s.beside.place(); err == nil {
		err = s.file.place()
	}
	if err != nil {
		return s.beside.bringBack(aside, err)
	}
	if aside != "" {
		_ = os.Remove(aside) //nolint:forbidigo // the new one has its place
	}
	return nil
}

// setAside gives what is at the path another name; "" = there is nothing to lose. Where
// it can have two it keeps its own, so that whoever is killed here has lost nothing.
func (t *target) setAside() (aside string, err error) {
	if t.part == "" {
		return "", nil
	}
	aside = t.part + ".old"
	if os.Link(t.path, aside) == nil {
		return aside, nil
	}
	if err = os.Rename(t.path, aside); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return aside, err
}

// bringBack lets the path be what it was before [target.setAside]. It returns why it
// had to, and where what was there is if it cannot.
func (t *target) bringBack(aside string, why error) error {
	switch {
	case aside != "":
		if os.Rename(aside, t.path) != nil {
			return fmt.Errorf("%w; what was %s is now %s", why, t.path, aside)
		}
		_ = os.Remove(aside) //nolint:forbidigo // a name for what has kept its own stays
	case t.part != "":
		_ = os.Remove(t.path) //nolint:forbidigo // there was nothing
	}
	return why
}
