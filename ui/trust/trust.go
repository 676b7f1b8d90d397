// Package trust decides which handbooks can be opened. It reads the administrator's policy and the trusted signing
// keys.
package trust

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"trustbook/handbook/pack"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// ErrUntrusted means that a handbook must not be opened.
var ErrUntrusted = errors.New("not trusted")

// FolderPaths are the folders that contain the policy and the keys.
type FolderPaths struct {
	System string // folder that only an administrator can change; "" for none
	Reader string // configuration folder of the user; "" for none
}

// keysFolder is the name of the folder with public keys in either of the two folders.
const keysFolder = "keys"

const keySuffix = ".pub"

// Store contains the policy and the trusted signing keys.
type Store struct {
	Policy Policy
	Keys   []pack.Key

	places FolderPaths
}

// Load reads the policy and the keys. builtIn contains the built-in keys, one line each. A policy that cannot be read
// is an error, because a mistake in it must not permit what it was meant to forbid. Keys that cannot be read are
// skipped and reported.
func Load(places FolderPaths, builtIn []string) (*Store, []error, error) {
	t := &Store{places: places}
	var problems []error
	for _, line := range builtIn {
		k, err := pack.ParseKey("built in", []byte(line), pack.BuiltInKey)
		if err != nil {
			return nil, nil, fmt.Errorf("a built-in key is damaged: %w", err)
		}
		t.Keys = append(t.Keys, k)
	}
	var err error
	if t.Policy, err = ReadPolicy(places.System); err != nil {
		return nil, nil, err
	}
	problems = append(problems, t.readKeys(places.System, pack.AdministratorKey)...)
	if !t.Policy.NoReaderKeys {
		problems = append(problems, t.readKeys(places.Reader, pack.ReaderKey)...)
	}
	return t, problems, nil
}

func (t *Store) readKeys(place string, o pack.KeyOrigin) []error {
	if place == "" {
		return nil
	}
	folder := filepath.Join(place, keysFolder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return []error{fmt.Errorf("the signing keys in %s cannot be read: %w", folder, statedir.ShortenError(err))}
	}
	var problems []error
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), keySuffix) {
			continue
		}
		name := filepath.Join(folder, e.Name())
		k, err := readKey(name, o)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, statedir.ShortenError(err)))
			continue
		}
		t.Keys = append(t.Keys, k)
	}
	return problems
}

func readKey(name string, o pack.KeyOrigin) (pack.Key, error) {
	text, err := safefile.Read(name, maxFileBytes)
	if err != nil {
		return pack.Key{}, err
	}
	k, err := pack.ParseKey(strings.TrimSuffix(filepath.Base(name), keySuffix), text, o)
	if comment, ok := strings.CutPrefix(string(text), keyComment); ok && k.Name == k.ID() { // written by AddKey
		line, _, _ := strings.Cut(comment, "\n")
		k.Name = sanitize.CleanLine(line)
	}
	return k, err
}

// keyComment is the beginning of the line in a key file that names the key.
const keyComment = "untrusted comment: "

// maxFileBytes limits the size of key, signature and policy files.
const maxFileBytes = 64 << 10

// Provenance describes where a handbook comes from and who signed it.
type Provenance struct {
	BuiltIn   bool              // part of the program
	Signed    bool              // the signature is valid
	Claims    pack.SignedClaims // what the signature states
	Signature []byte            // content of the signature file
}

// Warning returns the warning for a handbook that is unsigned or signed with a key that only the user trusts. For other
// handbooks it returns "".
func (s Provenance) Warning() string {
	switch {
	case s.BuiltIn || s.Signed && s.Claims.Key.Origin != pack.ReaderKey:
		return ""
	case s.Signed:
		return "signed by your key"
	}
	return "unsigned"
}

// CheckSignature verifies the signature of the handbook at path. zip contains the bytes of a zip, and is nil for a
// folder, which cannot be signed. An invalid signature is an error even if no signature is required. With
// [pack.ErrSignatureExpired], the result still contains what the signature states.
func (t *Store) CheckSignature(path string, zip []byte, now time.Time) (Provenance, error) {
	signature, err := safefile.Read(path+pack.SignatureSuffix, maxFileBytes)
	switch {
	case zip == nil, errors.Is(err, fs.ErrNotExist):
		if t.Policy.RequireSignature {
			return Provenance{}, untrustedError("%s is not signed, and this computer allows only signed handbooks", path)
		}
		return Provenance{}, nil
	case err != nil:
		return Provenance{}, untrustedError("%s%s cannot be read: %w", path, pack.SignatureSuffix, statedir.ShortenError(err))
	}
	claims, err := pack.Verify(zip, signature, t.Keys, now)
	if err != nil {
		return Provenance{Claims: claims}, untrustedError("%s: %w", path, err)
	}
	return Provenance{Claims: claims, Signed: true, Signature: signature}, nil
}

// CheckLastGood verifies a pack that was valid when it was last opened. It may have expired since then, unless the
// policy refuses expired packs.
func (t *Store) CheckLastGood(zip, signature []byte, now time.Time) (Provenance, error) {
	claims, err := pack.Verify(zip, signature, t.Keys, now)
	if errors.Is(err, pack.ErrSignatureExpired) && !t.Policy.RefuseExpired {
		err = nil
	}
	if err != nil {
		return Provenance{}, untrustedError("the last good edition: %w", err)
	}
	return Provenance{Claims: claims, Signed: true, Signature: signature}, nil
}

// VerifyKey returns the trusted key that signed the file of another key.
func (t *Store) VerifyKey(file, signature []byte, now time.Time) (pack.Key, error) {
	claims, err := pack.Verify(file, signature, t.Keys, now)
	return claims.Key, err
}

// CheckNotOlder returns an error if the handbook at path is older than a previously opened edition, or is unsigned
// although such an edition was signed. seen contains the previously opened editions.
func CheckNotOlder(path string, e pack.Edition, seen []pack.Edition) error {
	if err := e.CheckNewest(seen); err != nil {
		return untrustedError("%s: %w", path, err)
	}
	return nil
}

// UnsignedError returns the error for an unsigned handbook at the path of a previously opened signed handbook.
func UnsignedError(path string) error { return untrustedError("%s: %w", path, pack.ErrUnsigned) }

func untrustedError(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrUntrusted}, args...)...)
}

// AddKey stores a key that the user trusts, and returns the path of its file.
func (t *Store) AddKey(k pack.Key) (string, error) {
	if t.places.Reader == "" {
		return "", errors.New("there is no home folder to store the key in")
	}
	if t.Policy.NoReaderKeys {
		return "", errors.New("the administrator of this computer does not allow you to add keys")
	}
	folder := filepath.Join(t.places.Reader, keysFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil { //nolint:forbidigo // the user asked to add a key
		return "", err
	}
	name := filepath.Join(folder, k.ID()+keySuffix)
	text := keyComment + sanitize.CleanLine(k.Name) + "\n" + k.String() + "\n"
	return name, os.WriteFile(name, []byte(text), 0o600) //nolint:forbidigo // the user asked to add a key
}

// RemoveKey removes a key that the user added, by its id.
func (t *Store) RemoveKey(id string) error {
	mine := func(k pack.Key) bool { return k.Origin == pack.ReaderKey && strings.EqualFold(k.ID(), id) }
	i := slices.IndexFunc(t.Keys, mine)
	if i < 0 {
		return fmt.Errorf("no key %s among those you added", sanitize.CleanLine(id))
	}
	folder := filepath.Join(t.places.Reader, keysFolder)
	for _, name := range []string{t.Keys[i].ID(), t.Keys[i].Name} {
		err := os.Remove(filepath.Join(folder, name+keySuffix)) //nolint:forbidigo // the user asked to remove the key
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// SystemFolder returns the path of the administrator's folder, which contains the policy and the keys for all users. It
// does not depend on the environment, because users can change that.
func SystemFolder() string { return systemFolderForOS(runtime.GOOS) }

// SystemHandbook returns the path of the zip to read if the user names no handbook. An organisation's package can
// install a zip there. Only an administrator can write to this path.
func SystemHandbook() string { return systemHandbookPath(runtime.GOOS) }

func systemHandbookPath(system string) string {
	switch system {
	case "windows":
		return `C:\Program Files\trustbook\handbook.zip`
	case "darwin":
		return "/Library/Application Support/trustbook/handbook.zip"
	case "freebsd", "openbsd", "netbsd", "dragonfly":
		return "/usr/local/share/trustbook/handbook.zip"
	case "plan9", "js", "wasip1":
		return ""
	}
	return "/usr/share/trustbook/handbook.zip"
}

func systemFolderForOS(system string) string {
	switch system {
	case "windows":
		return `C:\ProgramData\trustbook`
	case "darwin":
		return "/Library/Application Support/trustbook"
	case "plan9", "js", "wasip1":
		return ""
	}
	return "/etc/trustbook"
}
