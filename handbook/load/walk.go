package load

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
)

// walk reads the manifest and the pages of fsys. A page that cannot be used is reported as a problem. If the tree
// exceeds a limit, walk returns an error. It does so before it reads anything, unless the file system reports wrong
// sizes.
func walk(ctx context.Context, fsys fs.FS, progress *reporter) (*walker, error) {
	w := &walker{ctx: ctx, progress: progress, fsys: fsys, others: map[string]bool{}, symlinks: map[string]bool{}}
	if err := fs.WalkDir(fsys, ".", w.visit); err != nil {
		return nil, err
	}
	w.bytes = 0
	for _, name := range w.names {
		if err := w.read(name); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// files returns all files that were read, sorted by path.
func (w *walker) files() []pack.File {
	files := slices.Clone(w.pages)
	if w.manifest != nil {
		files = append(files, pack.File{Path: handbook.ManifestName, Data: w.manifest})
	}
	files = append(append(files, w.labels...), w.navFiles...)
	slices.SortFunc(files, func(x, y pack.File) int { return strings.Compare(x.Path, y.Path) })
	return files
}

func (w *walker) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil && name == ".":
		return err
	case err != nil:
		w.problem(name, handbook.SeverityError, "unreadable", "cannot be read: "+sanitize.CleanLine(err.Error()))
		return skipFolder(d)
	case name == ".":
		return nil
	case w.ctx.Err() != nil:
		return w.ctx.Err()
	}
	if w.count++; w.count > pack.MaxFiles {
		return fmt.Errorf("%w: more than %d files and folders; name the folder with the entries", pack.ErrRefused, pack.MaxFiles)
	}
	if d.IsDir() {
		return w.visitDir(name)
	}
	if d.Type()&fs.ModeSymlink != 0 {
		w.symlinks[name] = true
	}
	if !IsHandbookFile(name) {
		if w.others[name] = true; isNearlyManifest(name) {
			w.problem(name, handbook.SeverityError, "manifest-name", "has the wrong name, so it has no effect; rename it to "+handbook.ManifestName)
		} else if path.Base(name) == handbook.ManifestName && !w.hasManifest() { // otherwise it belongs to another handbook
			w.problem(name, handbook.SeverityError, "manifest-name", "is inside a folder, so it has no effect; move it to the top of the handbook")
		}
		return nil
	}
	return w.visitFile(name, d)
}

// hasManifest reports whether the manifest is where it belongs.
func (w *walker) hasManifest() bool {
	_, err := fs.Stat(w.fsys, handbook.ManifestName)
	return err == nil
}

func (w *walker) visitDir(name string) error {
	if isHidden(name) || w.isDependency(name) {
		return fs.SkipDir
	}
	if w.isGenerated(name) {
		if w.others[name] = true; w.hasPages(name) {
			w.problem(name, handbook.SeverityWarning, "generated-site", "is a site generated from these files, so it was skipped")
		}
		return fs.SkipDir
	}
	w.others[name] = true
	if reason := unusableName(name); reason != "" {
		w.problem(name, handbook.SeverityError, "file-name", reason)
		return fs.SkipDir
	}
	return nil
}

func (w *walker) visitFile(name string, d fs.DirEntry) error {
	if reason := unusableName(name); reason != "" {
		w.problem(name, handbook.SeverityError, "file-name", reason)
		return nil
	}
	if !d.Type().IsRegular() { // links, pipes and devices are never opened
		w.others[name] = true
		w.problem(name, handbook.SeverityWarning, "not-a-file", "is a link or a device and was not read; replace it with the file itself")
		return nil
	}
	w.names = append(w.names, name)
	if info, err := d.Info(); err == nil && info.Size() <= maxPageBytes {
		return w.addBytes(info.Size())
	}
	return nil // read reports the problem
}

// addBytes adds n bytes to the total and returns an error if the total exceeds the limit.
func (w *walker) addBytes(n int64) error {
	if w.bytes += n; w.bytes > maxTotalBytes {
		return fmt.Errorf("%w: more than %d MiB of text; split it into several handbooks", pack.ErrRefused, maxTotalBytes>>20)
	}
	return nil
}

// read reads a file that visit has found.
func (w *walker) read(name string) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	data, err := readBounded(w.fsys, name)
	if err != nil {
		code, severity := "unreadable", handbook.SeverityError
		if isNavigation(name) && pageName(name) == name { // it contains no text that readers would miss
			code, severity = "navigation", handbook.SeverityWarning
		}
		w.problem(name, severity, code, sanitize.CleanLine(err.Error()))
		for _, form := range pathForms(name) { // links to this file are not broken
			w.others[form] = true
		}
		return nil
	}
	f := pack.File{Path: name, Data: data}
	switch {
	case name == handbook.ManifestName:
		w.manifest = data
	case isLabelFile(name):
		w.labels, w.others[name] = append(w.labels, f), true
	case isNavigation(name) && w.addNavigation(f):
	default:
		w.pages = append(w.pages, f)
		w.progress.report(len(w.pages), 0)
	}
	return w.addBytes(int64(len(data)))
}

func (w *walker) addNavigation(f pack.File) bool {
	nav, problem, ok := readNavigation(f)
	if !ok {
		return false
	}
	w.navFiles, w.others[f.Path] = append(w.navFiles, f), true
	if problem != nil {
		w.problems = append(w.problems, *problem)
		return true
	}
	w.navigations = append(w.navigations, nav)
	return true
}

// problem reports a file or folder that cannot be used. It cleans the name, because names are untrusted input too.
func (w *walker) problem(name string, severity handbook.Severity, code, message string) {
	w.problems = append(w.problems, handbook.Problem{Path: sanitize.Shorten(name, maxPathBytes), Severity: severity, Code: code, Message: message})
}

// readBounded reads a whole file. It returns an error if the file is longer than maxPageBytes, even if the file system
// reports a smaller size.
func readBounded(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	defer f.Close()
	var data bytes.Buffer
	if info, err := f.Stat(); err == nil { // with MinRead, reading to the end needs no second allocation
		data.Grow(int(max(0, min(info.Size(), maxPageBytes))) + bytes.MinRead)
	}
	switch _, err := data.ReadFrom(io.LimitReader(f, maxPageBytes+1)); {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %w", err)
	case data.Len() > maxPageBytes:
		return nil, fmt.Errorf("is larger than %d KiB; split it into several entries", maxPageBytes>>10)
	}
	return data.Bytes(), nil
}

// isNearlyManifest reports whether a file was probably meant to be the manifest.
func isNearlyManifest(name string) bool {
	name = strings.ToLower(name)
	return name == handbook.ManifestName || name == "handbook.yml"
}

// unusableName returns the reason why a path cannot be used, or "".
func unusableName(name string) string {
	switch {
	case len(path.Base(name)) > maxNameBytes:
		return fmt.Sprintf("has a name of more than %d bytes", maxNameBytes)
	case len(name) > maxPathBytes:
		return fmt.Sprintf("has a path of more than %d bytes", maxPathBytes)
	case !utf8.ValidString(name), strings.ContainsFunc(name, sanitize.IsUnsafe):
		return "has a file name with control characters"
	case strings.ContainsAny(name, `\:`):
		return `has \ or : in its path`
	case strings.Count(name, "/") >= maxFolderDepth:
		return fmt.Sprintf("is more than %d folders deep", maxFolderDepth)
	}
	return ""
}

func skipFolder(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// isNavigation reports whether a tool keeps its navigation in files with this name.
func isNavigation(name string) bool { return navigatorOf(name) != nil }

// IsHandbookFile reports whether a file with this name is part of a handbook: the manifest, a page, the label of a
// folder, or the navigation of a site.
func IsHandbookFile(name string) bool {
	return !isHidden(name) && (name == handbook.ManifestName || isLabelFile(name) || isNavigation(name) || pageName(name) != name)
}
