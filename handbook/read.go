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

	"trustbook/handbook/sanitize"
)

// What a handbook may cost before one byte of it is parsed. Real ones
// were measured at 900 files and 6 MB; a hundred times as many still open.
const (
	maxFiles      = 250_000   // files and folders
	maxPageBytes  = 256 << 10 // one page
	maxTotalBytes = 64 << 20  // all pages
	maxDepth      = 16        // folders in folders
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
	labels   []page          // what Docusaurus says of folders as categories
	others   map[string]bool // files that are no texts, and folders: a link may lead to them
	problems []Problem
}

// read collects the manifest and the Markdown pages of fsys. A page that
// cannot be taken is a problem; a tree over a limit is an error.
func read(ctx context.Context, fsys fs.FS, p *progress) (*reader, error) {
	r := &reader{ctx: ctx, progress: p, fsys: fsys, others: map[string]bool{}}
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
		r.problem(name, "unreadable", "cannot be read: "+sanitize.CleanLine(err.Error()))
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
		if r.others[name] = true; nearlyManifest(name) {
			r.problem(name, "manifest-name", "is not read, and so nothing in it holds; call it "+manifestName)
		}
		return nil
	}
	return r.visitFile(name, d)
}

func (r *reader) visitDir(name string, d fs.DirEntry) error {
	if hidden(name) || r.foreignCode(name) {
		return fs.SkipDir
	}
	r.others[name] = true
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
		r.others[name] = true
		r.problem(name, "not-a-file", "is a link or a device, so it was not read; put the file itself there")
		r.problems[len(r.problems)-1].Severity = Warning
		return nil
	}
	data, err := readBounded(r.fsys, name)
	if err != nil {
		r.problem(name, "unreadable", sanitize.CleanLine(err.Error()))
		return nil
	}
	if r.total += len(data); r.total > maxTotalBytes {
		return refuse("more than %d MiB of text; split it into several handbooks", maxTotalBytes>>20)
	}
	switch {
	case name == manifestName:
		r.manifest = data
		return nil
	case isLabel(name):
		r.labels = append(r.labels, page{path: name, data: data})
		return nil
	}
	r.pages = append(r.pages, page{path: name, data: data})
	r.progress.say(len(r.pages), 0)
	return nil
}

// problem reports name as unusable. The name itself is input, so it is cleaned.
func (r *reader) problem(name, code, message string) {
	r.problems = append(r.problems, Problem{Path: sanitize.CleanLine(name), Severity: Error, Code: code, Message: message})
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

// foreignCode says whether a folder holds what package managers put there: their
// pages are not the organisation's.
func (r *reader) foreignCode(name string) bool {
	switch path.Base(name) {
	case "node_modules":
		return true
	case "vendor": // a chapter about vendors may well have that name
		for _, sign := range []string{"go.mod", "Gopkg.lock", "composer.json", "Gemfile"} {
			if f, err := r.fsys.Open(path.Join(path.Dir(name), sign)); err == nil {
				_ = f.Close()
				return true
			}
		}
	}
	return false
}

// nearlyManifest says whether a file was meant to be the manifest.
func nearlyManifest(name string) bool {
	name = strings.ToLower(name)
	return name == manifestName || name == "handbook.yml"
}

func wanted(name string) bool {
	return !hidden(name) && (name == manifestName || isLabel(name) || pageName(name) != name)
}

// pageName is a page's path without what says that it is one: the extension of
// Markdown, and those of the template language behind it and of the page that
// a site makes of it before it. Other paths stay as they are.
func pageName(name string) string {
	bare := name
	for isTemplate(path.Ext(bare)) {
		bare = strings.TrimSuffix(bare, path.Ext(bare))
	}
	switch strings.ToLower(path.Ext(bare)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
	default:
		return name
	}
	bare = strings.TrimSuffix(bare, path.Ext(bare))
	return strings.TrimSuffix(bare, ".html")
}

func isTemplate(ext string) bool {
	switch strings.ToLower(ext) {
	case ".erb", ".j2", ".jinja", ".tmpl", ".tpl", ".gotmpl", ".liquid", ".njk", ".ejs":
		return true
	}
	return false
}

// isLabel says whether a file is what Docusaurus reads the label of a folder from.
func isLabel(name string) bool {
	switch path.Base(name) {
	case "_category_.json", "_category_.yml", "_category_.yaml":
		return true
	}
	return false
}

func hidden(name string) bool { return strings.HasPrefix(path.Base(name), ".") }

// badName says why a path cannot be taken; "" means that it can.
func badName(name string) string {
	switch {
	case len(name) > maxNameBytes:
		return fmt.Sprintf("has a path of more than %d bytes", maxNameBytes)
	case !utf8.ValidString(name), strings.ContainsFunc(name, sanitize.IsUnsafeInText):
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
