package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSupportCalls types the queries of support staff during calls. Each line of calls.txt in the folder
// TRUSTBOOK_COLLECTIONS contains a query, a tab, and the ids of entries that answer it, or "honest" if none does. With
// -v it prints the number of keys from the start to the copied answer.
func TestSupportCalls(t *testing.T) {
	file := filepath.Join(os.Getenv("TRUSTBOOK_COLLECTIONS"), "calls.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skip("set TRUSTBOOK_COLLECTIONS to the folder with calls.txt")
	}
	for _, size := range screenSizes {
		calls, right, keys := 0, 0, 0
		for line := range strings.Lines(string(data)) {
			query, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			calls++
			p := start(t, size[0], size[1]).typed(query)
			n, ok := callAnswered(p, query, want)
			if keys += n; ok {
				right++
				continue
			}
			t.Logf("%v: %q: want %s\n%s", size, query, want, p.screen())
		}
		t.Logf("%v: %d of %d calls right at once, %d keys to the copied answers", size, right, calls, keys)
		if right < calls-1 {
			t.Errorf("%v: only %d of %d calls are answered right at once", size, right, calls)
		}
	}
}

// callAnswered returns the number of keys up to the copied answer. ok reports whether, before the first arrow key, the
// screen answers the query or reports that nothing does.
func callAnswered(p *program, query, want string) (keys int, ok bool) {
	if strings.HasPrefix(want, "honest") {
		honest := strings.Contains(p.screen(), "No entry here answers that") || strings.Contains(p.screen(), "No answer here")
		return 0, (honest || strings.Contains(p.screen(), "Caution:")) && !strings.Contains(p.screen(), " Yes ")
	}
	want, limited, _ := strings.Cut(want, ", ")
	ids := strings.Fields(want)
	ok = p.answer() != nil && slices.Contains(ids, p.answer().ID) && (limited == "" || strings.Contains(p.screen(), "Caution:"))
	keys = len(query) + 1
	for i := 0; i < 10 && !slices.Contains(ids, p.answer().ID); i++ {
		p.press("down")
		keys++
	}
	p.press("ctrl+y")
	p.shows("copied")
	return keys, ok
}

// If rows are left, a narrow screen shows which word no entry mentions, and what to say on a call.
func TestANarrowScreenExplainsWhatIsNotFound(t *testing.T) {
	for query, want := range map[string][]string{
		"sso":                {"None of the 18 entries mentions", "On a call: offer to check and"},
		"encryption at rest": {"contain some of", "these words"},
	} {
		start(t, 40, 15).typed(query).shows(append(want, "No answer here.")...)
	}
}
