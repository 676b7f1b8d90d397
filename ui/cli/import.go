package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/check"
	"trustbook/handbook/load"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/importer"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/phrases"
	"trustbook/ui/statedir"
)

type importRun struct {
	*Program

	output, level, kind string
	asJSON              bool
	taken               int // number of files that were not written because they already existed
	written             []string
}

func (p *Program) importCommand() *cobra.Command {
	k := importRun{Program: p}
	c := &cobra.Command{
		Use:   "import FILE... -o DIR",
		Short: "Turn Word documents, web pages and tables into entries",
		Long: "Turn documents into draft entries, one Markdown file each: Word (.docx),\n" +
			"HTML, tables of questions and answers (.csv, .xlsx), and OSCAL component\n" +
			"definitions and catalogs (.json). Nothing is overwritten.\n" +
			"Tracked changes count as accepted. Omissions, such as hidden text, comments\n" +
			"and pictures, are listed with their positions. At the end the entries\n" +
			"are checked. The exit code is 1 if a file already exists or check finds an error.",

		Example: "  trustbook import access-policy.docx -o my-handbook\n  trustbook import --level 1 staff-handbook.docx -o my-handbook",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || slices.Contains(args, "") {
				return failure{"import takes the files to import", "for example `trustbook import policy.docx -o my-handbook`", exitFailed}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return k.run(args) },
	}
	c.Flags().StringVarP(&k.output, "output", "o", "", "write the entries to this `folder`")
	c.Flags().StringVar(&k.level, "level", "auto", "heading `level` that begins an entry: 1 to 6, 0 for none, or auto")
	c.Flags().StringVar(&k.kind, "kind", "", "`kind` of the entries: "+joinOr(kindNames()))
	c.Flags().BoolVar(&k.asJSON, "json", false, "print one JSON object")
	completeFlag(c, "level", fixedCompletions([]string{"auto", "0", "1", "2", "3"}))
	completeFlag(c, "kind", fixedCompletions(kindNames()))
	completeFlag(c, "output", cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs))
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return importer.Extensions(), cobra.ShellCompDirectiveFilterFileExt
	}
	return c
}

func (k *importRun) run(args []string) error {
	k.warnProblems(k.settings.Problems)
	o, err := k.options()
	if err != nil {
		return err
	}
	files, err := readImports(args)
	if err != nil {
		return err
	}
	root, err := k.openOutput()
	if err != nil {
		return err
	}
	defer root.Close()
	if err := k.lockDown(lockdown.Needs{Trees: []string{k.output}}); err != nil {
		return err
	}
	if h, err := load.Handbook(root.FS()); err == nil {
		o.Taken = func(id string) bool { return h.Entry(id) != nil }
	}
	imported := importer.Import(files, o)
	if err := k.write(root, imported); err != nil {
		return err
	}
	problems, err := k.check(root)
	if err != nil {
		return err
	}
	return k.report(imported, problems)
}

func (k *importRun) options() (importer.Options, error) {
	o := importer.Options{Split: importer.SplitAuto, Kind: handbook.Kind(k.kind)}
	if k.kind != "" && !slices.Contains(kindNames(), k.kind) {
		return o, failure{"--kind takes " + joinOr(kindNames()) + ", not " + sanitize.Quote(k.kind), "", exitFailed}
	}
	if level, ok := strings.CutPrefix(k.level, "auto"); !ok || level != "" {
		if len(k.level) != 1 || k.level[0] < '0' || k.level[0] > '6' {
			return o, failure{"--level takes auto or a number from 0 to 6, not " + sanitize.Quote(k.level), "", exitFailed}
		}
		o.Split = int(k.level[0] - '0')
	}
	return o, nil
}

// readImports reads the files to import, before the lock-down.
func readImports(args []string) ([]importer.File, error) {
	var out []importer.File
	for _, name := range args {
		data, err := safefile.Read(name, importer.MaxBytes)
		if errors.Is(err, safefile.ErrNotRegular) {
			return nil, failure{sanitize.Shorten(name, maxPathChars) + " is not a file", "name the files to import, such as `" + filepath.Join(sanitize.CleanLine(name), "*.docx") + "`", exitFailed}
		}
		if err != nil {
			return nil, failure{fmt.Sprintf("cannot import %s: %v", sanitize.Shorten(name, maxPathChars), statedir.ShortenError(err)), "", exitFailed}
		}
		out = append(out, importer.File{Name: name, Data: data})
	}
	return out, nil
}

// openOutput opens the folder for the entries, and creates it if necessary. Nothing is written outside this folder,
// even if it contains links to other folders.
func (k *importRun) openOutput() (*os.Root, error) {
	const hint = "choose a writable folder with -o"
	if k.output == "" {
		return nil, failure{"import needs a folder for the entries", "name one with -o, such as `-o my-handbook`", exitFailed}
	}
	if k.inStateFolder(filepath.Join(k.output, "entry.md")) {
		return nil, failure{k.output + " is in the folder where trustbook stores your progress and receipts", "choose another folder with -o", exitFailed}
	}
	if err := os.MkdirAll(k.output, 0o777); err != nil { //nolint:forbidigo,gosec // named with -o; the umask restricts the mode
		return nil, failure{fmt.Sprintf("cannot create the folder: %v", shortenPath(err)), hint, exitFailed}
	}
	root, err := os.OpenRoot(k.output)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot open the folder: %v", shortenPath(err)), hint, exitFailed}
	}
	return root, nil
}

// write writes the files of all entries except those that already exist.
func (k *importRun) write(root *os.Root, imported []importer.Imported) error {
	for _, im := range imported {
		for i := range im.Entries {
			e := &im.Entries[i]
			err := writeNewFile(root, e.Path, e.Markdown())
			switch {
			case errors.Is(err, fs.ErrExist):
				k.taken++
			case err != nil:
				hint := "nothing was written"
				if len(k.written) > 0 {
					hint = phrases.CountWithNoun(len(k.written), "entry") + " had already been written"
				}
				return failure{fmt.Sprintf("cannot write %s: %v", filepath.Join(k.output, e.Path), statedir.ShortenError(err)), hint, exitFailed}
			default:
				k.written = append(k.written, e.Path)
			}
		}
	}
	return nil
}

// writeNewFile creates a file and its folders. If the file cannot be written completely, it is removed again.
func writeNewFile(root *os.Root, name, text string) error {
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(name)), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(filepath.FromSlash(name)) // a missing entry is better than an incomplete one
	}
	return err
}

// check returns the problems of the entries that were written, except that they are drafts.
func (k *importRun) check(root *os.Root) ([]handbook.Problem, error) {
	if len(k.written) == 0 || slices.Equal(k.written, []string{handbook.ManifestName}) {
		return nil, nil
	}
	h, err := load.Handbook(root.FS())
	if err != nil {
		return nil, failure{fmt.Sprintf("%s: %v", k.output, err), sourceHint, exitFailed}
	}
	problems := check.Run(h, root.FS(), check.Options{Now: k.now(), Ignore: []string{"draft-status"}})
	problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool { return !slices.Contains(k.written, p.Path) })
	for i := range problems {
		problems[i].Path = filepath.Join(k.output, filepath.FromSlash(problems[i].Path))
	}
	return problems, nil
}

// report prints which files were written, what was left out of the entries, and which problems the check found.
func (k *importRun) report(imported []importer.Imported, problems []handbook.Problem) error {
	var err error
	if k.asJSON {
		err = k.writeJSON(imported, problems)
	} else {
		err = k.print(func(out standardOutput) markdown.Doc { return k.rows(out, imported, problems) })
	}
	if err != nil {
		return err
	}
	unread := 0
	for _, im := range imported {
		if im.Err != nil {
			unread++
			k.warn(fmt.Sprintf("%s: %v", sanitize.Shorten(im.Name, maxPathChars), im.Err))
		}
	}
	if k.taken > 0 {
		k.warn(phrases.CountWithNoun(k.taken, "file") + " already existed; nothing was overwritten")
	}
	noun := "draft"
	if slices.Contains(k.written, handbook.ManifestName) {
		noun = "file"
	}
	summary := fmt.Sprintf("%s written to %s", phrases.CountWithNoun(len(k.written), noun), k.output)
	switch errors := handbook.CountProblems(problems).Errors; {
	case unread > 0:
		return failure{summary, "", exitFailed}
	case errors+k.taken > 0:
		return failure{summary, "", exitProblems}
	}
	k.warn(summary)
	k.hint(k.nextStep())
	return nil
}

// nextStep returns advice on what to do with the files that were written.
func (k *importRun) nextStep() string {
	if slices.Equal(k.written, []string{handbook.ManifestName}) {
		return "name the controls that an entry describes in its field `controls`, as SET:CONTROL with the id of the set in " + handbook.ManifestName
	}
	return "compare each with its source, then remove `status: draft`; `trustbook --handbook " + sanitize.CleanLine(k.output) + "` opens them"
}
