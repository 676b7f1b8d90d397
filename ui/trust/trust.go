// Package trust says which handbooks may be opened here, and whose word counts
// for their texts: an administrator's policy, and the keys that packs may be
// signed with.
package trust

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"trustbook/handbook/sanitize"
	"trustbook/handbook/signed"
)

// ErrUntrusted marks a handbook that must not be opened, whatever it says.
var ErrUntrusted = errors.New("not trusted")

// Places are where policy and keys lie.
type Places struct {
	System string // folder that only an administrator can write; "" = none
	Reader string // folder of the reader's own configuration; "" = none
}

// keysFolder holds public keys, in either place.
const keysFolder = "keys"

// keySuffix is how the names of public keys end.
const keySuffix = ".pub"

// Trust is what counts here.
type Trust struct {
	Policy Policy
	Keys   []signed.Key

	places Places
}

// Load reads policy and keys. builtIn are the keys of the program itself, a line
// each. A policy that cannot be read is an error: what it would forbid must not
// happen because of a mistake in it. A key that cannot be read is a problem of
// its own, and the others count.
func Load(places Places, builtIn []string) (*Trust, []error, error) {
	t := &Trust{places: places}
	var problems []error
	for _, line := range builtIn {
		k, err := signed.ParseKey("built in", []byte(line), signed.BuiltIn)
		if err != nil {
			return nil, nil, fmt.Errorf("a built-in key is damaged: %w", err)
		}
		t.Keys = append(t.Keys, k)
	}
	var err error
	if t.Policy, err = readPolicy(places.System); err != nil {
		return nil, nil, err
	}
	problems = append(problems, t.readKeys(places.System, signed.Administrator)...)
	if !t.Policy.NoReaderKeys {
		problems = append(problems, t.readKeys(places.Reader, signed.Reader)...)
	}
	return t, problems, nil
}

func (t *Trust) readKeys(place string, o signed.Origin) []error {
	if place == "" {
		return nil
	}
	folder := filepath.Join(place, keysFolder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return []error{err}
	}
	var problems []error
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), keySuffix) {
			continue
		}
		name := filepath.Join(folder, e.Name())
		k, err := readKey(name, o)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, err))
			continue
		}
		t.Keys = append(t.Keys, k)
	}
	return problems
}

func readKey(name string, o signed.Origin) (signed.Key, error) {
	text, err := readSmall(name)
	if err != nil {
		return signed.Key{}, err
	}
	k, err := signed.ParseKey(strings.TrimSuffix(filepath.Base(name), keySuffix), text, o)
	if comment, ok := strings.CutPrefix(string(text), keyComment); ok && k.Name == k.ID() { // as Add wrote it
		line, _, _ := strings.Cut(comment, "\n")
		k.Name = sanitize.CleanLine(line)
	}
	return k, err
}

// keyComment begins the line of a key's file that says what it is called.
const keyComment = "untrusted comment: "

// readSmall reads a file that has no reason to be large.
func readSmall(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFileBytes+1))
	if err == nil && len(data) > maxFileBytes {
		err = fmt.Errorf("is larger than %d KiB", maxFileBytes>>10)
	}
	return data, err
}

// maxFileBytes bounds a key, a signature and a policy.
const maxFileBytes = 64 << 10

// Standing is what can be said for the texts of a handbook.
type Standing struct {
	BuiltIn bool // they are part of the program
	Seal    signed.Seal
	Signed  bool // Seal holds
}

// Mark is what must stand beside texts for which nobody but the reader, or
// nobody at all, has vouched; "" for the others.
func (s Standing) Mark() string {
	switch {
	case s.BuiltIn || s.Signed && s.Seal.Key.Origin != signed.Reader:
		return ""
	case s.Signed:
		return "signed by your key"
	}
	return "unsigned"
}

// Check says what stands behind the handbook at path. pack is the whole of a zip,
// nil for a folder, which nobody can sign. A signature that is there but does not
// hold is an error even where none is required.
func (t *Trust) Check(path string, pack []byte, now time.Time) (Standing, error) {
	signature, err := readSmall(path + signed.Suffix)
	switch {
	case pack == nil, errors.Is(err, fs.ErrNotExist):
		if t.Policy.RequireSignature {
			return Standing{}, untrusted("%s is not signed, and this computer opens only signed handbooks", path)
		}
		return Standing{}, nil
	case err != nil:
		return Standing{}, untrusted("%s%s cannot be read: %w", path, signed.Suffix, err)
	}
	seal, err := signed.Verify(pack, signature, t.Keys, now)
	if err != nil {
		return Standing{}, untrusted("%s: %w", path, err)
	}
	return Standing{Seal: seal, Signed: true}, nil
}

// Older is the error for a pack whose seq is below one that was seen before.
func Older(s signed.Seal, seen int64) error {
	return untrusted("%w: this one is number %d, and %d was", signed.ErrRollback, s.Seq, seen)
}

func untrusted(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrUntrusted}, args...)...)
}

// Add keeps a key of the reader's and returns its file.
func (t *Trust) Add(k signed.Key) (string, error) {
	if t.places.Reader == "" {
		return "", errors.New("there is no home folder to keep the key in")
	}
	if t.Policy.NoReaderKeys {
		return "", errors.New("this computer's administrator does not let readers add keys")
	}
	folder := filepath.Join(t.places.Reader, keysFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil { //nolint:forbidigo // the one file that the reader asks for
		return "", err
	}
	name := filepath.Join(folder, k.ID()+keySuffix)
	text := keyComment + sanitize.CleanLine(k.Name) + "\n" + k.String() + "\n"
	return name, os.WriteFile(name, []byte(text), 0o600) //nolint:forbidigo // the one file that the reader asks for
}

// Remove takes back a key that the reader added, by its id.
func (t *Trust) Remove(id string) error {
	mine := func(k signed.Key) bool { return k.Origin == signed.Reader && strings.EqualFold(k.ID(), id) }
	i := slices.IndexFunc(t.Keys, mine)
	if i < 0 {
		return fmt.Errorf("you have added no key %s", sanitize.CleanLine(id))
	}
	folder := filepath.Join(t.places.Reader, keysFolder)
	for _, name := range []string{t.Keys[i].ID(), t.Keys[i].Name} {
		err := os.Remove(filepath.Join(folder, name+keySuffix)) //nolint:forbidigo // the file that the reader asks to be rid of
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
