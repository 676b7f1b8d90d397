package handbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// What a handbook may cost before one byte of it is parsed. Real ones
// were measured at 900 files and 6 MB; a hundred times as many still open.
const (
	maxFiles      = 250_000   // files and folders
	maxPageBytes  = 256 << 10 // one page
	maxTotalBytes = 64 << 20  // all pages
	maxDepth      = 8         // folders in folders
	maxNameBytes  = 200       // a path
)

// ErrRefused marks a handbook that is over a limit as a whole.
var ErrRefused = errors.New("handbook refused")

func refuse(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrRefused}, args...)...)
}

// page is one file as read: bounded, not yet cleaned or parsed.
type page struct {
	path string
	data []byte
}

// reader walks a file tree and keeps what may be read of it.
type reader struct {
	ctx      context.Context
	progress *progress
	fsys     fs.FS
	files    int
	total    int
	pages    []page
	manifest []byte
	problems []Problem
}

// read collects the manifest and the Markdown pages of fsys. A page that
// cannot be taken is a problem; a tree over a limit is an error.
func read(ctx context.Context, fsys fs.FS, p *progress) (*reader, error) {
	r := &reader{ctx: ctx, progress: p, fsys: fsys}
	if err := fs.WalkDir(fsys, ".", r.visit); err != nil {
		return nil, err
	}
	return r, nil
}

func (r *reader) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil && name == ".":
		return err
	case err != nil:
		r.problem(name, "unreadable", "cannot be read: "+CleanLine(err.Error()))
		return skip(d)
	case name == ".":
		return nil
	case r.ctx.Err() != nil:
		return r.ctx.Err()
	}
	if r.files++; r.files > maxFiles {
		return refuse("more than %d files and folders; point at the folder that holds the texts", maxFiles)
	}
	if d.IsDir() {
		return r.visitDir(name, d)
	}
	if !wanted(name) {
		return nil
	}
	return r.visitFile(name, d)
}

func (r *reader) visitDir(name string, d fs.DirEntry) error {
	if hidden(name) {
		return fs.SkipDir
	}
	if why := badName(name); why != "" {
		r.problem(name, "file-name", why)
		return skip(d)
	}
	return nil
}

func (r *reader) visitFile(name string, d fs.DirEntry) error {
	if why := badName(name); why != "" {
		r.problem(name, "file-name", why)
		return nil
	}
	if !d.Type().IsRegular() { // links, pipes and devices are never opened
		r.problem(name, "not-a-file", "is not a plain file, so it was not read")
		return nil
	}
	data, err := readBounded(r.fsys, name)
	if err != nil {
		r.problem(name, "unreadable", CleanLine(err.Error()))
		return nil
	}
	if r.total += len(data); r.total > maxTotalBytes {
		return refuse("more than %d MiB of text; split it into several handbooks", maxTotalBytes>>20)
	}
	if name == manifestName {
		r.manifest = data
		return nil
	}
	r.pages = append(r.pages, page{path: name, data: data})
	r.progress.say(len(r.pages), 0)
	return nil
}

// problem reports name as unusable. The name itself is input, so it is cleaned.
func (r *reader) problem(name, code, message string) {
	r.problems = append(r.problems, Problem{Path: CleanLine(name), Severity: Error, Code: code, Message: message})
}

// readBounded reads a whole file and fails once it is over maxPageBytes,
// whatever size the file system claims.
func readBounded(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPageBytes+1))
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if len(data) > maxPageBytes {
		return nil, fmt.Errorf("is larger than %d KiB; split it into several texts", maxPageBytes>>10)
	}
	return data, nil
}

func wanted(name string) bool {
	if hidden(name) {
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return true
	}
	return name == manifestName
}

func hidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") }

// badName says why a path cannot be taken; "" means that it can.
func badName(name string) string {
	switch {
	case len(name) > maxNameBytes:
		return fmt.Sprintf("has a path of more than %d bytes", maxNameBytes)
	case !utf8.ValidString(name), strings.ContainsFunc(name, dangerous):
		return "has a file name with control characters"
	case strings.ContainsAny(name, `\:`):
		return `has a file name with \ or :`
	case strings.Count(name, "/") >= maxDepth:
		return fmt.Sprintf("lies more than %d folders deep", maxDepth)
	}
	return ""
}

func skip(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}
