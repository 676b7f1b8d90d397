package receipts

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// mergedColumns are those of a path.
var mergedColumns = []string{"who", "text", "title", "version", "when", "signed by", "state", "remark"}

func (s *Row) cells() []string {
	return []string{s.Who, s.Entry, s.Title, s.Version, s.When, s.Signed, s.State, strings.Join(s.Remarks, "; ")}
}

// Open says whether there is something left to do.
func (s *Row) Pending() bool { return s.State != Acknowledged && s.State != NotAsked }

// Sheet is a table for each path, and one of what was left out.
func (m *Report) Sheet() Sheet {
	s := Sheet{Title: "Acknowledgements", Notes: []string{Disclaimer}}
	if m.Missing > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("Still missing: %d", m.Missing))
	}
	if m.Again > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("To be acknowledged again: %d", m.Again))
	}
	s.Notes = append(s.Notes, m.UnlistedNotes()...)
	for _, p := range m.Paths {
		t := Table{Title: p.Title, Columns: mergedColumns, Open: map[int]bool{}}
		for i, r := range p.Rows {
			t.Rows = append(t.Rows, r.cells())
			t.Open[i] = r.Pending()
		}
		s.Tables = append(s.Tables, t)
	}
	if len(m.Skipped) > 0 {
		s.Tables = append(s.Tables, m.leftOut())
	}
	return s
}

// LeftOut is what files that were not joined stand under.
const SkippedTitle = "Not joined"

func (m *Report) leftOut() Table {
	t := Table{Title: SkippedTitle, Columns: []string{"file", "why"}}
	for _, l := range m.Skipped {
		t.Rows = append(t.Rows, []string{sanitize.CleanLine(l.File), sanitize.CleanLine(l.Why)})
	}
	return t
}

// Strangers says how many people have handed in and are not on the list; nothing when
// there are none.
func (m *Report) UnlistedNotes() []string {
	if m.Unlisted == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Handed in, and not on the list: %d", m.Unlisted)}
}

// Table is all rows as one table, for a spreadsheet. What is beside those of a path
// stands at its ends, so that the columns between stay where they are.
func (m *Report) Table() Table {
	t := Table{Columns: slices.Concat([]string{"path"}, mergedColumns, []string{"handbook"})}
	for _, p := range m.Paths {
		for _, r := range p.Rows {
			t.Rows = append(t.Rows, slices.Concat([]string{p.Path}, r.cells(), []string{p.Handbook}))
		}
	}
	return t
}

// WriteJSON writes the standings as one JSON object.
func (m *Report) WriteJSON(w io.Writer) error {
	type row struct {
		Handbook string   `json:"handbook"`
		Path     string   `json:"path,omitempty"`
		Who      string   `json:"who"`
		Entry    string   `json:"entry"`
		Title    string   `json:"title"`
		Version  string   `json:"version,omitempty"`
		When     string   `json:"when,omitempty"`
		Signed   string   `json:"signed,omitempty"` // id of the key
		State    string   `json:"state"`
		Remarks  []string `json:"remarks,omitempty"`
	}
	out := struct {
		Schema   int           `json:"schema"`
		Missing  int           `json:"missing"`
		Again    int           `json:"again"`
		Unlisted int           `json:"unlisted"`
		Rows     []row         `json:"rows"`
		Left     []SkippedFile `json:"not_joined"`
	}{Schema: Schema, Missing: m.Missing, Again: m.Again, Unlisted: m.Unlisted, Rows: []row{}, Left: append([]SkippedFile{}, m.Skipped...)}
	for _, p := range m.Paths {
		for _, r := range p.Rows {
			out.Rows = append(out.Rows, row{p.Handbook, p.Path, r.Who, r.Entry, r.Title, r.Version, r.When, r.Signed, r.State, r.Remarks})
		}
	}
	return sanitize.WriteJSON(w, out, "  ")
}
