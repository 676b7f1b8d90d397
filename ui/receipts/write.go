package receipts

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"time"

	"trustbook/ui/statedir"
)

// writer adds a record to the file, with the lock held.
type writer struct {
	root  *os.Root
	now   time.Time
	notes []string
}

func (w *writer) add(r Receipt) (Receipt, error) {
	data, last, err := readBoth(w.root)
	if err != nil {
		return r, err
	}
	if err := w.keepLost(data, last); err != nil {
		return r, err
	}
	data, err = w.mend(data)
	if err != nil {
		return r, err
	}
	r.Schema, r.When = Schema, w.now.Truncate(time.Second)
	r.Seq, r.Previous = w.end(data)
	line, hash, err := encode(r)
	if err != nil {
		return r, err
	}
	if r, err = decode(line); err != nil { // what could not be read again is not written
		return r, err
	}
	r.Hash = hash
	if err := w.write(line); err != nil {
		return r, err
	}
	_ = errors.Join(statedir.Replace(w.root, lastName, append(line, '\n')), statedir.Sync(w.root)) // an older copy is as true
	return r, nil
}

// keepLost sets the copy of a record aside that the file does not hold any more.
func (w *writer) keepLost(data, last []byte) error {
	lost := loss(data, last)
	if len(lost) == 0 {
		return nil
	}
	name := statedir.UniqueName(w.root, lostName, w.now)
	if err := w.root.Rename(lastName, name); err != nil {
		return err
	}
	w.notes = append(w.notes, lost[0]+", kept as "+name)
	return nil
}

// mend makes the file end in a whole line. A record that lacks nothing but the end
// of its line stays; of any other the bytes are set aside before they are cut off.
func (w *writer) mend(data []byte) ([]byte, error) {
	at := bytes.LastIndexByte(data, '\n') + 1
	torn := data[at:]
	if len(torn) == 0 {
		return data, nil
	}
	if _, err := decode(torn); err == nil {
		return append(data, '\n'), w.append([]byte("\n"))
	}
	name := statedir.UniqueName(w.root, tornName, w.now)
	if err := errors.Join(statedir.Replace(w.root, name, torn), statedir.Sync(w.root)); err != nil {
		return nil, err
	}
	w.notes = append(w.notes, fmt.Sprintf("the last record of %s was torn, %d bytes of it, and is kept as %s", FileName, len(torn), name))
	return data[:at], w.cut(int64(at))
}

// end is the number of the next record and the hash that it goes on from. Behind a
// record that is damaged the chain goes on from the hash of its line, so that
// nobody can mend it unnoticed.
func (w *writer) end(data []byte) (seq int, previous string) {
	if len(data) == 0 {
		return 1, ""
	}
	data = bytes.TrimSuffix(NormalizeNewlines(data), []byte("\n"))
	line := data[bytes.LastIndexByte(data, '\n')+1:]
	r, err := decode(line)
	if err != nil {
		w.notes = append(w.notes, "the receipt before this one is damaged: `trustbook receipts --verify` says how")
		return bytes.Count(data, []byte("\n")) + 2, sum(line)
	}
	return r.Seq + 1, r.Hash
}

func (w *writer) write(line []byte) error {
	fresh := !statedir.Exists(w.root, FileName)
	if err := w.append(append(line, '\n')); err != nil {
		return err
	}
	if fresh {
		return statedir.Sync(w.root)
	}
	return nil
}

// append writes at the end of the file and waits until that is on the disk. On an
// error the file is as it was.
func (w *writer) append(data []byte) error {
	f, err := w.root.OpenFile(FileName, os.O_WRONLY|os.O_APPEND|os.O_CREATE|statedir.NoFollow, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if err != nil {
		_ = f.Truncate(info.Size()) // or the next writer sets it aside
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// cut shortens the file.
func (w *writer) cut(size int64) error {
	f, err := w.root.OpenFile(FileName, os.O_WRONLY|statedir.NoFollow, 0)
	if err != nil {
		return err
	}
	if err = f.Truncate(size); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
