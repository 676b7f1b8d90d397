package cli

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/handbook/sanitize"
	"trustbook/search"
	"trustbook/ui/export"
	"trustbook/ui/markdown"
	"trustbook/ui/page"
)

// Formats of the show command.
const (
	formatTerm     = "term"
	formatText     = "text"
	formatMarkdown = "markdown"
	formatJSON     = "json"
)

func showFormats() []string { return []string{formatText, formatMarkdown, formatJSON, formatTerm} }

func (p *Program) showCommand() *cobra.Command {
	var format string
	var asJSON bool
	c := &cobra.Command{
		Use:        "show ID",
		SuggestFor: []string{"view", "read", "print"},
		Short:      "Print one entry",
		Long: "Print the entry with this id. `trustbook list` shows the ids; former ids work too.\n" +
			"On a terminal the default format is term, which looks like the open entry; in a pipe or file it is text.",
		Example: "  trustbook show mfa-production-admin\n  trustbook show secret-handling --format markdown",
		Args:    oneID,
		RunE: func(_ *cobra.Command, args []string) error {
			h, err := p.loadHandbook()
			if err != nil {
				return err
			}
			e, err := p.findEntry(h, args[0])
			if err != nil {
				return err
			}
			if asJSON {
				format = formatJSON
			}
			return p.printEntry(h, e, format)
		},
	}
	c.Flags().StringVar(&format, "format", "", "output `format`: "+joinOr(showFormats()))
	completeFlag(c, "format", fixedCompletions(showFormats()))
	c.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	c.ValidArgsFunction = p.completeID()
	p.addPagerFlag(c)
	return c
}

func oneID(c *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] != "" {
		return nil
	}
	found := ", but got " + strconv.Itoa(len(args))
	switch len(args) {
	case 0:
		found = ""
	case 1:
		found = ", but it is empty"
	}
	return failure{c.Name() + " needs one entry id" + found, "`trustbook list` shows the ids", exitFailed}
}

// unknownID returns the failure for an id that does not exist. Its hint suggests the id that the user probably meant.
// If no id is similar, it suggests the best entry for a search with the words of the id, and any other entries that are
// more than a weak match.
func unknownID(h *handbook.Handbook, id string) failure {
	f := failure{"no entry has the id " + sanitize.Quote(id), "`trustbook list` shows the ids", exitProblems}
	var similar []string
	if near := handbook.NearestName(id, handbook.MapSlice(h.Entries, func(e *handbook.Entry) string { return e.ID })); near != "" {
		similar = append(similar, near)
	} else if r := search.New(h).Search(strings.ReplaceAll(id, "-", " "), search.Options{Limit: 3}); !r.NoAnswer && !r.IsSuggestion() && !r.FuzzyOnly {
		for i := range r.Hits {
			if i == 0 || r.Hits[i].Confidence > search.Low {
				similar = append(similar, r.Hits[i].Entry.ID)
			}
		}
	}
	if len(similar) > 0 {
		f.hint = "similar ids: " + strings.Join(similar, ", ") + "; " + f.hint
	}
	return f
}

// printEntry prints an entry in the given format. If format is "", the format depends on whether standard output is a
// terminal.
func (p *Program) printEntry(h *handbook.Handbook, e *handbook.Entry, format string) error {
	if format == "" {
		format = formatText
		if term.IsTerminal(p.Stdout.Fd()) {
			format = formatTerm
		}
	}
	switch format {
	case formatTerm:
		return p.print(func(out standardOutput) markdown.Doc {
			width := cmp.Or(out.width, textWidth)
			return page.PrintableText(h, e, out.theme, max(1, width-len(gutter)), p.now())
		})
	case formatText:
		return p.printText(quote.PrintablePage(h, e, p.now()))
	case formatMarkdown:
		return p.printText(quote.Markdown(h, e, p.now()))
	case formatJSON:
		return export.WriteEntry(p.Stdout, h, e, p.now())
	}
	return unknownFormat(format, showFormats())
}
