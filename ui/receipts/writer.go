package receipts

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"time"

	"trustbook/ui/statedir"
)

// writer appends a record to the file. The caller must hold the lock.
type writer struct {
	root  *os.Root
	now   time.Time
	notes []string
}

func (w *writer) append(r Receipt) (Receipt, error) {
	data, last, err := readBoth(w.root)
	if err != nil {
		return r, err
	}
	if err := w.quarantineLost(data, last); err != nil {
		return r, err
	}
	if data, err = w.endWithNewline(data); err != nil {
		return r, err
	}
	r.Schema, r.When = Schema, w.now.Truncate(time.Second)
	r.Seq, r.Previous = w.nextLink(data)
	line, err := encode(r)
	if err != nil {
		return r, err
	}
	if r, err = decode(line); err != nil { // never write a record that cannot be read back
		return r, err
	}
	if err := w.writeLine(line); err != nil {
		return r, err
	}
	_ = w.replace(lastName, append(line, '\n')) // if it fails, the older copy is sufficient
	return r, nil
}

// quarantineLost stores the copy of a record that has disappeared from the file under another name.
func (w *writer) quarantineLost(data, last []byte) error {
	lost := lossNote(data, last)
	if len(lost) == 0 {
		return nil
	}
	name := statedir.UniqueName(w.root, lostPrefix, w.now)
	if err := w.root.Rename(lastName, name); err != nil {
		return err
	}
	w.notes = append(w.notes, lost[0]+", kept as "+name)
	return nil
}

// endWithNewline completes the last line of the file. A record that lacks only its newline is kept. An incomplete
// record is quarantined and then cut off.
func (w *writer) endWithNewline(data []byte) ([]byte, error) {
	end := bytes.LastIndexByte(data, '\n') + 1
	rest := data[end:]
	if len(rest) == 0 {
		return data, nil
	}
	if _, err := decode(rest); err == nil {
		return append(data, '\n'), w.write([]byte("\n"))
	}
	name := statedir.UniqueName(w.root, truncatedPrefix, w.now)
	if err := w.replace(name, rest); err != nil {
		return nil, err
	}
	w.notes = append(w.notes, fmt.Sprintf("the last record of %s was truncated after %d bytes and is kept as %s", FileName, len(rest), name))
	return data[:end], w.truncate(int64(end))
}

// nextLink returns the number of the next record, and the hash that links it to the previous one. After a damaged
// record, that is the hash of the damaged line, so that nobody can repair the damage unnoticed.
func (w *writer) nextLink(data []byte) (seq int, previous string) {
	if len(data) == 0 {
		return 1, ""
	}
	data = bytes.TrimSuffix(NormalizeNewlines(data), []byte("\n"))
	line := data[bytes.LastIndexByte(data, '\n')+1:]
	r, err := decode(line)
	if err != nil {
		w.notes = append(w.notes, "the receipt before this one is damaged: `trustbook receipts --verify` says how")
		return bytes.Count(data, []byte("\n")) + 2, hashOf(line)
	}
	return r.Seq + 1, r.Hash
}

func (w *writer) writeLine(line []byte) error {
	created := !statedir.Exists(w.root, FileName)
	if err := w.write(append(line, '\n')); err != nil || !created {
		return err
	}
	return statedir.Sync(w.root)
}

// write appends data to the file and returns when it is on disk. After an error, the file is unchanged.
func (w *writer) write(data []byte) error {
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
		_ = f.Truncate(info.Size()) // if it fails, the next writer quarantines what was written
	}
	return errors.Join(err, f.Close())
}

func (w *writer) truncate(size int64) error {
	f, err := w.root.OpenFile(FileName, os.O_WRONLY|statedir.NoFollow, 0)
	if err != nil {
		return err
	}
	if err = f.Truncate(size); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// replace writes another file atomically and durably.
func (w *writer) replace(name string, data []byte) error {
	if err := statedir.Replace(w.root, name, data); err != nil {
		return err
	}
	return statedir.Sync(w.root)
}
