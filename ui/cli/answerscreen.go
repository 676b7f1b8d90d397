package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/answer"
	"trustbook/ui/lockdown"
	"trustbook/ui/questionnaire"
	"trustbook/ui/statedir"
	"trustbook/ui/terminal"
	"trustbook/ui/workbook"
)

// wantsScreen reports whether the user wants to review the answers on the screen.
func (a *answerRun) wantsScreen() bool {
	return term.IsTerminal(a.Stdout.Fd()) && !a.terminal().Dumb() && !a.settings.Config.Linear &&
		a.accept == "" && a.openTo == "" && !a.json && !a.columns
}

// screenNeeds returns the access that the screen needs: the state folder and the folder of the completed copy.
func (a *answerRun) screenNeeds() lockdown.Needs {
	a.openState() // create the folder while creating it is still permitted
	n := a.stateNeeds()
	n.Write = append(n.Write, filepath.Dir(a.copyName()))
	return n
}

func writableFolders(files ...*atomicFile) []string {
	var out []string
	for _, f := range files {
		if f != nil {
			out = append(out, f.folder())
		}
	}
	return out
}

func (a *answerRun) review() error {
	o := answer.Options{Name: sanitize.CleanLine(filepath.Base(cmp.Or(a.name, "standard input"))), Theme: a.output().theme, Keys: a.settings.Config.Keys, NoMouse: !a.settings.Config.Mouse}
	var storing sync.Mutex // locked while decisions are stored or a completed copy is written
	var made questionnaire.Decisions
	store := questionnaire.NewStore(statedir.StatePath(a.Environ), a.data)
	if !a.settings.Config.NoState {
		var err error
		if made, err = store.Load(); err != nil {
			return failure{"the stored decisions on this file cannot be read: " + sanitize.CleanLine(err.Error()), "--no-state starts without them", exitFailed}
		}
		o.Save = func(d questionnaire.Decisions) error {
			storing.Lock()
			defer storing.Unlock()
			return store.Save(d)
		}
	}
	o.LastCopy = sanitize.CleanLine(store.Copy.Name)
	o.Review = questionnaire.NewReview(a.questions.Questions, a.proposals, made, a.proposer.Offers)
	written := false
	o.Write = func(cells []questionnaire.CellText, after questionnaire.Decisions) (string, error) {
		storing.Lock()
		defer storing.Unlock()
		err := a.writeCopy(cells, store)
		if err != nil {
			return "", err
		}
		written = true
		if !a.settings.Config.NoState {
			err = store.Save(after)
		}
		return sanitize.CleanLine(store.Copy.Name), err
	}
	err := answer.Run(o, a.terminal())
	storing.Lock() // wait for the write in progress, and prevent another
	if written {
		a.hintRecoded()
		a.keepOpenQuestions()
	}
	if errors.Is(err, terminal.ErrNoTerminal) {
		return failure{err.Error(), "`trustbook answer FILE --accept high -o COPY` works without a screen", exitFailed}
	}
	return err
}

// writeCopy writes the completed copy and records it in the store. It replaces the previous copy, so that one copy
// contains all answers, unless the previous copy has been edited.
func (a *answerRun) writeCopy(cells []questionnaire.CellText, store *questionnaire.Store) error {
	var contents bytes.Buffer
	if err := a.questions.Write(&contents, cells); err != nil {
		return err
	}
	paths := []string{unusedName(a.copyName())}
	before := filepath.Join(filepath.Dir(a.copyName()), filepath.Base(store.Copy.Name))
	isElsewhere := a.copyTo != "" && filepath.Base(a.copyTo) != store.Copy.Name
	if data, err := safefile.Read(before, workbook.MaxBytes); !isElsewhere && err == nil && questionnaire.Digest(data) == store.Copy.Digest {
		paths = []string{before, paths[0]} // on Windows, a file that is open in Excel cannot be replaced
	}
	var err error
	for _, path := range paths {
		var f *atomicFile
		if f, err = a.createFile(path); err == nil {
			_, err = f.Write(contents.Bytes())
			err = f.finish(err)
		}
		if err == nil {
			store.Copy = questionnaire.Copy{Name: filepath.Base(path), Digest: questionnaire.Digest(contents.Bytes())}
			return nil
		}
	}
	return err
}

// unusedName returns path, with a number added if that file exists, so that no edited copy is overwritten.
func unusedName(path string) string {
	extension := filepath.Ext(path)
	base := strings.TrimSuffix(path, extension)
	for i := 2; pathExists(path); i++ {
		path = fmt.Sprintf("%s-%d%s", base, i, extension)
	}
	return path
}

// copyName returns the path at which the screen writes the completed copy: where the user wants it, next to the
// questionnaire or, for standard input, in the working directory.
func (a *answerRun) copyName() string {
	if a.copyTo != "" {
		return a.copyTo
	}
	if a.name == "" {
		if bytes.HasPrefix(a.data, []byte("PK")) {
			return "answered.xlsx"
		}
		return "answered.txt"
	}
	extension := filepath.Ext(a.name)
	return strings.TrimSuffix(a.name, extension) + "-answered" + extension
}
