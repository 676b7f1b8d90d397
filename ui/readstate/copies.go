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

// The texts of entries that were read are stored in separate files, so that later changes can be shown. A file is named
// after a hash of the text: text-HASH.txt or, if only part of the entry was read, part-HASH.txt. Its content never
// changes, so two windows can safely write the same file. Its first line is a hash of the other lines, which reveals
// damage.
const (
	copyPrefix    = "text-"
	partialPrefix = "part-"
	copySuffix    = ".txt"
)

// Limits for each of the two kinds of copies, so that neither kind displaces the other.
const (
	maxCopyBytes   = 64 << 10  // maximum size of an entry in bytes; larger entries are not copied
	maxCopiesBytes = 256 << 10 // maximum size of all copies of a kind in bytes; the oldest copies are removed
)

// ErrNoCopy means that no copy of a text is stored.
var ErrNoCopy = errors.New("no copy of this wording is stored")

// SaveCopy stores the text of an entry that was read to its end, under the hash in its [Record]. The copy is needed
// only to show differences. SaveCopy waits for the disk, so call it from a command. The error is [ErrNoCopy] if the
// text is too large, the hash is malformed, or the store has no folder.
func (s *Store) SaveCopy(hash, wording string) error { return s.saveCopy(copyPrefix, hash, wording) }

// SavePartlyRead stores the text of an entry that was read in part, under the hash of its [PartialRead].
func (s *Store) SavePartlyRead(hash, wording string) error {
	if _, err := s.PartlyRead(hash); err == nil { // the usual case: the copy was stored when the entry was last closed
		return nil
	}
	return s.saveCopy(partialPrefix, hash, wording)
}

func (s *Store) saveCopy(prefix, hash, wording string) error {
	if !s.IsStored() || !isValidHash(hash) || len(wording) > maxCopyBytes {
		return ErrNoCopy
	}
	return s.disk.notSaved(s.disk.Update(func(root *os.Root) error {
		statedir.RemoveTemp(root)
		_, err := readLibrary(root, fileName)
		if err = ignoreUnlessNewer(err); err != nil { // a newer program wrote the folder
			return err
		}
		name, data := copyName(prefix, hash), withChecksum(wording)
		removeOldCopies(root, prefix, name, len(data))
		return statedir.Replace(root, name, []byte(data))
	}))
}

// Copy returns the text of an entry that was read to its end, given the hash in its [Record] or the first digits of
// that hash. It waits for the disk. Its only error is [ErrNoCopy].
func (s *Store) Copy(hash string) (string, error) { return s.readCopy(copyPrefix, hash) }

// PartlyRead returns the stored text of an entry that was read in part. It waits and fails like [Store.Copy].
func (s *Store) PartlyRead(hash string) (string, error) { return s.readCopy(partialPrefix, hash) }

func (s *Store) readCopy(prefix, hash string) (wording string, err error) {
	if !s.IsStored() || !isValidHash(hash) {
		return "", ErrNoCopy
	}
	err = s.disk.View(func(root *os.Root) error {
		if len(hash) < FingerprintDigits {
			hash = findCopyHash(root, prefix, hash)
		}
		data, err := statedir.ReadFile(root, copyName(prefix, hash), maxCopyBytes+sha256.Size*2+1)
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

// findCopyHash returns the hash of the first copy of a kind whose hash begins with the given digits.
func findCopyHash(root *os.Root, prefix, digits string) string {
	for _, name := range statedir.Glob(root, copyName(prefix, digits+"*")) {
		return strings.TrimSuffix(strings.TrimPrefix(name, prefix), copySuffix)
	}
	return digits
}

func copyName(prefix, hash string) string { return prefix + hash + copySuffix }

func withChecksum(wording string) string {
	sum := sha256.Sum256([]byte(wording))
	return hex.EncodeToString(sum[:]) + "\n" + wording
}

// removeOldCopies removes the oldest copies of a kind until size more bytes fit. The file called name is not counted,
// because the new copy replaces it.
func removeOldCopies(root *os.Root, prefix, name string, size int) {
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
		if total <= maxCopiesBytes {
			return
		}
		_ = statedir.Remove(root, f.name) // the next write tries again
		total -= f.size
	}
}
