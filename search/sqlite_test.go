package search

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trustbook/handbook"
)

// reportFullText reports the CPU time that SQLite takes to build a full-text table of the entries in memory, in b.N
// runs. It does nothing if sqlite3 is not installed.
func reportFullText(b *testing.B, h *handbook.Handbook) {
	b.Helper()
	sqlite, err := exec.LookPath("sqlite3")
	if err != nil {
		b.Skip("sqlite3 is not installed")
	}
	path := filepath.Join(b.TempDir(), "texts.csv")
	if err := writeTexts(path, h); err != nil {
		b.Fatal(err)
	}
	var cpu time.Duration
	for b.Loop() {
		cmd := exec.Command(sqlite, ":memory:")
		cmd.Stdin = strings.NewReader("CREATE TABLE texts(id, title, body);\nCREATE VIRTUAL TABLE f USING fts5(id, title, body);\n" +
			".import --csv " + path + " texts\n.timer on\nINSERT INTO f SELECT * FROM texts;\n")
		out, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		var wall, user, system float64
		if _, err := fmt.Sscanf(string(out), "Run Time: real %f user %f sys %f", &wall, &user, &system); err != nil {
			b.Fatalf("%s: %v", out, err)
		}
		cpu += time.Duration((user + system) * float64(time.Second))
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "ms-CPU/op")
}

// writeTexts writes the id, title and text of each entry as CSV.
func writeTexts(path string, h *handbook.Handbook) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	for _, e := range h.Entries {
		if err := w.Write([]string{e.ID, e.Title, e.Text()}); err != nil {
			return err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	return f.Close()
}
