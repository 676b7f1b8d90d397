package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
	"trustbook/ui/statedir"
)

// receiptsOf is what the flags of receipts say.
type receiptsOf struct {
	*Program
	verify, merge, json, csv, html bool
	chain                          bool // the file as it is kept, which is what others join
	output, key, people            string
}

func (p *Program) receipts() *cobra.Command {
	k := receiptsOf{Program: p}
	c := &cobra.Command{
		Use:   "receipts [FILE...]",
		Short: "List, check and join what was acknowledged",
		Long: "List what was acknowledged on this computer, who did and when. The file is a chain: --verify\n" +
			"names the first record that was changed, moved, lost or torn, in it or in the files that are named.\n" +
			"--merge joins the files of many people, and says what is missing of those on a list. Bad files are\n" +
			"named and left out. A receipt is what somebody says of himself; docs/receipts.md says what it proves.\n\n" +
			"Without a flag the ending of -o says the form: .jsonl is the file to hand in, for --merge; .json, .csv\n" +
			"and .html are as with the flags, and any other is the list as it is printed.",
		Example: "  trustbook receipts -o ada.jsonl\n  trustbook receipts --sign minisign.key -o ada.jsonl\n  trustbook receipts --verify ada.jsonl\n" +
			"  trustbook receipts --merge --people staff.txt -o receipts.html handed-in/*.jsonl",
		RunE: func(c *cobra.Command, args []string) error {
			if err := apart(c, []string{"verify", "merge", "sign"}, []string{"json", "csv", "html", "verify"}, []string{"verify", "output"}, []string{"json", "csv", "html", "sign"}); err != nil {
				return err
			}
			return k.run(args)
		},
	}
	c.Flags().BoolVar(&k.verify, "verify", false, "only check the chain")
	c.Flags().BoolVar(&k.merge, "merge", false, "join the files that are named into one table for each reading path")
	c.Flags().StringVar(&k.people, "people", "", "a `file` with a name on each line, or a name, a colon and roles: what is asked of them and not acknowledged is missing")
	c.Flags().BoolVar(&k.json, "json", false, "print one JSON object")
	c.Flags().BoolVar(&k.csv, "csv", false, "print a table for spreadsheets")
	c.Flags().BoolVar(&k.html, "html", false, "print a page for the browser and for paper")
	c.Flags().StringVarP(&k.output, "output", "o", "", "write to this `file` instead of standard output")
	c.Flags().StringVar(&k.key, "sign", "", "write the file of receipts as it is, and sign it with the secret `key` of minisign in this file; needs -o")
	return c
}

// formed lets the form follow from the ending of the file where no flag says it.
func (k receiptsOf) formed() receiptsOf {
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

func (k receiptsOf) run(args []string) error {
	k = k.formed()
	switch {
	case k.people != "" && !k.merge:
		return failure{"--people is for --merge", usageOfMerge, failed}
	case k.merge:
		return k.join(args)
	case k.verify && len(args) > 0:
		return k.verifyFiles(args)
	case len(args) > 0:
		return failure{"receipts lists those of this computer, and got " + shown(args[0]), "--verify checks files, and --merge joins them", failed}
	}
	ledger := k.ledger()
	if ledger == nil {
		return failure{"nothing is kept with --no-state", "", failed}
	}
	if k.key != "" {
		return k.sign(ledger)
	}
	if k.chain {
		return k.handIn(ledger)
	}
	if k.output == "" || k.output == "-" {
		return k.own(ledger, k.Stdout, nil)
	}
	out, err := k.create(k.output)
	if err != nil {
		return err
	}
	err = k.own(ledger, out, []string{out.folder()})
	if isVerdict(err) { // the file is written, and something is wrong with what is in it
		if lost := out.finish(nil); lost != nil {
			return lost
		}
		return err
	}
	return out.finish(err)
}

// isVerdict says whether a command has done what it is for and found problems.
func isVerdict(err error) bool {
	f, ok := errors.AsType[failure](err)
	return ok && f.code == notFound
}

// usageOfMerge is how people are named.
const usageOfMerge = "for example `trustbook receipts --merge --people staff.txt handed-in/*.jsonl`"

// own lists or checks the receipts of this computer.
func (k receiptsOf) own(ledger *receipts.Ledger, w io.Writer, write []string) error {
	if err := k.lock(lockdown.Needs{Read: []string{statedir.Path(k.Environ)}, Write: write}); err != nil {
		return err
	}
	c, notes, err := ledger.Read()
	if err != nil {
		return failure{err.Error(), "", failed}
	}
	for _, name := range ledger.Quarantined() {
		k.say(fmt.Sprintf("%s lies beside %s: something was lost before; docs/receipts.md says what it is", name, receipts.FileName))
	}
	for _, note := range notes {
		k.say(note)
	}
	switch {
	case k.verify:
		err = k.printVerdict(receipts.File{Name: ledger.Path(), Chain: c})
	case len(c.Receipts) == 0 && c.Err == nil && len(notes) == 0:
		if k.json || k.csv || k.html { // a program gets a list all the same
			if err := k.write(w, c, ledger.Path()); err != nil {
				return err
			}
		}
		return failure{"nothing was acknowledged here", "a text that asks for it says so at its end", notFound}
	default:
		err = k.write(w, c, ledger.Path())
	}
	if err == nil && len(notes) > 0 {
		err = failure{code: notFound}
	}
	return err
}

// write writes receipts in the form that was asked for. A chain that does not hold
// is written all the same, and said.
func (k receiptsOf) write(w io.Writer, c receipts.Chain, path string) error {
	out := bufio.NewWriter(w)
	var err error
	switch {
	case k.json:
		err = c.WriteJSON(out)
	case k.csv:
		err = c.Table().WriteCSV(out)
	case k.html:
		err = c.Sheet().WriteHTML(out)
	case w == io.Writer(k.Stdout):
		err = k.put(func(o output) markdown.Doc { return listed(o, c, path) })
	default:
		_, err = out.WriteString(output{}.text(listed(output{}, c, path)))
	}
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return broken(path, c)
}

// broken is the verdict on a chain that does not hold, nil on one that does.
func broken(path string, c receipts.Chain) error {
	if c.Err == nil {
		return nil
	}
	return failure{path + ": " + c.Err.Error(), "docs/receipts.md says what that means", notFound}
}

// listed are receipts as people read them.
func listed(out output, c receipts.Chain, path string) markdown.Doc {
	r, th := &rows{out: out}, out.theme
	r.add("", th.Title.Render("Receipts")+th.Quiet.Render(" in "+path))
	for _, one := range c.Receipts {
		when := "from a newer trustbook"
		if !one.When.IsZero() {
			when = one.When.Format("2006-01-02 15:04 -07:00")
		}
		r.hang(th.Quiet.Render(fmt.Sprintf("%4d  %s  ", one.Seq, when)) + th.Strong.Render(one.Who) + "  " + th.Text.Render(subjectOf(one)))
	}
	r.add("", th.Quiet.Render(receipts.Disclaimer))
	return r.doc
}

// subjectOf is what a receipt is for, in words.
func subjectOf(r *receipts.Receipt) string {
	text := r.Title
	if r.Version != "" {
		text += ", version " + r.Version
	}
	if r.Handbook != "" {
		text += " (" + r.Handbook + ")"
	}
	return text
}

func (k receiptsOf) verifyFiles(files []string) error {
	handed, err := k.handedIn(files, lockdown.Needs{})
	if err != nil {
		return err
	}
	bad := false
	for _, f := range handed {
		err := f.err
		if err == nil {
			err = k.printVerdict(f.file)
		}
		if err != nil {
			bad = true
			k.report(err)
		}
	}
	if bad {
		return failure{code: notFound}
	}
	return nil
}

// printVerdict says that a chain holds, whose good signature it bears, what is odd
// about it, and the hash by which anyone can tell later that nothing was cut off.
func (k receiptsOf) printVerdict(f receipts.File) error {
	if err := broken(f.Name, f.Chain); err != nil {
		return err
	}
	for _, remark := range f.Chain.Remarks {
		k.say(f.Name + ": " + remark)
	}
	text := f.Name + ": no receipts\n"
	if n := len(f.Chain.Receipts); n > 0 {
		text = fmt.Sprintf("%s: %s, the chain holds%s; the last hash is %s\n", f.Name, phrases.Count(n, "receipt"), signedBy(f.Signer), f.Chain.Receipts[n-1].Hash)
	}
	return k.Program.write(markdown.Clean(text))
}

// signedBy names the key of a good signature behind a comma, "" for none.
func signedBy(key string) string {
	if key == "" {
		return ""
	}
	return ", signed by " + key
}
