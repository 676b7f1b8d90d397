package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// ErrProblems is the error for a configuration file that was named by the user and has problems.
var ErrProblems = errors.New("the configuration has problems")

var errTooLarge = fmt.Errorf("larger than %d KiB", maxBytes>>10)

// Effective is the configuration in effect, with the sources of its values.
type Effective struct {
	Config   Config
	Sources  Sources
	Problems []Problem
	Path     string // path of the configuration file, which may not exist; "" without a home folder
	Found    bool   // the file exists

	SystemPath  string   // path of the administrator's file, which may not exist; "" if there is no folder for it
	SystemFound bool     // the administrator's file exists
	Locked      []string // names of the settings that users cannot change
	Refused     error    // a mistake of the administrator, which prevents anything from being opened

	actions func() Actions // called only if keys may be bound
}

// Load merges the administrator's file, the configuration file, the environment and the flags, which are
// keyed by the names of the settings; each overrides those before it, except for locked settings. The
// configuration file is explicit, else the one TRUSTBOOK_CONFIG names, else the one at [Path].
//
// A setting with a mistake keeps its default and is listed in Problems. Load
// fails only over what the user asked for by name: a wrong flag, a named file that
// does not exist, or problems in a named file, which are [ErrProblems].
func Load(environ []string, explicit string, flags map[string]string, actions func() Actions, admin Administrator) (Effective, error) {
	explicit = cmp.Or(explicit, statedir.Getenv(environ, explicitVariable))
	e := Effective{Path: explicit, Locked: admin.Locked, actions: actions}
	if explicit == "" {
		e.Path = Path(environ)
	}
	l := newLoader(actions)
	l.readAdministrator(&e, admin, environ)
	l.locked = admin.Locked
	if err := l.readFile(&e, explicit != "", environ); err != nil {
		return e, err
	}
	l.readEnvironment(environ)
	if err := l.readFlags(flags); err != nil {
		return e, err
	}
	l.applyKeys()
	e.Refused = l.administratorError(e.SystemPath)
	err := l.fatalError(e.Path, explicit != "")
	e.Config, e.Sources, e.Problems = l.config, l.sources, l.sortedProblems()
	return e, err
}

// readFile reads the configuration file. The file has to exist only if the user named it.
func (l *loader) readFile(e *Effective, named bool, environ []string) error {
	if e.Path == "" {
		return nil
	}
	data, err := safefile.Read(e.Path, maxBytes)
	err = statedir.Cause(err)
	switch {
	case err == nil:
		e.Found = true
		l.readYAML(e.Path, FromFile, data, fileSchema(l.actions()))
		l.config.Handbook = resolveHandbook(l.config.Handbook, e.Path, environ)
	case named:
		return fmt.Errorf("cannot read the configuration %s: %w", sanitize.CleanLine(e.Path), err)
	case !errors.Is(err, fs.ErrNotExist):
		e.Found = true
		l.problem(e.Path, 0, "cannot be read: %v", err)
	}
	return nil
}

func (l *loader) readEnvironment(environ []string) {
	for _, s := range Settings() {
		value := statedir.Getenv(environ, s.Variable())
		if value == "" {
			continue
		}
		if err := l.setFrom(s, value, s.Variable(), FromEnvironment); err != nil {
			l.problem(s.Variable(), 0, "%v", err)
		}
	}
}

func (l *loader) readFlags(flags map[string]string) error {
	before := len(l.problems)
	for _, s := range Settings() {
		value, ok := flags[s.Name]
		if !ok {
			continue
		}
		if err := l.setFrom(s, value, flagPath(s.Name), FromFlag); err != nil {
			return fmt.Errorf("%s: %w", flagPath(s.Name), err)
		}
	}
	if len(l.problems) > before {
		return errors.New(l.problems[before].String())
	}
	return nil
}

func flagPath(name string) string { return "--" + name }

// setFrom stores a value from the environment or from a flag.
func (l *loader) setFrom(s Setting, value, path string, from Source) error {
	if s.set == nil {
		l.readYAML(path, from, []byte(value), keysSchema(l.actions()))
		return nil
	}
	l.from = from
	return l.storeSetting(s, value)
}

// fatalError returns an error that makes the whole configuration unusable, or nil. A conflict among the
// keys of a flag shows only after everything was read.
func (l *loader) fatalError(path string, named bool) error {
	if first := l.popProblem(flagPath(keysName)); first != nil {
		return errors.New(first.String())
	}
	if named && slices.ContainsFunc(l.problems, func(p Problem) bool { return p.Path == path }) {
		return fmt.Errorf("%s: %w", sanitize.CleanLine(path), ErrProblems)
	}
	return nil
}

// YAML returns the configuration as a commented file. The path of the handbook is
// absolute, because the file may be used from any folder.
func (e Effective) YAML() string {
	c := e.Config
	if full, err := filepath.Abs(c.Handbook); err == nil && c.Handbook != "" {
		c.Handbook = full
	}
	return e.fileComment() + c.YAML(e.actions(), e.Sources, e.Locked)
}

func (e Effective) fileComment() string {
	system := ""
	if e.SystemFound {
		system = "# Administrator's settings: " + sanitize.CleanLine(e.SystemPath) + "\n"
	}
	switch path := sanitize.CleanLine(e.Path); {
	case path == "":
		return system + "# No home folder is set, so there is no place for a settings file.\n"
	case e.Found:
		return system + "# Settings file: " + path + "\n"
	default:
		return system + "# No settings file yet; it would be " + path + " (optional).\n"
	}
}

const fileName = "config.yaml"

// explicitVariable is the environment variable that names a configuration file.
const explicitVariable = "TRUSTBOOK_CONFIG"

// Path returns the configuration file in the given environment ("NAME=value"):
// config.yaml in [statedir.ConfigPath]. It is "" without a home folder.
func Path(environ []string) string {
	dir := statedir.ConfigPath(environ)
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, fileName)
}

// resolveHandbook resolves a handbook's path as it is written in a configuration file: ~ stands for
// the home folder, and a relative path starts at the folder of the file.
func resolveHandbook(folder, path string, environ []string) string {
	home := homeDir(environ)
	switch rest, below := strings.CutPrefix(folder, "~/"); {
	case folder == "":
		return ""
	case below && home != "":
		return filepath.Join(home, rest)
	case filepath.IsAbs(folder):
		return folder
	}
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	return filepath.Join(filepath.Dir(path), folder)
}

func homeDir(environ []string) string {
	return cmp.Or(statedir.Getenv(environ, "HOME"), statedir.Getenv(environ, "USERPROFILE"))
}
