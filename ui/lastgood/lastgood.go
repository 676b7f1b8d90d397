// Package lastgood stores a copy of the last good pack of each handbook in the state folder, so that readers can still
// read the handbook when its pack is damaged, expired or missing. The caller must verify the signature of a copy before
// trusting it.
package lastgood

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"strconv"

	"trustbook/handbook/pack"
	"trustbook/ui/statedir"
)

// MaxBytes is the maximum size of a pack to store.
const MaxBytes = 32 << 20

// maxHeaderBytes is the maximum length of the line before the signature.
const maxHeaderBytes = 16

// ErrNoCopy means that the copy is missing or damaged.
var ErrNoCopy = errors.New("no last good edition is stored")

// A file contains a line with the length of the signature, the signature, and the pack. They share a file so that they
// are always replaced together.
const (
	filePrefix = "pack-"
	fileSuffix = ".last"
)

// fileName returns the file name of the copy for a handbook and a signing key.
func fileName(e pack.Edition) string {
	name := "id " + e.ID
	if e.ID == "" {
		name = "title " + e.Title
	}
	sum := sha256.Sum256([]byte(e.Key + "\n" + name))
	return filePrefix + hex.EncodeToString(sum[:16]) + fileSuffix
}

// Save stores a copy of a pack and its signature in the state folder dir, and removes earlier editions of the handbook.
// It does not store a pack larger than [MaxBytes].
func Save(dir string, e pack.Edition, zip, signature []byte, earlier []pack.Edition) error {
	if len(zip) > MaxBytes {
		return nil
	}
	data := bytes.Join([][]byte{strconv.AppendInt(nil, int64(len(signature)), 10), []byte("\n"), signature, zip}, nil)
	name := fileName(e)
	if keptZip, keptSignature, err := Read(dir, e); err == nil && bytes.Equal(keptZip, zip) && bytes.Equal(keptSignature, signature) {
		return nil // the usual case: the copy is already stored, and no lock is needed
	}
	return statedir.Dir{Path: dir}.Update(func(root *os.Root) error {
		statedir.RemoveTemp(root)
		if err := statedir.Replace(root, name, data); err != nil {
			return err
		}
		for _, other := range earlier {
			if other.Key == e.Key && other.SameHandbook(e) && fileName(other) != name {
				_ = root.Remove(fileName(other)) // the file may already be gone
			}
		}
		return statedir.Sync(root)
	})
}

// Read returns the stored copy of a handbook. Its only error is [ErrNoCopy].
func Read(dir string, e pack.Edition) (zip, signature []byte, err error) {
	var data []byte
	err = statedir.Dir{Path: dir}.View(func(root *os.Root) error {
		data, err = readCopy(root, fileName(e))
		return err
	})
	length, rest, found := bytes.Cut(data, []byte("\n"))
	n, numberErr := strconv.Atoi(string(length))
	if err != nil || !found || numberErr != nil || n < 0 || n > len(rest) {
		return nil, nil, ErrNoCopy
	}
	return rest[n:], rest[:n], nil
}

func readCopy(root *os.Root, name string) ([]byte, error) {
	return statedir.ReadFile(root, name, maxHeaderBytes+pack.MaxSignatureBytes+MaxBytes)
}

// Remove removes the copies of the given editions.
func Remove(dir string, editions []pack.Edition) error {
	return statedir.Dir{Path: dir}.Update(func(root *os.Root) error {
		var errs []error
		for _, e := range editions {
			if err := root.Remove(fileName(e)); err != nil && !errors.Is(err, os.ErrNotExist) {
				errs = append(errs, err)
			}
		}
		return errors.Join(errs...)
	})
}
