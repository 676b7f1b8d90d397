package cli

import (
	"bufio"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"trustbook/ui/export"
	"trustbook/ui/lockdown"
)

func (p *Program) export() *cobra.Command {
	var format, file string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the whole handbook as one file",
		Long: "Write the whole handbook as one file: a page for the browser and for paper, Markdown, JSON\n" +
			"or CSV. The page needs no other file, loads nothing and runs nothing.",
		Example: "  trustbook export -o handbook.html\n  trustbook export --format csv > handbook.csv",
		RunE: func(*cobra.Command, []string) error {
			f, err := exportFormat(format)
			if err != nil {
				return err
			}
			if file == "" || file == "-" {
				return p.writeBook(p.Stdout, f, lockdown.Needs{})
			}
			out, err := p.create(file)
			if err != nil {
				return err
			}
			return out.finish(p.writeBook(out, f, lockdown.Needs{Write: []string{out.folder()}}))
		},
	}
	c.Flags().StringVar(&format, "format", string(export.HTML), "`form` of the file: "+either(exportFormats()))
	offer(c, "format", fixed(exportFormats()))
	c.Flags().StringVarP(&file, "output", "o", "", "write to this `file` instead of standard output")
	return c
}

// writeBook writes the handbook to what is open already.
func (p *Program) writeBook(w io.Writer, f export.Format, n lockdown.Needs) error {
	if err := p.lock(n); err != nil {
		return err
	}
	h, err := p.load()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if err := export.Write(out, h, f); err != nil {
		return err
	}
	return out.Flush()
}

func exportFormats() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, string(f))
	}
	return names
}

func exportFormat(name string) (export.Format, error) {
	f := export.Format(name)
	if !slices.Contains(export.Formats(), f) {
		return "", failure{"export knows no format " + shown(name), "the formats are " + either(exportFormats()), failed}
	}
	return f, nil
}
