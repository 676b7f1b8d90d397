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

// Copies of texts as they were read are files of their own, named by what the text
// says: text-HASH.txt, and part-HASH.txt as long as only a part of it was read. A copy
// never changes, so two windows that write one write the same, and what is broken is
// seen by the hash of the copy in its first line.
const (
	copyPrefix = "text-"
	partPrefix = "part-"
	copySuffix = ".txt"
)

// Each kind has its own room, so that neither pushes out the other.
const (
	maxCopy   = 64 << 10  // a text that is larger is not kept
	maxCopies = 256 << 10 // of a kind; beyond, the oldest goes
)

// ErrNoCopy is for a text of which no copy is kept, or none any more.
var ErrNoCopy = errors.New("no copy of it is kept")

// KeepText keeps a text as it was read, under the hash that its [Record] has. It
// waits for the disk, so call it from a command. A text that is not kept is no
// loss but that its differences cannot be shown: the error is [ErrNoCopy] for one that
// is too large, a hash that is none, and a shelf without a folder.
func (s *Store) SaveCopy(hash, text string) error { return s.keepCopy(copyPrefix, hash, text) }

// KeepPart keeps a text that was read in part, under what Now is in its [Record], as
// [Shelf.KeepText] does; it is found with [Shelf.Part].
func (s *Store) SavePartialCopy(hash, text string) error {
	if _, err := s.PartialCopy(hash); err == nil { // as each time that the text is left
		return nil
	}
	return s.keepCopy(partPrefix, hash, text)
}

func (s *Store) keepCopy(kind, hash, text string) error {
	if s.disk.Path == "" || !validHash(hash) || len(text) > maxCopy {
		return ErrNoCopy
	}
	return s.disk.unsaved(s.disk.Update(func(root *os.Root) error {
		statedir.RemoveTemp(root)
		_, err := loadLibrary(root, fileName)
		if err = onlyNewer(err); err != nil { // the folder is a newer program's
			return err
		}
		name, data := copyName(kind, hash), headed(text)
		makeRoom(root, kind, name, len(data))
		return statedir.Replace(root, name, []byte(data))
	}))
}

// Text is a text as it was read, by the hash that its [Record] has. It waits for
// the disk too. Whatever is the matter, the error is [ErrNoCopy].
func (s *Store) Copy(hash string) (string, error) { return s.readCopy(copyPrefix, hash) }

// Part is a text that was read in part, as it was then: see [Shelf.Text].
func (s *Store) PartialCopy(hash string) (string, error) { return s.readCopy(partPrefix, hash) }

func (s *Store) readCopy(kind, hash string) (text string, err error) {
	if s.disk.Path == "" || !validHash(hash) {
		return "", ErrNoCopy
	}
	err = s.disk.View(func(root *os.Root) error {
		data, err := statedir.ReadFile(root, copyName(kind, hash), maxCopy+sha256.Size*2+1)
		if _, text, _ = strings.Cut(string(data), "\n"); err != nil || headed(text) != string(data) {
			return ErrNoCopy
		}
		return nil
	})
	if err != nil {
		return "", ErrNoCopy
	}
	return text, nil
}

func copyName(kind, hash string) string { return kind + hash + copySuffix }

func headed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:]) + "\n" + text
}

// makeRoom removes the oldest copies of a kind until there is room for one of that name,
// which takes the place of the one that has it.
func makeRoom(root *os.Root, kind, in string, size int) {
	type file struct {
		name  string
		size  int
		since time.Time
	}
	var files []file
	all := size
	for _, name := range statedir.Glob(root, kind+"*"+copySuffix) {
		if info, err := root.Lstat(name); err == nil && name != in {
			files = append(files, file{name, int(info.Size()), info.ModTime()})
			all += int(info.Size())
		}
	}
	slices.SortFunc(files, func(a, b file) int { return a.since.Compare(b.since) })
	for _, f := range files {
		if all <= maxCopies {
			return
		}
		_ = root.Remove(f.name) // or the next writer does
		all -= f.size
	}
}
