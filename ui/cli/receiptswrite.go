package cli

import (
	"strings"

	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
	"trustbook/ui/layout"
	"trustbook/ui/lockdown"
	"trustbook/ui/markdown"
	"trustbook/ui/receipts"
	"trustbook/ui/receipts/report"
	"trustbook/ui/statedir"
)

// writeStored writes the receipts file as stored and, if a key was given, a signature next to it.
func (k receiptsRun) writeStored(ledger *receipts.Ledger) error {
	content := func(writeFolders ...string) ([]byte, error) { return k.readIntact(ledger, writeFolders...) }
	switch {
	case k.key == "":
		return k.writeFile(k.output, content)
	case k.output == "" || k.output == "-":
		return failure{signNeedsFile, "for example `trustbook receipts --sign minisign.key -o ada.jsonl`", exitFailed}
	}
	return k.writeSigned(k.output, k.key, content, func(data, key []byte, password string) ([]byte, error) {
		return pack.SignReceipts(data, key, password, k.now())
	})
}

// readIntact returns the content of the receipts file. It refuses a broken chain, because a signature would make it
// look intact and no one could merge it.
func (k receiptsRun) readIntact(ledger *receipts.Ledger, writeFolders ...string) ([]byte, error) {
	if err := k.lockDown(lockdown.Needs{Read: []string{statedir.StatePath(k.Environ)}, Write: writeFolders}); err != nil {
		return nil, err
	}
	data, notes, err := ledger.Bytes()
	if err != nil {
		return nil, failure{err.Error(), "", exitFailed}
	}
	for _, note := range notes {
		k.warn(note)
	}
	c := receipts.Parse(data)
	if len(c.Receipts) == 0 && c.Err == nil {
		return nil, noReceipts()
	}
	return data, chainError(ledger.Path(), c)
}

// mergedRows formats merged receipts as text, with a table for each reading path.
func mergedRows(out standardOutput, m *report.Report) markdown.Doc {
	r, th := &rowWriter{out: out}, out.theme
	for _, p := range m.Tables {
		r.add("", th.Title.Render(p.Title))
		who, state := 0, 0
		for _, row := range p.Rows {
			who, state = max(who, cellWidth(row.Who)), max(state, cellWidth(describeAcknowledgement(row)))
		}
		for _, row := range p.Rows {
			style := th.Text
			if row.Pending() {
				style = th.Caution
			}
			said := describeAcknowledgement(row)
			r.addHanging(th.Strong.Render(row.Who) + columnPadding(row.Who, who) + style.Render(said) + columnPadding(said, state) + th.Text.Render(row.Title+receiptDetails(row)))
		}
		r.addBlank()
	}
	if len(m.Skipped) > 0 {
		r.add("", th.Title.Render(report.SkippedTitle))
		for _, l := range m.Skipped {
			r.addHanging(th.Strong.Render(sanitize.CleanLine(l.File)) + "  " + th.Caution.Render(sanitize.CleanLine(l.Why)))
		}
		r.addBlank()
	}
	for _, note := range append(m.UnlistedNote(), report.Disclaimer) {
		r.add("", th.Quiet.Render(note))
	}
	return r.doc
}

// maxCellWidth limits the padding of cells in a column, so that a long title does not push other columns off the
// screen.
const maxCellWidth = 40

func cellWidth(text string) int { return min(maxCellWidth, layout.Width(text)) }

// columnPadding returns the padding after a cell in a column of the given width.
func columnPadding(text string, width int) string {
	return strings.Repeat(" ", max(0, width-layout.Width(text))+2)
}

// describeAcknowledgement describes when an entry was acknowledged, or why it does not count as acknowledged.
func describeAcknowledgement(row *report.AckRow) string {
	if row.State == report.StateMissing || row.State == report.StateRefused {
		return row.State
	}
	day, _, _ := strings.Cut(row.When, "T")
	text := strings.TrimSpace(report.StateAcknowledged + " " + day)
	if row.State == report.StateOutdated {
		text += "; changed since"
	}
	return text
}

// receiptDetails returns the text after the title of an entry: the version, the signature and remarks.
func receiptDetails(row *report.AckRow) string {
	text := ""
	if row.Version != "" && row.State != report.StateMissing && row.State != report.StateRefused {
		text = ", version " + row.Version
	}
	return strings.Join(append([]string{text + signerSuffix(row.Signed)}, row.Remarks...), "; ")
}
