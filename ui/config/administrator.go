package config

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"trustbook/handbook/frontmatter"
	"trustbook/handbook/safefile"
	"trustbook/ui/statedir"
)

// Administrator describes the settings that an administrator has made for all users of a computer.
type Administrator struct {
	Folder string   // folder that may contain a config.yaml with defaults; "" for none
	Locked []string // names of the settings that users cannot change
}

var errLocked = errors.New("the administrator of this computer has locked this setting")

// readAdministrator reads the administrator's defaults. Unlike in a user's file, every mistake is an error, because the
// program must not run with fewer restrictions than the administrator intended. A setting without a value is an error
// too, and so is an empty file, which an interrupted copy may leave behind.
func (l *loader) readAdministrator(e *Effective, a Administrator, environ []string) {
	if a.Folder == "" {
		return
	}
	e.SystemPath = filepath.Join(a.Folder, fileName)
	data, found, err := safefile.ReadOptional(e.SystemPath, maxBytes)
	e.SystemFound = found || err != nil
	if err != nil {
		l.problem(e.SystemPath, 0, "%v", statedir.Cause(err))
	}
	if !found {
		return
	}
	l.readYAML(e.SystemPath, FromAdministrator, data, fileSchema(l.actions()))
	l.config.Handbook = resolveHandbook(l.config.Handbook, e.SystemPath, environ)
	if len(l.sources)+len(l.bindings)+len(l.problems) == 0 && !frontmatter.IsComment(string(data)) {
		l.problem(e.SystemPath, 0, "it sets nothing; if that is intended, put only comments in it")
	}
}

// administratorError removes the problems in the administrator's file and returns the first of them as an error.
// Conflicts among its keys are known only after all settings have been read.
func (l *loader) administratorError(path string) error {
	if first := l.popProblem(path); first != nil {
		return fmt.Errorf("nothing is opened, because of a mistake in the administrator's settings: %s", *first)
	}
	return nil
}

// popProblem removes the problems in the file at path and returns the first of them, or nil if there are none.
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

// isLocked reports whether the current source must not change a setting.
func (l *loader) isLocked(name string) bool {
	return l.from != FromAdministrator && slices.Contains(l.locked, name)
}

// storeSetting sets the value of a setting. It refuses to change a locked setting.
func (l *loader) storeSetting(s Setting, value string) error {
	if l.isLocked(s.Name) {
		c := l.config
		if err := s.set(&c, value); err != nil {
			return err
		}
		if s.get(c) != s.get(l.config) {
			return errLocked
		}
		return nil
	}
	err := s.set(&l.config, value)
	if err == nil {
		l.sources[s.Name] = l.from
	}
	return err
}
