package cli

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/export"
	"trustbook/ui/markdown"
	"trustbook/ui/page"
	"trustbook/ui/theme"
)

// The formats of show.
const (
	formatTerm     = "term"
	formatText     = "text"
	formatMarkdown = "markdown"
	formatJSON     = "json"
)

// showFormats are all of them in the order they are offered.
func showFormats() []string { return []string{formatText, formatMarkdown, formatJSON, formatTerm} }

func (p *Program) show() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "show ID",
		Short: "Print one text",
		Long: "Print one text of the handbook by its id. `trustbook list` shows the ids; former ids work too.\n" +
			"A terminal gets it as the screen shows it (term), a pipe or file as plain text.",
		Example: "  trustbook show mfa-production-admin\n  trustbook show secret-handling --format markdown",
		Args:    oneID,
		RunE: func(_ *cobra.Command, args []string) error {
			h, err := p.load()
			if err != nil {
				return err
			}
			e, err := p.find(h, args[0])
			if err != nil {
				return err
			}
			return p.print(h, e, format)
		},
	}
	c.Flags().StringVar(&format, "format", "", "`form` of the text: "+either(showFormats()))
	offer(c, "format", fixed(showFormats()))
	c.ValidArgsFunction = p.completeID()
	p.pagerFlag(c)
	return c
}

func oneID(c *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] != "" {
		return nil
	}
	found := strconv.Itoa(len(args))
	if len(args) == 1 {
		found = "an empty one"
	}
	return failure{fmt.Sprintf("%s takes the id of one text, not %s", c.Name(), found), "`trustbook list` shows the ids", failed}
}

// unknown says that no text has an id, and which come near.
func (p *Program) unknown(h *handbook.Handbook, id string) error {
	f := failure{"no text has the id " + shown(id), "`trustbook list` shows the ids", notFound}
	var near []string
	for _, hit := range search.New(h).Search(strings.ReplaceAll(id, "-", " "), search.Options{Limit: 3}).Hits {
		near = append(near, hit.Entry.ID)
	}
	if len(near) > 0 {
		f.hint = "near it: " + strings.Join(near, ", ") + "; " + f.hint
	}
	return f
}

func (p *Program) print(h *handbook.Handbook, e *handbook.Entry, format string) error {
	if format == "" {
		format = formatText
		if term.IsTerminal(p.Stdout.Fd()) && !p.terminal().Dumb() {
			format = formatTerm
		}
	}
	switch format {
	case formatTerm:
		return p.put(func(out output) markdown.Doc {
			width := cmp.Or(out.width, measure)
			return page.Text(h, e, out.theme, max(1, width-len(gutter)), p.now())
		})
	case formatText:
		return p.write(p.text(h, e))
	case formatMarkdown:
		return p.write(h.Markdown(e))
	case formatJSON:
		return export.WriteEntry(p.Stdout, h, e, p.now())
	}
	return failure{"show knows no format " + shown(format), "the formats are " + either(showFormats()), failed}
}

func (p *Program) write(text string) error {
	_, err := p.Stdout.WriteString(markdown.Clean(text))
	return err
}

// text is an entry as plain text, wrapped: the title, the question, the answer,
// the body, and where it is from.
func (p *Program) text(h *handbook.Handbook, e *handbook.Entry) string {
	th := theme.New(theme.Options{Name: theme.Mono, ASCII: p.set.Config.ASCII || p.terminal().WantsASCII()})
	r := markdown.New(th, measure)
	r.PrintAddresses(true)
	var blocks []string
	for _, s := range []string{e.Title, e.Question, e.ShortAnswer()} {
		blocks = append(blocks, strings.Join(markdown.Plain(s, th, measure).Plain, "\n"))
	}
	body := r.Render(e.Markdown)
	if e.Plain != "" {
		body = markdown.Plain(e.Markdown, th, measure)
	}
	blocks = append(blocks, strings.Join(body.Plain, "\n"), "  Source: "+h.Citation(e))
	return outdent(blocks)
}

// outdent joins blocks and takes the gutter away, which is empty but for bars.
func outdent(blocks []string) string {
	var b strings.Builder
	for _, block := range blocks {
		if strings.TrimSpace(block) == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		for row := range strings.SplitSeq(block, "\n") {
			b.WriteString(strings.TrimPrefix(row, gutter) + "\n")
		}
	}
	return b.String()
}
