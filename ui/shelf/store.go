package shelf

import (
	"crypto/rand"
	"io/fs"
	"os"
)

// Temporary files of writers that were killed are known by their names.
const (
	tempPrefix = ".shelf-"
	tempSuffix = ".tmp"
)

// store replaces the backup and then the shelf, each in one step. Whenever it is
// interrupted both are whole, and at its end both hold the same, so a file that
// breaks later is mended without loss. On an error shelf.json is as it was. When
// there is none it comes first: a backup alone means that a shelf was lost.
func store(root *os.Root, data []byte) error {
	first, second := backupName, fileName
	if !exists(root, fileName) {
		first, second = fileName, backupName
	}
	if err := replace(root, first, data); err != nil {
		return err
	}
	if err := replace(root, second, data); err != nil {
		return err
	}
	return syncFolder(root)
}

// replace puts a file in the place of another: it is complete and on the disk
// before it has the name.
func replace(root *os.Root, name string, data []byte) error {
	temp := tempName()
	err := write(root, temp, data)
	if err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		_ = root.Remove(temp) // or the next writer does
	}
	return err
}

func tempName() string { return tempPrefix + rand.Text() + tempSuffix }

// write makes a new file and waits until it is on the disk.
func write(root *os.Root, name string, data []byte) (err error) {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	return f.Sync()
}

// tryWriting finds out whether the folder can be written before the reader has
// something to lose.
func tryWriting(root *os.Root) error {
	name := tempName()
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_ = root.Remove(name) // or the next writer does
	return f.Close()
}

// sweep removes what killed writers left. Only a writer has a temporary file
// that matters, and the lock says that there is no other.
func sweep(root *os.Root) {
	for _, name := range matching(root, tempPrefix+"*"+tempSuffix) {
		_ = root.Remove(name) // or the next writer does
	}
}

func matching(root *os.Root, pattern string) []string {
	names, _ := fs.Glob(root.FS(), pattern) // every pattern here is good
	return names
}
