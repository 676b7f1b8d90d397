package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

// refusal is why a file is neither read nor replaced.
type refusal struct {
	what  string
	hint  string
	newer bool // it is from a newer program
}

func (r refusal) Error() string { return r.what }

func newer(v int) refusal {
	return refusal{
		what:  fmt.Sprintf("%s is from a newer trustbook (format %d, and this one knows %d), so it is left alone", fileName, v, version),
		hint:  "update trustbook",
		newer: true,
	}
}

var (
	errForeign = refusal{what: "the folder belongs to another user", hint: "run trustbook as yourself"}
	errBusy    = refusal{what: "another window has been writing for too long", hint: "it is tried again with the next change"}
)

// unsaved is err as the reader is told it: what, where, why, and what to do.
func (d disk) unsaved(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("not saved in %s: %w; %s", d.dir, cause(err), hint(err))
}

// cause is err without the name of the system call and of a temporary file.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

func hint(err error) string {
	if r, ok := errors.AsType[refusal](err); ok {
		return r.hint
	}
	if slices.ContainsFunc(diskFull, func(full error) bool { return errors.Is(err, full) }) {
		return "make room on the disk, it is tried again with the next change"
	}
	return "what you keep lasts until you leave"
}
