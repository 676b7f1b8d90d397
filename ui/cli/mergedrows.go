package cli

import (
	"bufio"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook/sanitize"
	"trustbook/ui/markdown"
	"trustbook/ui/receipts"
)

// writeMerged writes what was joined in the form that was asked for.
func (k receiptsOf) writeMerged(w io.Writer, m *receipts.Report) error {
	out := bufio.NewWriter(w)
	var err error
	switch {
	case k.json:
		err = m.WriteJSON(out)
	case k.csv:
		err = m.Table().WriteCSV(out)
	case k.html:
		err = m.Sheet().WriteHTML(out)
	case w == io.Writer(k.Stdout):
		err = k.put(func(o output) markdown.Doc { return mergedRows(o, m) })
	default:
		_, err = out.WriteString(output{}.text(mergedRows(output{}, m)))
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// mergedRows are the paths as people read them.
func mergedRows(out output, m *receipts.Report) markdown.Doc {
	r, th := &rows{out: out}, out.theme
	for _, p := range m.Paths {
		r.add("", th.Title.Render(p.Title))
		who, title := 0, 0
		for _, row := range p.Rows {
			who, title = max(who, cells(row.Who)), max(title, cells(row.Title))
		}
		for _, row := range p.Rows {
			style := th.Text
			if row.Pending() {
				style = th.Caution
			}
			r.hang(th.Strong.Render(row.Who) + room(row.Who, who) + th.Text.Render(row.Title) + room(row.Title, title) + style.Render(become(row)))
		}
		r.blank()
	}
	if len(m.Skipped) > 0 {
		r.add("", th.Title.Render(receipts.SkippedTitle))
		for _, l := range m.Skipped {
			r.hang(th.Strong.Render(sanitize.CleanLine(l.File)) + "  " + th.Caution.Render(sanitize.CleanLine(l.Why)))
		}
		r.blank()
	}
	for _, note := range append(m.UnlistedNotes(), receipts.Disclaimer) {
		r.add("", th.Quiet.Render(note))
	}
	return r.doc
}

// widestCell is the width of the widest cell that others are aligned with: one long
// title must not move what is behind all others out of sight.
const widestCell = 40

func cells(text string) int { return min(widestCell, ansi.StringWidth(text)) }

// room is what stands between a cell and the next of its row.
func room(text string, widest int) string {
	return strings.Repeat(" ", max(0, widest-ansi.StringWidth(text))+2)
}

// become is what has become of a text, in words.
func become(row *receipts.Row) string {
	return strings.Join(append([]string{became(row)}, row.Remarks...), "; ")
}

func became(row *receipts.Row) string {
	if row.State == receipts.Missing || row.State == receipts.Refused {
		return row.State
	}
	day, _, _ := strings.Cut(row.When, "T")
	said := strings.TrimSpace(receipts.Acknowledged + " " + day)
	if row.Version != "" {
		said += ", version " + row.Version
	}
	said += signedBy(row.Signed)
	if row.State == receipts.Outdated {
		said += "; changed since"
	}
	return said
}
