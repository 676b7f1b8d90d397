package receipts

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"trustbook/ui/phrases"
	"trustbook/ui/statedir"
)

// The files in the state folder.
const (
	FileName = "receipts.jsonl"
	lastName = "receipts.last"  // a copy of the last record, by which a loss is noticed
	tornName = "receipts.torn-" // what was set aside
	lostName = "receipts.last-"
)

// maxBytes is the size of the largest file that is read: some hundred thousand receipts.
const maxBytes = 64 << 20

// Ledger is the file of receipts in a state folder. It holds nothing open between
// calls. Its methods wait for the disk, so call them from a command.
type Ledger struct {
	dir string
	now func() time.Time
}

// Open is the ledger in a folder. now is asked for the time of each receipt.
func Open(dir string, now func() time.Time) *Ledger { return &Ledger{dir, now} }

// Path is where the receipts are kept, "" when there is no such place.
func (l *Ledger) Path() string {
	if l.dir == "" {
		return ""
	}
	return filepath.Join(l.dir, FileName)
}

// retry is how long after another window was seen in the middle of a record it is
// looked at again.
const retry = 30 * time.Millisecond

// Read reads all receipts. The notes say what was lost. No file is no error.
func (l *Ledger) Read() (c Chain, notes []string, err error) {
	data, last, err := l.load()
	if n := len(data); err == nil && n > 0 && data[n-1] != '\n' {
		time.Sleep(retry)
		data, last, err = l.load()
	}
	if err != nil {
		return Chain{}, nil, err
	}
	return Parse(data), loss(data, last), nil
}

// Raw is the file byte by byte. The notes say what was lost.
func (l *Ledger) Bytes() (data []byte, notes []string, err error) {
	data, last, err := l.load()
	return data, loss(data, last), err
}

// Aside are the files in which something was set aside that was lost or torn, by their
// names: the chain that has gone on since holds, and says nothing of it.
func (l *Ledger) Quarantined() (names []string) {
	if l.dir == "" {
		return nil
	}
	_ = statedir.Dir{Path: l.dir}.View(func(root *os.Root) error { // that it cannot be read, Read says
		for _, prefix := range []string{lostName, tornName} {
			found, _ := fs.Glob(root.FS(), prefix+"*") // the patterns are good
			names = append(names, found...)
		}
		return nil
	})
	return names
}

func (l *Ledger) load() (data, last []byte, err error) {
	if l.dir == "" {
		return nil, nil, nil
	}
	err = statedir.Dir{Path: l.dir}.View(func(root *os.Root) error {
		data, last, err = readBoth(root)
		return err
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, fmt.Errorf("%s cannot be read: %w", l.Path(), statedir.Cause(err))
	}
	return data, last, nil
}

// readBoth reads the file and the copy of its last record, which may be missing.
func readBoth(root *os.Root) (data, last []byte, err error) {
	if last, err = statedir.ReadFile(root, lastName, maxBytes); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	data, err = statedir.ReadFile(root, FileName, maxBytes+1)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, last, nil
	case err == nil && len(data) > maxBytes:
		err = fmt.Errorf("it is larger than %d MiB; move it out of the way, and `trustbook receipts --merge` reads both", maxBytes>>20)
	}
	return data, last, err
}

// loss says what is not there any more, by the copy of the last record.
func loss(data, last []byte) []string {
	r, err := decode(bytes.TrimSuffix(last, []byte("\n")))
	switch {
	case len(last) == 0 || bytes.Contains(data, bytes.TrimSuffix(last, []byte("\n"))):
		return nil
	case err != nil:
		return []string{lastName + " is damaged, so a loss at the end of " + FileName + " would not be noticed"}
	case len(data) == 0:
		return []string{fmt.Sprintf("receipts are lost: %s is gone or empty, and had %d; the last is in %s", FileName, r.Seq, lastName)}
	}
	return []string{fmt.Sprintf("receipts are lost: %s does not hold number %d, which was the last; it is in %s", FileName, r.Seq, lastName)}
}

// Append keeps a receipt, with the time, its number and the chain filled in. When
// it returns no error the receipt is on the disk. The notes say what was set aside
// or lost before. On an error nothing was kept, and the error says so.
func (l *Ledger) Append(r Receipt) (kept Receipt, notes []string, err error) {
	if l.dir == "" {
		return r, nil, errors.New("not kept: " + phrases.NoStateFolder)
	}
	err = statedir.Dir{Path: l.dir}.Update(func(root *os.Root) error {
		w := writer{root: root, now: l.now()}
		kept, err = w.add(r)
		notes = w.notes
		return err
	})
	if err != nil {
		return r, notes, l.appendError(err)
	}
	return kept, notes, nil
}

// unkept is why a receipt was not kept: what, where, and what to do.
func (l *Ledger) appendError(err error) error {
	hint := "acknowledge it again"
	if mend := statedir.Hint(err); mend != "" {
		hint = mend + ", and " + hint
	}
	return fmt.Errorf("not kept: %w (%s); %s", statedir.Cause(err), l.dir, hint)
}

// Keeping is Append of a receipt that is made once, however often and from wherever
// it is called: the later calls wait for the first and return what it did.
func (l *Ledger) AppendOnce(r Receipt) func() (kept Receipt, notes []string, err error) {
	type outcome struct {
		kept  Receipt
		notes []string
		err   error
	}
	once := sync.OnceValue(func() outcome {
		kept, notes, err := l.Append(r)
		return outcome{kept, notes, err}
	})
	return func() (Receipt, []string, error) {
		o := once()
		return o.kept, o.notes, o.err
	}
}
