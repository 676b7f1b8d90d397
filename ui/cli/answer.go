package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/search"
	"trustbook/ui/lockdown"
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
	"trustbook/ui/statedir"
	"trustbook/ui/workbook"
)

type answerFlags struct {
	copyTo, accept, openTo string
	columns, json          bool
	sheet                  string
	letters                [4]string // letters of the columns for id, question, answer and comment
}

func (p *Program) answerCommand() *cobra.Command {
	var f answerFlags
	c := &cobra.Command{
		Use:   "answer FILE",
		Short: "Answer a customer's questionnaire from the handbook",
		Long: "Answer a questionnaire (.xlsx, CSV, JSON, Markdown, or - for standard input) on the\n" +
			"screen, and write a copy. --accept high needs no screen, but answers only questions\n" +
			"that entries list. The exit code is 1 if questions are left open.",
		Example: "  trustbook answer customer.xlsx --accept high -o answered.xlsx",
		Args:    oneArg("the file of a questionnaire", "trustbook answer customer.xlsx"),
		RunE: func(_ *cobra.Command, args []string) error {
			return (&answerRun{Program: p, answerFlags: f}).run(args[0])
		},
	}
	fl := c.Flags()
	fl.StringVarP(&f.copyTo, "output", "o", "", "write the copy to this `file` (default: beside FILE)")
	fl.StringVar(&f.accept, "accept", "", "fill in answers without review; only `high` is allowed")
	fl.StringVar(&f.openTo, "open", "", "write the open questions to this CSV `file`")
	fl.BoolVar(&f.columns, "columns", false, "show the columns that were found, and why")
	fl.StringVar(&f.sheet, "sheet", "", "read only this `sheet`, even a hidden one")
	for i, name := range []string{"id", "question", "answer", "comment"} {
		fl.StringVar(&f.letters[i], name, "", "the `column` of "+[...]string{"ids", "questions", "answers", "comments"}[i]+", such as B")
	}
	fl.BoolVar(&f.json, "json", false, "print one JSON object")
	completeFlag(c, "accept", fixedCompletions([]string{highConfidence}))
	return c
}

// highConfidence is the only confidence level at which answers may be written without review.
const highConfidence = "high"

type answerRun struct {
	*Program
	answerFlags
	name      string // name of the questionnaire's file; "" for standard input
	named     string // name that the program chose for the completed copy; "" if the user chose one
	data      []byte
	questions *questionnaire.Questionnaire
	proposer  *questionnaire.Proposer
	proposals []questionnaire.Proposal
}

func (a *answerRun) run(file string) error {
	if file != "-" {
		a.name = file
	}
	choice, err := a.choice()
	if err == nil {
		err = a.read(file)
	}
	if err != nil {
		return err
	}
	if a.wantsScreen() {
		if err = a.lockDown(a.screenNeeds()); err == nil {
			err = a.find(choice)
		}
		if err == nil {
			err = a.propose()
		}
		if err == nil {
			err = a.review()
		}
		return err
	}
	return a.runUnattended(choice)
}

func (a *answerRun) runUnattended(choice questionnaire.SheetChoice) (err error) {
	var copyFile, openFile *atomicFile
	if a.accept != "" && a.copyTo == "" && a.name != "" && !a.columns {
		a.named = unusedName(a.copyName())
		a.copyTo = a.named
	}
	if a.copyTo != "" && a.copyTo != "-" {
		if copyFile, err = a.createFile(a.copyTo); err != nil {
			return err
		}
	}
	if a.openTo != "" {
		openFile, err = a.createFile(a.openTo)
	}
	if err == nil {
		err = a.lockDown(lockdown.Needs{Write: append(writableFolders(copyFile, openFile), a.gapsFolder())})
	}
	if err == nil {
		err = a.find(choice)
	}
	if err == nil && a.columns {
		return a.printColumns()
	}
	if err == nil {
		err = a.propose()
	}
	return a.finish(err, copyFile, openFile)
}

func (a *answerRun) choice() (questionnaire.SheetChoice, error) {
	c := questionnaire.SheetChoice{Sheet: a.sheet}
	for i, target := range []*int{&c.Columns.ID, &c.Columns.Question, &c.Columns.Answer, &c.Columns.Note} {
		if a.letters[i] == "" {
			continue
		}
		if *target = workbook.ParseColumn(a.letters[i]); *target == 0 {
			return c, failure{sanitize.Quote(a.letters[i]) + " is not a column", "columns have letters, as in a spreadsheet: A, B, …, AA", exitFailed}
		}
	}
	switch column := c.Columns; {
	case column.Question > 0 && (column.Question == column.Answer || column.Question == column.Note):
		return c, failure{"the questions and the answers cannot be in the same column", "--columns shows which columns were found", exitFailed}
	case a.accept != "" && a.accept != highConfidence:
		return c, failure{"--accept takes high, not " + sanitize.Quote(a.accept), "weaker matches are often wrong: review them on the screen", exitFailed}
	case isSameFile(a.copyTo, a.name), isSameFile(a.openTo, a.name):
		return c, failure{sanitize.CleanLine(a.name) + " is the questionnaire itself, which is never changed", "give the file to write another name", exitFailed}
	case a.openTo == "-":
		return c, failure{"--open cannot write to standard output", "name a file, as in --open open.csv", exitFailed}
	case a.writesOneFile():
		return c, failure{"-o and --open name the same file", "give them different names", exitFailed}
	case a.columns && a.copyTo+a.openTo != "":
		return c, failure{"--columns only prints the columns found, and writes no file", "leave out -o and --open", exitFailed}
	case a.copyTo != "" && a.accept == "" && (a.copyTo == "-" || !a.wantsScreen()):
		return c, failure{"-o writes answers without review, which needs --accept high", "in a terminal, trustbook opens a screen to review the answers", exitFailed}
	}
	return c, nil
}

// writesOneFile reports whether the completed copy and the list of open questions would be written to the same file. A
// device may receive both.
func (a *answerRun) writesOneFile() bool {
	info, err := os.Stat(a.openTo)
	return a.openTo != "" && filepath.Clean(a.openTo) == filepath.Clean(a.copyTo) && (err != nil || info.Mode().IsRegular())
}

// isSameFile reports whether two paths refer to the same file.
func isSameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// read reads the questionnaire, before the program locks itself down.
func (a *answerRun) read(file string) (err error) {
	if file == "-" {
		a.data, err = io.ReadAll(io.LimitReader(a.Stdin, workbook.MaxBytes+1))
	} else {
		a.data, err = safefile.Read(file, workbook.MaxBytes)
	}
	if err != nil {
		return failure{cmp.Or(a.name, "standard input") + ": " + sanitize.CleanLine(statedir.ShortenError(err).Error()), "", exitFailed}
	}
	return nil
}

func (a *answerRun) find(choice questionnaire.SheetChoice) (err error) {
	a.questions, err = questionnaire.Open(a.data, a.name, choice)
	if err == nil || errors.Is(err, questionnaire.ErrNoQuestions) && a.columns {
		return nil
	}
	what, hint := sanitize.CleanLine(err.Error()), ""
	switch {
	case errors.As(err, new(questionnaire.SplitRowsError)):
		hint = "put text that contains commas in quotation marks"
	case errors.Is(err, questionnaire.ErrNoQuestions):
		what, hint = explainNoQuestions(a.questions.Sheets)
	}
	return failure{cmp.Or(a.name, "standard input") + ": " + what, hint, exitFailed}
}

func (a *answerRun) propose() error {
	h, err := a.loadHandbook()
	if err != nil {
		return err
	}
	a.proposer = &questionnaire.Proposer{Handbook: h, Index: search.New(h), Now: a.now()}
	bar := newProgressBar(a.Program, "answering", len(a.questions.Questions))
	defer bar.end()
	for i := range a.questions.Questions {
		a.proposals = append(a.proposals, a.proposer.Propose(&a.questions.Questions[i]))
		bar.step(i + 1)
	}
	return nil
}

// finish writes the requested files and reports the open questions. If err is not nil, it discards the files instead
// and returns err.
func (a *answerRun) finish(err error, copyFile, openFile *atomicFile) error {
	var cells []questionnaire.CellText
	if err == nil && a.accept != "" {
		cells = questionnaire.UnattendedCells(a.questions.Questions, a.proposals)
	}
	write := func(f *atomicFile, content func(io.Writer) error) {
		if err == nil && f != nil {
			err = writeError(f.path, content(f))
		}
	}
	write(openFile, a.writeOpen)
	write(copyFile, func(w io.Writer) error { return a.questions.Write(w, cells) })
	for _, f := range []*atomicFile{openFile, copyFile} { // write either both files or none
		if f != nil {
			err = f.finish(err)
		}
	}
	if err != nil {
		return err
	}
	if a.accept != "" || openFile != nil {
		a.keepOpenQuestions()
	}
	return a.report(cells)
}

func (a *answerRun) report(cells []questionnaire.CellText) error {
	var err error
	switch {
	case a.json:
		err = a.printJSON()
	case a.copyTo == "-" || a.name == "" && a.accept != "" && a.copyTo == "":
		err = a.printCopy(cells)
	case a.accept == "":
		err = a.print(a.proposalRows)
	}
	if err != nil {
		return err
	}
	return a.summary(cells)
}

// summary reports on standard error what was filled in. The error it returns has the exit code for open questions.
func (a *answerRun) summary(cells []questionnaire.CellText) error {
	n := questionnaire.CountByReadiness(a.proposals)
	count := func(r questionnaire.Readiness, what string) []string {
		if n[r] == 0 {
			return nil
		}
		return []string{fmt.Sprintf("%d %s", n[r], what)}
	}
	ready, open := "ready", slices.Concat(count(questionnaire.ReadinessNeedsLook, "to look at"), count(questionnaire.ReadinessNoEntry, "without an entry"))
	if a.accept != "" {
		ready = "filled in"
	}
	if a.accept != "" && len(open) > 0 {
		open = []string{fmt.Sprintf("%d open (%s)", n[questionnaire.ReadinessNeedsLook]+n[questionnaire.ReadinessNoEntry], strings.Join(open, ", "))}
	}
	parts := slices.Concat([]string{phrases.CountQuestions(len(a.proposals))}, count(questionnaire.ReadinessReady, ready), open, count(questionnaire.ReadinessFilled, "answered before"))
	if a.named != "" {
		parts = append(parts, "wrote "+sanitize.CleanLine(a.named))
	}
	a.warn(strings.Join(parts, ", "))
	if where := a.withoutVerdict(cells); len(where) > 0 {
		a.hint("no verdict in " + phrases.FirstNames(where, maxWithoutVerdict) + ", because no entry states one for a question worded like this, or the list of the cell lacks it; the text is in the column for comments")
	}
	if len(cells) > 0 && a.copyTo != "" && a.questions.Formulas {
		a.hint("Excel recalculates the formulas when it opens the copy; in LibreOffice press Ctrl+Shift+F9")
	}
	a.hintProtected(cells)
	a.hintRecoded()
	if n[questionnaire.ReadinessNeedsLook]+n[questionnaire.ReadinessNoEntry] > 0 || a.accept == "" && n[questionnaire.ReadinessReady] > 0 {
		return failure{code: exitProblems}
	}
	return nil
}
