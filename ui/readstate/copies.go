package readstate

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"trustbook/ui/statedir"
)

// Copies of entries as they were read are files of their own, named by a hash of the
// wording: text-HASH.txt, and part-HASH.txt while only part of it was read. A copy never
// changes, so two windows that write one write the same. Its first line is a hash of the
// rest, by which a damaged copy is noticed.
const (
	copyPrefix    = "text-"
	partialPrefix = "part-"
	copySuffix    = ".txt"
)

// Each kind has room of its own, so that neither displaces the other.
const (
	maxCopy   = 64 << 10  // bytes of an entry; larger ones are not copied
	maxCopies = 256 << 10 // bytes of a kind; above, the oldest is removed
)

// ErrNoCopy is the error for a wording that has no stored copy, or no longer has one.
var ErrNoCopy = errors.New("no copy of this wording is stored")

// SaveCopy stores a wording that was read to its end, under the hash in its [Record]. It
// waits for the disk, so call it from a command. Without a copy only differences cannot be
// shown: the error is [ErrNoCopy] for a wording that is too large, a malformed hash, and a
// store without a folder.
func (s *Store) SaveCopy(hash, wording string) error { return s.saveCopy(copyPrefix, hash, wording) }

// SavePartialCopy stores a wording that was read in part, under the hash of its [Partial].
func (s *Store) SavePartialCopy(hash, wording string) error {
	if _, err := s.PartialCopy(hash); err == nil { // usually: it is called whenever the entry is left
		return nil
	}
	return s.saveCopy(partialPrefix, hash, wording)
}

func (s *Store) saveCopy(prefix, hash, wording string) error {
	if s.disk.Path == "" || !validHash(hash) || len(wording) > maxCopy {
		return ErrNoCopy
	}
	return s.disk.notSaved(s.disk.Update(func(root *os.Root) error {
		statedir.RemoveTemp(root)
		_, err := readLibrary(root, fileName)
		if err = onlyNewer(err); err != nil { // the folder belongs to a newer program
			return err
		}
		name, data := copyName(prefix, hash), withChecksum(wording)
		makeRoom(root, prefix, name, len(data))
		return statedir.Replace(root, name, []byte(data))
	}))
}

// Copy returns a wording that was read to its end, by the hash in its [Record]. It waits
// for the disk. Whatever goes wrong, the error is [ErrNoCopy].
func (s *Store) Copy(hash string) (string, error) { return s.readCopy(copyPrefix, hash) }

// PartialCopy returns a wording that was read in part, as [Store.Copy] does.
func (s *Store) PartialCopy(hash string) (string, error) { return s.readCopy(partialPrefix, hash) }

func (s *Store) readCopy(prefix, hash string) (wording string, err error) {
	if s.disk.Path == "" || !validHash(hash) {
		return "", ErrNoCopy
	}
	err = s.disk.View(func(root *os.Root) error {
		data, err := statedir.ReadFile(root, copyName(prefix, hash), maxCopy+sha256.Size*2+1)
		if _, wording, _ = strings.Cut(string(data), "\n"); err != nil || withChecksum(wording) != string(data) {
			return ErrNoCopy
		}
		return nil
	})
	if err != nil {
		return "", ErrNoCopy
	}
	return wording, nil
}

func copyName(prefix, hash string) string { return prefix + hash + copySuffix }

func withChecksum(wording string) string {
	sum := sha256.Sum256([]byte(wording))
	return hex.EncodeToString(sum[:]) + "\n" + wording
}

// makeRoom removes the oldest copies of a kind until there is room for size bytes under a
// name, whose present file is replaced.
func makeRoom(root *os.Root, prefix, name string, size int) {
	type file struct {
		name    string
		size    int
		changed time.Time
	}
	var files []file
	total := size
	for _, other := range statedir.Glob(root, prefix+"*"+copySuffix) {
		if info, err := root.Lstat(other); err == nil && other != name {
			files = append(files, file{other, int(info.Size()), info.ModTime()})
			total += int(info.Size())
		}
	}
	slices.SortFunc(files, func(a, b file) int { return a.changed.Compare(b.changed) })
	for _, f := range files {
		if total <= maxCopies {
			return
		}
		_ = root.Remove(f.name) // the next writer tries again
		total -= f.size
	}
}
