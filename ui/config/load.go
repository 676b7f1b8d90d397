package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook/frontmatter"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// ErrProblems means that a configuration file named by the user has problems.
var ErrProblems = errors.New("the configuration has problems")

// Effective is the configuration in effect, with the source of each value.
type Effective struct {
	Config   Config
	Sources  Sources
	Problems []Problem
	Path     string // path of the configuration file, which may not exist; "" without a home folder
	Found    bool   // the file exists

	SystemPath  string   // path of the administrator's file, which may not exist; "" if no folder is set for it
	SystemFound bool     // the administrator's file exists
	Locked      []string // names of the settings that users cannot change
	Refused     error    // a mistake in the administrator's file; unless it is nil, no handbook may be opened

	actions func() Actions // returns the actions; called only if some keys are bound
}

// Load merges the administrator's file, the configuration file, the environment and the flags. Each source overrides
// those before it, but none overrides a locked setting. flags contains values by setting name.
//
// The path of the configuration file is the first of these that is set: explicit, the variable TRUSTBOOK_CONFIG, and
// [Path].
//
// A setting with a mistake keeps its default, and the mistake is listed in Problems. Load fails only if a flag is
// invalid, or if a file that the user named does not exist or has problems. In the last case the error is
// [ErrProblems].
func Load(environ []string, explicit string, flags map[string]string, actions func() Actions, admin Administrator) (Effective, error) {
	explicit = cmp.Or(explicit, statedir.Getenv(environ, pathVariable))
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

// readFile reads the configuration file, which need not exist unless the user named it.
func (l *loader) readFile(e *Effective, named bool, environ []string) error {
	if e.Path == "" {
		return nil
	}
	data, err := safefile.Read(e.Path, maxFileBytes)
	err = statedir.ShortenError(err)
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
		if err := l.storeValue(s, value, s.Variable(), FromEnvironment); err != nil {
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
		if err := l.storeValue(s, value, flagPath(s.Name), FromFlag); err != nil {
			return fmt.Errorf("%s: %w", flagPath(s.Name), err)
		}
	}
	if len(l.problems) > before {
		return errors.New(l.problems[before].String())
	}
	return nil
}

func flagPath(name string) string { return "--" + name }

// storeValue stores a value from the environment or from a flag.
func (l *loader) storeValue(s Setting, value, path string, from Source) error {
	if s.set == nil {
		l.readYAML(path, from, []byte(value), keysSchema(l.actions()))
		return nil
	}
	l.from = from
	return l.storeSetting(s, value)
}

// fatalError returns an error if the whole configuration is unusable. Call it after all sources have been read, because
// conflicts among keys from a flag are unknown before that.
func (l *loader) fatalError(path string, named bool) error {
	if first := l.popProblem(flagPath(keysName)); first != nil {
		return errors.New(first.String())
	}
	if named && slices.ContainsFunc(l.problems, func(p Problem) bool { return p.Path == path }) {
		return fmt.Errorf("%s: %w", sanitize.CleanLine(path), ErrProblems)
	}
	return nil
}

// YAML returns the configuration as a commented file. The handbook's path is made absolute, so that the file works from
// any folder.
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

// pathVariable is the environment variable for the path of the configuration file.
const pathVariable = "TRUSTBOOK_CONFIG"

// Path returns the path of the user's configuration file: config.yaml in the folder that [statedir.ConfigPath] returns.
// environ contains strings of the form NAME=value. Without a home folder, Path returns "".
func Path(environ []string) string {
	dir := statedir.ConfigPath(environ)
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, fileName)
}

// resolveHandbook resolves a handbook's path in a configuration file. ~ is the home folder, and a relative path is
// relative to the folder of the file.
func resolveHandbook(folder, path string, environ []string) string {
	home := cmp.Or(statedir.Getenv(environ, "HOME"), statedir.Getenv(environ, "USERPROFILE"))
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

// Administrator describes the administrator's settings for all users of a computer: where they are and which of them
// are locked.
type Administrator struct {
	Folder string   // folder that may contain a config.yaml with defaults; "" for none
	Locked []string // names of the settings that users cannot change
}

// readAdministrator reads the administrator's defaults. Unlike in a user's file, every mistake is an error, because the
// program must not run with fewer restrictions than the administrator intended. A setting without a value is an error
// too, as is an empty file, which an interrupted copy may leave behind.
func (l *loader) readAdministrator(e *Effective, a Administrator, environ []string) {
	if a.Folder == "" {
		return
	}
	e.SystemPath = filepath.Join(a.Folder, fileName)
	data, found, err := safefile.ReadOptional(e.SystemPath, maxFileBytes)
	e.SystemFound = found || err != nil
	if err != nil {
		l.problem(e.SystemPath, 0, "%v", statedir.ShortenError(err))
	}
	if !found {
		return
	}
	l.readYAML(e.SystemPath, FromAdministrator, data, fileSchema(l.actions()))
	l.config.Handbook = resolveHandbook(l.config.Handbook, e.SystemPath, environ)
	if len(l.sources)+len(l.bindings)+len(l.problems) == 0 && !frontmatter.IsComment(string(data)) {
		l.problem(e.SystemPath, 0, "it contains no settings; if that is intended, put a comment in it")
	}
}

// administratorError removes the problems with the administrator's file and returns the first of them as an error. Call
// it after all settings have been read, because conflicts among its keys are unknown before that.
func (l *loader) administratorError(path string) error {
	if first := l.popProblem(path); first != nil {
		return fmt.Errorf("nothing is opened, because of a mistake in the administrator's settings: %s", *first)
	}
	return nil
}

// popProblem removes the problems with the file at path and returns the first of them, or nil if there are none.
func (l *loader) popProblem(path string) *Problem {
	isThere := func(p Problem) bool { return p.Path == path }
	i := slices.IndexFunc(l.problems, isThere)
	if i < 0 {
		return nil
	}
	first := l.problems[i]
	l.problems = slices.DeleteFunc(l.problems, isThere)
	return &first
}
