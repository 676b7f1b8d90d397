package receipts

import (
	"fmt"
	"io"

	"trustbook/ui/markdown"
)

// mergedColumns are those of a path.
var mergedColumns = []string{"who", "text", "title", "version", "when", "signed by", "state"}

// Sheet is a table for each path.
func (m *Merged) Sheet() Sheet {
	s := Sheet{Title: "Acknowledgements", Notes: []string{Caution}}
	if m.Missing > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("Still missing: %d", m.Missing))
	}
	if m.Again > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("To be acknowledged again: %d", m.Again))
	}
	for _, p := range m.Paths {
		t := Table{Title: p.Title, Columns: mergedColumns, Open: map[int]bool{}}
		for i, r := range p.Rows {
			t.Rows = append(t.Rows, []string{r.Who, r.Entry, r.Title, r.Version, r.When, r.Signed, r.State})
			if r.State != Acknowledged {
				t.Open[i] = true
			}
		}
		s.Tables = append(s.Tables, t)
	}
	return s
}

// WriteJSON writes the standings as one JSON object.
func (m *Merged) WriteJSON(w io.Writer) error {
	type row struct {
		Handbook string `json:"handbook"`
		Path     string `json:"path,omitempty"`
		Who      string `json:"who"`
		Entry    string `json:"entry"`
		Title    string `json:"title"`
		Version  string `json:"version,omitempty"`
		When     string `json:"when,omitempty"`
		Signed   string `json:"signed,omitempty"` // id of the key
		State    string `json:"state"`
	}
	out := struct {
		Schema  int   `json:"schema"`
		Missing int   `json:"missing"`
		Again   int   `json:"again"`
		Rows    []row `json:"rows"`
	}{Schema: Schema, Missing: m.Missing, Again: m.Again, Rows: []row{}}
	for _, p := range m.Paths {
		for _, r := range p.Rows {
			out.Rows = append(out.Rows, row{p.Handbook, p.Path, r.Who, r.Entry, r.Title, r.Version, r.When, r.Signed, r.State})
		}
	}
	return markdown.WriteJSON(w, out, "  ")
}
