package receipts

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"trustbook/ui/phrases"
	"trustbook/ui/statedir"
)

// FileName is the name of the receipts file in the state folder.
const FileName = "receipts.jsonl"

// Other files in the state folder.
const (
	lastName            = "receipts.last"  // copy of the last record, which reveals whether records have been lost
	truncatedFilePrefix = "receipts.torn-" // for records that were written incompletely
	lostFilePrefix      = "receipts.last-" // for the last record of a file that was lost
)

// maxFileBytes limits the size of the file. The limit allows several hundred thousand receipts.
const maxFileBytes = 64 << 20

// Ledger is the receipts file in a state folder. It keeps no file open between calls. Its methods wait for the disk, so
// call them from a command.
type Ledger struct {
	dir string
	now func() time.Time
}

// Open returns the ledger in a folder. now returns the time for new receipts.
func Open(dir string, now func() time.Time) *Ledger { return &Ledger{dir, now} }

// Path returns the path of the file, or "" if there is no folder.
func (l *Ledger) Path() string {
	if l.dir == "" {
		return ""
	}
	return filepath.Join(l.dir, FileName)
}

// rereadPause is the time to wait before reading a file again that another window was writing during the first attempt.
const rereadPause = 30 * time.Millisecond

// Read reads all receipts. notes describe lost records. A missing file is not an error.
func (l *Ledger) Read() (c Chain, notes []string, err error) {
	data, last, err := l.readFiles()
	if n := len(data); err == nil && n > 0 && data[n-1] != '\n' {
		time.Sleep(rereadPause)
		data, last, err = l.readFiles()
	}
	if err != nil {
		return Chain{}, nil, err
	}
	return Parse(data), lossNote(data, last), nil
}

// Bytes returns the content of the file. notes describe lost records.
func (l *Ledger) Bytes() (data []byte, notes []string, err error) {
	data, last, err := l.readFiles()
	return data, lossNote(data, last), err
}

// Quarantined returns the names of the files with lost or incomplete records. The chain continues without these
// records: it is intact and does not mention them.
func (l *Ledger) Quarantined() (names []string) {
	if l.dir == "" {
		return nil
	}
	_ = statedir.Dir{Path: l.dir}.View(func(root *os.Root) error { // Read reports errors
		names = append(statedir.Glob(root, lostFilePrefix+"*"), statedir.Glob(root, truncatedFilePrefix+"*")...)
		return nil
	})
	return names
}

func (l *Ledger) readFiles() (data, last []byte, err error) {
	if l.dir == "" {
		return nil, nil, nil
	}
	err = statedir.Dir{Path: l.dir}.View(func(root *os.Root) error {
		data, last, err = readFileAndCopy(root)
		return err
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, fmt.Errorf("%s cannot be read: %w", l.Path(), statedir.ShortenError(err))
	}
	return data, last, nil
}

// readFileAndCopy reads the file and the copy of its last record. Either may be missing.
func readFileAndCopy(root *os.Root) (data, last []byte, err error) {
	if last, err = statedir.ReadFile(root, lastName, maxFileBytes); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	data, err = statedir.ReadFile(root, FileName, maxFileBytes+1)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, last, nil
	case err == nil && len(data) > maxFileBytes:
		err = fmt.Errorf("it is larger than %d MiB; move it to another folder, and `trustbook receipts --merge` reads both", maxFileBytes>>20)
	}
	return data, last, err
}

// lossNote describes the records that are missing from the file, according to the copy of the last record.
func lossNote(data, last []byte) []string {
	line := bytes.TrimSuffix(last, []byte("\n"))
	r, err := decodeRecord(line)
	switch {
	case len(last) == 0 || bytes.Contains(data, line):
		return nil
	case err != nil:
		return []string{lastName + " is damaged, so a loss at the end of " + FileName + " would go unnoticed"}
	case len(data) == 0:
		return []string{fmt.Sprintf("receipts are lost: %s is missing or empty, but had %d; the last receipt is in %s", FileName, r.Seq, lastName)}
	}
	return []string{fmt.Sprintf("receipts are lost: %s does not contain number %d, the last receipt, which is in %s", FileName, r.Seq, lastName)}
}

// Append completes a receipt with the time, its number and the hash of the previous record, and stores it. If err is
// nil, the receipt is on disk; otherwise nothing was stored, and err explains why. notes describe records that were
// lost or quarantined earlier.
func (l *Ledger) Append(r Receipt) (stored Receipt, notes []string, err error) {
	if l.dir == "" {
		return r, nil, errors.New("not stored: " + phrases.NoStateFolder)
	}
	err = statedir.Dir{Path: l.dir}.Update(func(root *os.Root) error {
		w := writer{root: root, now: l.now()}
		stored, err = w.append(r)
		notes = w.notes
		return err
	})
	if err != nil {
		return r, notes, l.appendError(err)
	}
	return stored, notes, nil
}

// appendError returns an error that explains why and where a receipt could not be stored, and what to do.
func (l *Ledger) appendError(err error) error {
	hint := "acknowledge it again"
	if h := statedir.HintFor(err); h != "" {
		hint = h + ", and " + hint
	}
	return fmt.Errorf("not stored: %w (%s); %s", statedir.ShortenError(err), l.dir, hint)
}

// writer appends a record to the file. The caller must hold the lock.
type writer struct {
	root  *os.Root
	now   time.Time
	notes []string
}

func (w *writer) append(r Receipt) (Receipt, error) {
	data, last, err := readFileAndCopy(w.root)
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
	line, err := encodeRecord(r)
	if err != nil {
		return r, err
	}
	if r, err = decodeRecord(line); err != nil { // never write a record that cannot be read back
		return r, err
	}
	if err := w.writeLine(line); err != nil {
		return r, err
	}
	_ = w.replace(lastName, append(line, '\n')) // if this fails, the older copy is sufficient
	return r, nil
}

// quarantineLost saves the copy of the last record under another name if the file no longer contains that record.
func (w *writer) quarantineLost(data, last []byte) error {
	lost := lossNote(data, last)
	if len(lost) == 0 {
		return nil
	}
	name := statedir.UniqueName(w.root, lostFilePrefix, w.now)
	if err := w.root.Rename(lastName, name); err != nil {
		return err
	}
	w.notes = append(w.notes, lost[0]+", kept as "+name)
	return nil
}

// endWithNewline completes the last line of the file. A record that lacks only its newline is kept. An incomplete
// record is quarantined and cut off.
func (w *writer) endWithNewline(data []byte) ([]byte, error) {
	end := bytes.LastIndexByte(data, '\n') + 1
	rest := data[end:]
	if len(rest) == 0 {
		return data, nil
	}
	if _, err := decodeRecord(rest); err == nil {
		return append(data, '\n'), w.write([]byte("\n"))
	}
	name := statedir.UniqueName(w.root, truncatedFilePrefix, w.now)
	if err := w.replace(name, rest); err != nil {
		return nil, err
	}
	w.notes = append(w.notes, fmt.Sprintf("the last record of %s was truncated after %d bytes and is kept as %s", FileName, len(rest), name))
	return data[:end], w.truncate(int64(end))
}

// nextLink returns the number of the next record, and the hash that links it to the previous one. After a damaged
// record, it returns the hash of the damaged line, so that any later change to that line is detected.
func (w *writer) nextLink(data []byte) (seq int, previous string) {
	if len(data) == 0 {
		return 1, ""
	}
	data = bytes.TrimSuffix(NormalizeNewlines(data), []byte("\n"))
	line := data[bytes.LastIndexByte(data, '\n')+1:]
	r, err := decodeRecord(line)
	if err != nil {
		w.notes = append(w.notes, "the receipt before this one is damaged: `trustbook receipts --verify` shows how")
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

// write appends data to the file and returns once it is on disk. After an error, the file is unchanged.
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
		_ = f.Truncate(info.Size()) // if this fails, the next writer quarantines what was written
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
