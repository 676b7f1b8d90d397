package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"trustbook/handbook"
	"trustbook/ui/config"
)

// asked is the path of the handbook that a command is about: its argument, or else
// what is set. Two that differ, both on the command line, are one too many.
func (p *Program) asked(command string, args []string) (string, error) {
	set := p.set.Config.Handbook
	switch {
	case len(args) == 0:
		return set, nil
	case len(args) > 1:
		return "", failure{command + " takes one handbook", "for example `trustbook " + command + " path/to/texts`", failed}
	case args[0] == "":
		return "", failure{command + " has an empty path", emptyHint, failed}
	case p.set.Sources["handbook"] == config.FromFlag && filepath.Clean(args[0]) != filepath.Clean(set):
		return "", failure{
			fmt.Sprintf("%s takes one handbook, and --handbook names another than %s", command, shown(args[0])),
			fmt.Sprintf("leave one of them out, as in `trustbook %s %s`", command, clipped(args[0], longest)), failed,
		}
	}
	return args[0], nil
}

// subject is what is checked: a handbook, or some files of one.
type subject struct {
	path  string            // of the handbook, "" = the built-in one
	files map[string]string // path in the handbook -> path as it was given; nil = all
}

// textName is what the name of a file looks like that is part of a handbook.
var textName = regexp.MustCompile(`(?i)\.(?:md|markdown|mdown|mkd|mdx)(?:\.\w{1,8})?$|^handbook\.yaml$`)

// subject finds what the arguments of check name.
func (k checker) subject(args []string) (subject, error) {
	isText := func(arg string) bool {
		info, err := os.Stat(arg)
		return err == nil && info.Mode().IsRegular() && textName.MatchString(filepath.Base(arg))
	}
	if len(args) == 0 || !slices.ContainsFunc(args, isText) {
		path, err := k.asked("check", args)
		return subject{path: path}, err
	}
	root, err := k.rootOf(args[0])
	if err != nil {
		return subject{}, err
	}
	s := subject{root, map[string]string{}}
	for _, arg := range args {
		inside, ok := below(root, arg)
		if !ok || !isText(arg) {
			return subject{}, failure{
				fmt.Sprintf("%s is no text of the handbook in %s", clipped(arg, longestPath), clipped(root, longestPath)),
				"check takes one handbook, or texts of one", failed,
			}
		}
		s.files[inside] = arg
	}
	return s, nil
}

// rootOf is the folder of the handbook that a file belongs to: the one that is set,
// or the nearest above the file that has a manifest. Without either nobody knows
// how far it reaches, and in too small a one good links would look broken.
func (k checker) rootOf(file string) (string, error) {
	set := k.set.Config.Handbook
	if _, inside := below(set, file); inside && set != "" {
		return set, nil
	}
	hint := "say in which folder the texts begin: `trustbook check --handbook FOLDER " + clipped(file, longestPath) + "`"
	if k.set.Sources["handbook"] == config.FromFlag {
		return "", failure{fmt.Sprintf("%s is no text of the handbook in %s", clipped(file, longestPath), clipped(set, longestPath)), hint, failed}
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	dir := filepath.Dir(file)
	for above := filepath.Dir(full); ; above = filepath.Dir(above) {
		if readable(filepath.Join(dir, "handbook.yaml")) {
			return dir, nil
		}
		if above == filepath.Dir(above) {
			return "", failure{clipped(file, longestPath) + " is one text, and no folder above it has a handbook.yaml", hint, failed}
		}
		dir = filepath.Join(dir, "..")
	}
}

// below is the path of a file as a handbook in a folder has it.
func below(folder, file string) (inside string, ok bool) {
	from, err := filepath.Abs(folder)
	if err != nil {
		return "", false
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(from, to)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}

// only keeps the problems of the files that were asked for.
func (s subject) only(problems []handbook.Problem) []handbook.Problem {
	if s.files == nil {
		return problems
	}
	return slices.DeleteFunc(problems, func(p handbook.Problem) bool { return s.files[p.Path] == "" })
}

// unread is a file that was asked for and that the handbook does not have, "" when
// it has all.
func (s subject) unread(h *handbook.Handbook) string {
	known := map[string]bool{"handbook.yaml": true}
	for _, e := range h.Entries {
		known[e.Path] = true
	}
	for _, p := range h.Problems {
		known[p.Path] = true
	}
	for inside, file := range s.files {
		if !known[inside] {
			return file
		}
	}
	return ""
}

// place is the path of a problem as it is seen from here. In a zip that is the path
// behind the zip's own.
func (s subject) place(inside string, src *handbook.Source) string {
	if file := s.files[inside]; file != "" {
		return file
	}
	if s.path == "" {
		return inside
	}
	return filepath.Join(s.path, src.Top, filepath.FromSlash(inside))
}
