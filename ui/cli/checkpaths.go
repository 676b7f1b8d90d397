package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

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
			fmt.Sprintf("%s takes one handbook, but --handbook names a different one than %s", command, sanitize.Quoted(args[0])),
			fmt.Sprintf("leave one of them out, as in `trustbook %s %s`", command, sanitize.Shortened(args[0], maxPathChars)), exitFailed,
		}
	}
	return args[0], nil
}

// checkTarget is what to check: a handbook, or some of its files.
type checkTarget struct {
	path  string            // path of the handbook; "" for the built-in one
	files map[string]string // maps paths within the handbook to paths as the user gave them; nil to check all files
}

// entryFile matches the names of files that can be part of a handbook.
var entryFile = pattern.Lazy(`(?i)\.(?:md|markdown|mdown|mkd|mdx)(?:\.\w{1,8})?$|^handbook\.yaml$`)

func isEntryFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && entryFile().MatchString(filepath.Base(path))
}

func (k checkRun) findTarget(args []string) (checkTarget, error) {
	if len(args) == 0 || !slices.ContainsFunc(args, isEntryFile) {
		path, err := k.handbookArg("check", args)
		return checkTarget{path: path}, err
	}
	root, err := k.handbookRoot(args[0])
	if err != nil {
		return checkTarget{}, err
	}
	t := checkTarget{root, map[string]string{}}
	for _, arg := range args {
		rel, ok := relativeTo(root, arg)
		if !ok || !isEntryFile(arg) {
			return checkTarget{}, notInHandbook(arg, root, "check takes one handbook, or entries of one")
		}
		t.files[rel] = arg
	}
	return t, nil
}

func notInHandbook(file, root, hint string) failure {
	return failure{fmt.Sprintf("%s is not an entry of the handbook in %s", sanitize.Shortened(file, maxPathChars), sanitize.Shortened(root, maxPathChars)), hint, exitFailed}
}

// handbookRoot returns the folder of the handbook that a file belongs to: that of the handbook in use, or else the
// nearest parent folder with a manifest. If there is neither, it returns an error and does not guess, because in too
// small a folder links would look broken.
func (k checkRun) handbookRoot(file string) (string, error) {
	inUse := k.settings.Config.Handbook
	if _, inside := relativeTo(inUse, file); inside && inUse != "" {
		return inUse, nil
	}
	hint := "name the folder of the handbook: `trustbook check --handbook FOLDER " + sanitize.Shortened(file, maxPathChars) + "`"
	if k.settings.Sources["handbook"] == config.FromFlag {
		return "", notInHandbook(file, inUse, hint)
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	dir := filepath.Dir(file)
	for parent := filepath.Dir(full); ; parent = filepath.Dir(parent) {
		if exists(filepath.Join(dir, handbook.ManifestName)) {
			return dir, nil
		}
		if parent == filepath.Dir(parent) {
			return "", failure{sanitize.Shortened(file, maxPathChars) + " is a single file, and no parent folder has a handbook.yaml", hint, exitFailed}
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

// filter returns the problems of the files to be checked. A conflict between two files, such as the same id, is
// covers reports whether a problem is about one of the files to be checked. A conflict between two files, such as the
// same id, is recorded only for the file that comes later in the handbook.
func (t checkTarget) covers(p handbook.Problem) bool {
	return t.files == nil || t.files[p.Path] != "" || t.files[p.Subject.Other] != ""
}

// missingFrom returns a file of the target that is not part of the handbook, or "" if all files are part of it.
func (t checkTarget) missingFrom(h *handbook.Handbook) string {
	known := map[string]bool{handbook.ManifestName: true}
	for _, e := range h.Entries {
		known[e.Path] = true
	}
	for _, p := range h.Problems {
		known[p.Path] = true
	}
	for rel, file := range t.files {
		if !known[rel] {
			return file
		}
	}
	return ""
}

// displayPath returns the path of a problem relative to the working directory. For a file in a zip, it is the path of
// the zip followed by the path inside it.
func (t checkTarget) displayPath(rel string, src *pack.Source) string {
	if file := t.files[rel]; file != "" {
		return file
	}
	if t.path == "" {
		return rel
	}
	return filepath.Join(t.path, src.Top, filepath.FromSlash(rel))
}
