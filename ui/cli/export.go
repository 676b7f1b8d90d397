package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/export"
	"trustbook/ui/lockdown"
	"trustbook/ui/workbook"
)

func (p *Program) exportCommand() *cobra.Command {
	var format, file string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the whole handbook as one file",
		Long: "Write the whole handbook as one file: an HTML page for the browser and for\n" +
			"printing, Markdown, JSON, a table (CSV or a workbook), or an OSCAL component\n" +
			"definition of the entries with controls. The page loads nothing and runs nothing.",
		Example: "  trustbook export -o handbook.html\n  trustbook export --format csv > handbook.csv",
		RunE: func(*cobra.Command, []string) error {
			f, err := formatOfFile(file)
			switch {
			case format != "" && !slices.Contains(export.Formats(), format):
				return unknownFormat(format, export.Formats())
			case format != "":
				f = format
			case err != nil:
				return err
			}
			if file == "" || file == "-" {
				if f == export.FormatXLSX {
					err = p.refuseTerminal()
				}
				if err == nil {
					err = p.writeExport(p.Stdout, f, lockdown.Needs{})
				}
				return err
			}
			out, err := p.createFile(file)
			if err != nil {
				return err
			}
			return p.reportWritten(file, out.finish(p.writeExport(out, f, lockdown.Needs{Write: []string{out.folder()}})))
		},
	}
	c.Flags().StringVar(&format, "format", "", "`format` of the file: "+joinOr(export.Formats())+" (default: from the file's extension, or html)")
	completeFlag(c, "format", fixedCompletions(export.Formats()))
	c.Flags().StringVarP(&file, "output", "o", "", "write to this `file` instead of standard output")
	return c
}

// writeExport writes the handbook to w, which was opened before the lock-down.
func (p *Program) writeExport(w io.Writer, f export.Format, n lockdown.Needs) error {
	if err := p.lockDown(n); err != nil {
		return err
	}
	h, err := p.loadHandbook()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	switch err := export.Write(out, h, f, p.now()); {
	case errors.Is(err, export.ErrNoControls):
		return failure{err.Error(), "name them in the field controls of entries, as in `controls: [iso27002-2022:8.5]`", exitProblems}
	case err != nil:
		return err
	}
	if long := export.EntriesWithLongCells(h, p.now()); (f == export.FormatCSV || f == export.FormatXLSX) && len(long) > 0 {
		p.warn(fmt.Sprintf("Excel shows only %d characters of a cell, and the text of %s is longer", workbook.MaxCellLength, strings.Join(long, ", ")))
	}
	p.warnOmittedTranslations(h, f)
	if f == export.FormatHTML || f == export.FormatMarkdown {
		p.warnLeftOut(f+" file", h.LinkedFiles(false))
	}
	return out.Flush()
}

// warnOmittedTranslations warns which translations in h a file of format f omits.
func (p *Program) warnOmittedTranslations(h *handbook.Handbook, f export.Format) {
	languages := export.OmittedLanguages(h, f)
	if len(languages) == 0 {
		return
	}
	names := handbook.MapSlice(languages, handbook.LanguageName)
	p.warn(fmt.Sprintf("the %s file is in one language; it leaves out the entries in %s", f, strings.Join(names, ", ")))
	p.hint(fmt.Sprintf("`--lang %s` writes those in %s; html, json, csv and xlsx files contain every language", languages[0], names[0]))
}

// maxEndingLetters is the maximum length of a file name extension that indicates a file type. Longer endings, such as
// those from mktemp, and numbers, as in "book.2026", do not indicate one.
const maxEndingLetters = 5

// formatOfFile returns the format for the extension of a file name, or HTML if there is no extension. Any other
// extension, such as ".pdf", is an error.
func formatOfFile(file string) (export.Format, error) {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
	switch {
	case ending == "htm":
		return export.FormatHTML, nil
	case ending == "md":
		return export.FormatMarkdown, nil
	case slices.Contains(export.Formats(), ending):
		return ending, nil
	case ending == "" || len(ending) > maxEndingLetters || strings.Trim(ending, "abcdefghijklmnopqrstuvwxyz") != "":
		return export.FormatHTML, nil
	}
	unknown := unknownFormat(ending, export.Formats())
	unknown.hint = "choose one with --format: " + joinOr(export.Formats())
	return "", unknown
}

func unknownFormat(name string, names []string) failure {
	meant := name
	if strings.EqualFold(name, "md") { // the usual extension of Markdown
		meant = formatMarkdown
	}
	return failure{"unknown format " + sanitize.Quote(name) + handbook.DidYouMean(handbook.NearestName(meant, names)), "use " + joinOr(names), exitFailed}
}
