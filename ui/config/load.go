package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"trustbook/handbook"
)

// ErrProblems is why a configuration that was asked for by name does not count:
// it has problems.
var ErrProblems = errors.New("the configuration has problems")

var (
	errLarge   = fmt.Errorf("it is larger than %d KiB, so it is no configuration", maxBytes>>10)
	errSpecial = errors.New("it is not a file")
)

// Effective is the configuration that counts, and how it came about.
type Effective struct {
	Config   Config
	Sources  Sources
	Problems []Problem
	Path     string // the file it was or would be read from; "" when there is no place for one
	Found    bool   // the file is there

	actions Actions
}

// Load finds the configuration: in the file, then in the environment, then in
// flags, by the names of the settings. A later one counts for more. The file is
// explicit, or the one that TRUSTBOOK_CONFIG names, or the one at [Path].
//
// What is wrong has its default and is among the problems. Only what the person
// asked for by name is an error: a flag, and the file when it was named, which
// then has to be there; with problems in it the error is [ErrProblems].
func Load(environ []string, explicit string, flags map[string]string, actions Actions) (Effective, error) {
	if explicit == "" {
		explicit = env(environ, explicitVariable)
	}
	e := Effective{Path: explicit, actions: actions}
	if explicit == "" {
		e.Path = Path(environ)
	}
	r := newReader(actions)
	if err := r.open(&e, explicit != "", environ); err != nil {
		return e, err
	}
	r.environment(environ)
	if err := r.flags(flags); err != nil {
		return e, err
	}
	r.settle()
	err := r.verdict(e.Path, explicit != "")
	e.Config, e.Sources, e.Problems = r.config, r.sources, r.told()
	return e, err
}

// open reads the file, if there is one. That the usual one is not there is as it should be.
func (r *reader) open(e *Effective, named bool, environ []string) error {
	if e.Path == "" {
		return nil
	}
	data, err := readFile(e.Path, named)
	switch {
	case err == nil:
		e.Found = true
		r.file(e.Path, data)
		r.config.Handbook = fromFolder(r.config.Handbook, e.Path, environ)
	case named:
		return fmt.Errorf("cannot read the configuration %s: %w", handbook.CleanLine(e.Path), err)
	case !errors.Is(err, fs.ErrNotExist):
		e.Found = true
		r.problem(e.Path, 0, "cannot be read: %v", err)
	}
	return nil
}

// readFile reads a file of bounded size. A pipe is only waited for when it was
// asked for by name.
func readFile(path string, named bool) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, reason(err)
	}
	if info.IsDir() || !named && !info.Mode().IsRegular() {
		return nil, errSpecial
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err == nil && len(data) > maxBytes {
		err = errLarge
	}
	return data, reason(err)
}

// reason is an error without the path, which the message says already.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// environment takes the variables that are set.
func (r *reader) environment(environ []string) {
	for _, s := range Settings() {
		value := env(environ, s.Variable())
		if value == "" {
			continue
		}
		if err := r.set(s, value, s.Variable(), FromEnvironment); err != nil {
			r.problem(s.Variable(), 0, "%v", err)
		}
	}
}

// flags takes the flags that were given.
func (r *reader) flags(flags map[string]string) error {
	before := len(r.problems)
	for _, s := range Settings() {
		value, given := flags[s.Name]
		if !given {
			continue
		}
		if err := r.set(s, value, flagPath(s.Name), FromFlag); err != nil {
			return err
		}
	}
	if len(r.problems) > before {
		return errors.New(r.problems[before].String())
	}
	return nil
}

func flagPath(name string) string { return "--" + name }

// set stores a value that is not in the file.
func (r *reader) set(s Setting, value, path string, from Source) error {
	if s.set == nil {
		if node := r.parse(path, []byte(value)); node != nil {
			r.keys(path, node, from)
		}
		return nil
	}
	if err := s.set(&r.config, value); err != nil {
		return err
	}
	r.sources[s.Name] = from
	return nil
}

// verdict is the error of a configuration as a whole, if there is one. That keys
// of a flag are in conflict only shows in the end.
func (r *reader) verdict(path string, named bool) error {
	flag := flagPath(keysName)
	if i := slices.IndexFunc(r.problems, func(p Problem) bool { return p.Path == flag }); i >= 0 {
		err := errors.New(r.problems[i].String())
		r.problems = slices.DeleteFunc(r.problems, func(p Problem) bool { return p.Path == flag })
		return err
	}
	if named && slices.ContainsFunc(r.problems, func(p Problem) bool { return p.Path == path }) {
		return fmt.Errorf("%s: %w", handbook.CleanLine(path), ErrProblems)
	}
	return nil
}

// YAML is the configuration as a file, with comments. A file may be read from
// anywhere, so the handbook's folder is written from the root.
func (e Effective) YAML() string {
	c := e.Config
	if full, err := filepath.Abs(c.Handbook); err == nil && c.Handbook != "" {
		c.Handbook = full
	}
	return e.head() + c.YAML(e.actions, e.Sources)
}

func (e Effective) head() string {
	switch path := handbook.CleanLine(e.Path); {
	case path == "":
		return "# There is no home folder, so there is no place for this file.\n"
	case e.Found:
		return "# The file is " + path + "\n"
	default:
		return "# The file would be " + path + ": it is not there, and nothing needs it.\n"
	}
}
