package cli

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
)

// handbookArg returns the path of the handbook that a command applies to: its argument or, without one, the handbook in
// use. An argument that contradicts --handbook is an error.
func (p *Program) handbookArg(command string, args []string) (string, error) {
	inUse := p.settings.Config.Handbook
	switch {
	case len(args) == 0:
		return inUse, nil
	case len(args) > 1:
		return "", failure{command + " takes one handbook", "for example `trustbook " + command + " path/to/handbook`", exitFailed}
	case args[0] == "":
		return "", failure{"the path after " + command + " is empty", emptyValueHint, exitFailed}
	case p.settings.Sources["handbook"] == config.FromFlag && filepath.Clean(args[0]) != filepath.Clean(inUse):
		return "", failure{
			fmt.Sprintf("%s takes one handbook, but --handbook names a different one than %s", command, sanitize.Quote(args[0])),
			fmt.Sprintf("leave one of them out, as in `trustbook %s %s`", command, sanitize.Shorten(args[0], maxPathChars)), exitFailed,
		}
	}
	return args[0], nil
}

// checkTarget is what to check: a handbook, or some of its files and folders.
type checkTarget struct {
	path  string            // path of the handbook; "" for the built-in one
	parts map[string]string // maps paths within the handbook to paths as the user gave them; nil to check all files
}

// entryFilePattern matches names of files that can be part of a handbook.
var entryFilePattern = pattern.Lazy(`(?i)\.(?:md|markdown|mdown|mkd|mdx)(?:\.\w{1,8})?$|^handbook\.yaml$`)

func isEntryFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && entryFilePattern().MatchString(filepath.Base(path))
}

// isFolderWithin reports whether a path names a folder that belongs to a handbook and is not its root.
func (p *Program) isFolderWithin(arg string) bool {
	info, err := os.Stat(arg)
	if err != nil || !info.IsDir() || pathExists(filepath.Join(arg, handbook.ManifestName)) {
		return false
	}
	root, err := p.handbookRoot(arg)
	rel, ok := relativeTo(root, arg)
	return err == nil && ok && rel != "."
}

func (p *Program) findCheckTarget(args []string) (checkTarget, error) {
	isPart := func(arg string) bool { return isEntryFile(arg) || p.isFolderWithin(arg) }
	if len(args) == 0 || !slices.ContainsFunc(args, isPart) {
		path, err := p.handbookArg("check", args)
		return checkTarget{path: path}, err
	}
	root, err := p.handbookRoot(args[0])
	if err != nil {
		return checkTarget{}, err
	}
	t := checkTarget{root, map[string]string{}}
	for _, arg := range args {
		rel, ok := relativeTo(root, arg)
		if !ok || !isPart(arg) {
			return checkTarget{}, notInHandbook(arg, root, "check takes one handbook, or some of its entries")
		}
		t.parts[rel] = arg
	}
	return t, nil
}

func notInHandbook(file, root, hint string) failure {
	return failure{fmt.Sprintf("%s is not an entry of the handbook in %s", sanitize.Shorten(file, maxPathChars), sanitize.Shorten(root, maxPathChars)), hint, exitFailed}
}

// handbookRoot returns the folder of the handbook that a file or folder belongs to: the handbook in use, or else the
// nearest parent folder with a manifest. If there is neither, it returns an error instead of guessing, because links
// would look broken if the folder were too small.
func (p *Program) handbookRoot(file string) (string, error) {
	inUse := p.settings.Config.Handbook
	if _, inside := relativeTo(inUse, file); inside && inUse != "" {
		return inUse, nil
	}
	hint := "name the folder of the handbook: `trustbook check --handbook FOLDER " + sanitize.Shorten(file, maxPathChars) + "`"
	if p.settings.Sources["handbook"] == config.FromFlag {
		return "", notInHandbook(file, inUse, hint)
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	dir := filepath.Dir(file)
	for parent := filepath.Dir(full); ; parent = filepath.Dir(parent) {
		if pathExists(filepath.Join(dir, handbook.ManifestName)) {
			return dir, nil
		}
		if parent == filepath.Dir(parent) {
			return "", failure{sanitize.Shorten(file, maxPathChars) + " is a single file, and no parent folder has a handbook.yaml", hint, exitFailed}
		}
		dir = filepath.Join(dir, "..")
	}
}

func relativeTo(folder, file string) (rel string, inside bool) {
	from, err := filepath.Abs(folder)
	if err != nil {
		return "", false
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return "", false
	}
	rel, err = filepath.Rel(from, to)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}

// userPath returns the path of a file of the handbook as the user gave it or its folder, or "" if it is not to be
// checked.
func (t checkTarget) userPath(rel string) string {
	for part := rel; part != "." && part != "/"; part = path.Dir(part) {
		switch arg := t.parts[part]; {
		case arg != "" && part == rel:
			return arg
		case arg != "":
			return filepath.Join(arg, filepath.FromSlash(rel[len(part):]))
		}
	}
	return ""
}

// covers reports whether a problem is about one of the files to be checked. A conflict between two files, such as the
// same id, is recorded only for the file that comes later in the handbook.
func (t checkTarget) covers(p handbook.Problem) bool {
	return t.parts == nil || t.userPath(p.Path) != "" || t.userPath(p.Subject.Other) != ""
}

// filesIn returns the files of the target that are part of the handbook, and a part of the target that has no such
// files, or "" if every part has some.
func (t checkTarget) filesIn(h *handbook.Handbook) (files map[string]bool, missing string) {
	files = map[string]bool{handbook.ManifestName: true}
	for _, e := range slices.Concat(h.Entries, h.Translations) {
		files[e.Path] = true
	}
	for _, p := range h.Problems {
		files[p.Path] = true
	}
	maps.DeleteFunc(files, func(rel string, _ bool) bool { return t.userPath(rel) == "" })
	for part, arg := range t.parts {
		within := func(rel string) bool { return rel == part || strings.HasPrefix(rel, part+"/") }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(files)), within) {
			return files, arg
		}
	}
	return files, ""
}

// displayPath returns the path of a problem relative to the working directory. For a file in a zip, it is the path of
// the zip followed by the path inside it.
func (t checkTarget) displayPath(rel string, src *pack.Source) string {
	if file := t.userPath(rel); file != "" {
		return file
	}
	if t.path == "" {
		return rel
	}
	return filepath.Join(t.path, src.Top, filepath.FromSlash(rel))
}
