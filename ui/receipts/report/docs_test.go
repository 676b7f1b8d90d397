package report

import (
	"os"
	"strings"
	"testing"
)

func TestDocumentListsColumnsAndStates(t *testing.T) {
	data, err := os.ReadFile("../../../docs/receipts.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, column := range (&Report{}).Table().Columns {
		if !strings.Contains(text, "\n| `"+column+"`") && !strings.Contains(text, ", `"+column+"`") {
			t.Errorf("docs/receipts.md does not list the column %s", column)
		}
	}
	for _, state := range []string{StateAcknowledged, StateOutdated, StateNotAsked, StateRefused, StateMissing} {
		if !strings.Contains(text, "`"+state+"`") {
			t.Errorf("docs/receipts.md does not name the state %s", state)
		}
	}
	var names []string
	for _, c := range chainColumns {
		names = append(names, "`"+c+"`")
	}
	if want := strings.Join(names, ", "); !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
		t.Errorf("docs/receipts.md does not list %s", want)
	}
}
