package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
	"trustbook/ui/receipts/report"
	"trustbook/ui/statedir"
	"trustbook/ui/theme"
)

type receiptsRun struct {
	*Program
	verify, merge, json, csv, html bool
	chain                          bool // write the file exactly as stored, so that others can merge it
	output, key, people            string
}

func (p *Program) receiptsCommand() *cobra.Command {
	k := receiptsRun{Program: p}
	c := &cobra.Command{
		Use:   "receipts [FILE...]",
		Short: "List, verify and merge acknowledgement receipts",
		Long: "List the receipts on this computer: what was acknowledged, by whom and when. The exit code is 1\n" +
			"when something is missing or does not verify.\n\n" +
			"Receipts form a chain: --verify reports the first record that was changed, moved, lost or\n" +
			"truncated, here or in the given files. --merge merges the files of many people and, with a list of\n" +
			"people, reports what is missing. Files that do not verify are reported and left out. A receipt is\n" +
			"self-declared; docs/receipts.md explains what it proves.\n\n" +
			"Without a format flag, the extension of -o decides: .jsonl writes the file to hand in for --merge;\n" +
			".json, .csv and .html have the same effect as the flags; anything else writes the list as printed.",
		Example: "  trustbook receipts -o ada.jsonl\n  trustbook receipts --sign minisign.key -o ada.jsonl\n  trustbook receipts --verify ada.jsonl\n" +
			"  trustbook receipts --merge --people staff.txt -o receipts.html handed/*.jsonl",
		RunE: func(c *cobra.Command, args []string) error {
			err := exclusiveFlags(c, []string{"verify", "merge", "sign"}, []string{"json", "csv", "html", "verify"},
				[]string{"verify", "output"}, []string{"json", "csv", "html", "sign"})
			if err != nil {
				return err
			}
			return k.run(args)
		},
	}
	c.Flags().BoolVar(&k.verify, "verify", false, "only verify the chain")
	c.Flags().BoolVar(&k.merge, "merge", false, "merge the given files into one table per reading path")
	c.Flags().StringVar(&k.people, "people", "", "report which of the people in this `file` are missing; it has lines such as \"Ada: engineer\", or CSV with name and roles")
	c.Flags().BoolVar(&k.json, "json", false, "print one JSON object")
	c.Flags().BoolVar(&k.csv, "csv", false, "print a table for spreadsheets")
	c.Flags().BoolVar(&k.html, "html", false, "print an HTML page for the browser and for printing")
	c.Flags().StringVarP(&k.output, "output", "o", "", "write to this `file` instead of standard output")
	c.Flags().StringVar(&k.key, "sign", "", "write the receipts as stored, signed with the minisign secret `key` in this file; needs -o")
	return c
}

// inferFormat sets the format that the extension of the output file indicates, unless a flag sets one.
func (k receiptsRun) inferFormat() receiptsRun {
	if k.json || k.csv || k.html || k.key != "" {
		return k
	}
	switch strings.ToLower(filepath.Ext(k.output)) {
	case ".jsonl":
		k.chain = true
	case ".json":
		k.json = true
	case ".csv":
		k.csv = true
	case ".html", ".htm":
		k.html = true
	}
	return k
}

func (k receiptsRun) run(args []string) error {
	k = k.inferFormat()
	switch {
	case k.people != "" && !k.merge:
		return failure{"--people needs --merge", mergeExample, exitFailed}
	case k.merge:
		return k.mergeFiles(args)
	case k.verify && len(args) > 0:
		return k.verifyFiles(args)
	case len(args) > 0:
		return failure{"without --verify or --merge, receipts takes no files, but got " + sanitize.Quote(args[0]), "--verify checks files, and --merge merges them", exitFailed}
	}
	ledger := k.ledger()
	if ledger == nil {
		return failure{"with --no-state there are no receipts", "", exitFailed}
	}
	if k.key != "" || k.chain {
		return k.writeStored(ledger)
	}
	return k.toOutput(func(w io.Writer, writeFolders []string) error { return k.printOwn(ledger, w, writeFolders) })
}

// toOutput calls write with standard output or the file given with -o. The file is kept even if write fails, provided
// that the reason is a problem with the receipts.
func (k receiptsRun) toOutput(write func(w io.Writer, writeFolders []string) error) error {
	if k.output == "" || k.output == "-" {
		return write(k.Stdout, nil)
	}
	out, err := k.createFile(k.output)
	if err != nil {
		return err
	}
	err = write(out, []string{out.folder()})
	if f, ok := errors.AsType[failure](err); ok && f.code == exitProblems {
		if writeErr := out.finish(nil); writeErr != nil {
			return writeErr
		}
		return err
	}
	return out.finish(err)
}

const mergeExample = "for example `trustbook receipts --merge --people staff.txt handed-in/*.jsonl`"

// docsHint refers to the page that explains the problem.
const docsHint = "docs/receipts.md explains what that means"

func noReceipts() failure {
	return failure{"nothing has been acknowledged here", "entries that have to be acknowledged say so at the end", exitProblems}
}

// printOwn lists or verifies the receipts stored on this computer.
func (k receiptsRun) printOwn(ledger *receipts.Ledger, w io.Writer, writeFolders []string) error {
	if err := k.lockDown(lockdown.Needs{Read: []string{statedir.StatePath(k.Environ)}, Write: writeFolders}); err != nil {
		return err
	}
	c, notes, err := ledger.Read()
	if err != nil {
		return failure{err.Error(), "", exitFailed}
	}
	for _, name := range ledger.Quarantined() {
		k.warn(fmt.Sprintf("%s is next to %s: receipts were lost earlier; docs/receipts.md explains what that means", name, receipts.FileName))
	}
	for _, note := range notes {
		k.warn(note)
	}
	switch {
	case k.verify:
		err = k.printChain(report.ReceiptFile{Name: ledger.Path(), Chain: c})
	case len(c.Receipts) == 0 && c.Err == nil && len(notes) == 0:
		if k.json || k.csv || k.html { // programs get an empty list
			if err := k.write(w, c, ledger.Path()); err != nil {
				return err
			}
		}
		return noReceipts()
	default:
		err = k.write(w, c, ledger.Path())
	}
	if err == nil && len(notes) > 0 {
		err = failure{code: exitProblems}
	}
	return err
}

// write writes receipts in the requested format. A broken chain is written too, and then reported as an error.
func (k receiptsRun) write(w io.Writer, c receipts.Chain, path string) error {
	err := k.writeFormat(w, report.Receipts{Chain: c}, func(o standardOutput) markdown.Doc { return receiptRows(o, c, path) })
	if err != nil {
		return err
	}
	return chainError(path, c)
}

// receiptTables are receipts that can be written in the formats for other programs.
type receiptTables interface {
	WriteJSON(w io.Writer) error
	Table() report.Table
	Sheet() report.Sheet
}

func (k receiptsRun) writeFormat(w io.Writer, r receiptTables, text pageLayout) error {
	out := bufio.NewWriter(w)
	var err error
	switch {
	case k.json:
		err = r.WriteJSON(out)
	case k.csv:
		err = r.Table().WriteCSV(out)
	case k.html:
		err = r.Sheet().WriteHTML(out)
	case w == io.Writer(k.Stdout):
		err = k.print(text)
	default:
		file := standardOutput{theme: theme.New(theme.Options{})}
		_, err = out.WriteString(file.text(text(file)))
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// chainError returns the failure for a chain that does not verify, or nil if it is intact.
func chainError(path string, c receipts.Chain) error {
	if c.Err == nil {
		return nil
	}
	return failure{path + ": " + c.Err.Error(), docsHint, exitProblems}
}

func receiptRows(out standardOutput, c receipts.Chain, path string) markdown.Doc {
	r, th := &rowWriter{out: out}, out.theme
	r.add("", th.Title.Render("Receipts")+th.Quiet.Render(" in "+path))
	for _, one := range c.Receipts {
		when := "from a newer trustbook"
		if !one.When.IsZero() {
			when = one.When.Format("2006-01-02 15:04 -07:00")
		}
		r.addHanging(th.Quiet.Render(fmt.Sprintf("%4d  %s  ", one.Seq, when)) + th.Strong.Render(one.Who) + "  " + th.Text.Render(receiptSubject(one)))
	}
	r.add("", th.Quiet.Render(report.Disclaimer))
	return r.doc
}

func receiptSubject(r *receipts.Receipt) string {
	text := r.Title
	if r.Version != "" {
		text += ", version " + r.Version
	}
	if r.Handbook != "" {
		text += " (" + r.Handbook + ")"
	}
	return text
}

func (k receiptsRun) verifyFiles(files []string) error {
	submissions, err := k.readSubmissions(files, lockdown.Needs{})
	if err != nil {
		return err
	}
	failed := false
	for _, s := range submissions {
		err := s.err
		if err == nil {
			err = k.printChain(s.file)
		}
		if err != nil {
			failed = true
			k.report(err)
		}
	}
	if failed {
		return failure{code: exitProblems}
	}
	return nil
}

// printChain prints that a chain is intact, who signed it, and its last hash. With this hash anyone can check later
// that no receipt was removed from the end.
func (k receiptsRun) printChain(f report.ReceiptFile) error {
	if err := chainError(f.Name, f.Chain); err != nil {
		return err
	}
	for _, remark := range f.Chain.Remarks {
		k.warn(f.Name + ": " + remark)
	}
	text := f.Name + ": no receipts\n"
	if n := len(f.Chain.Receipts); n > 0 {
		text = fmt.Sprintf("%s: %s, the chain is intact%s; the last hash is %s\n", f.Name, phrases.CountWithNoun(n, "receipt"), signerSuffix(f.Signer), f.Chain.Receipts[n-1].Hash)
	}
	return k.printText(text)
}

// signerSuffix returns a comma followed by the id of the key that made a valid signature, or "" if there is none.
func signerSuffix(key string) string {
	if key == "" {
		return ""
	}
	return ", signed by " + key
}
