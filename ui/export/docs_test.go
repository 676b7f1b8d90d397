package export

import (
	"os"
	"strings"
	"testing"
)

func readDoc(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestDocsNameEveryColumn(t *testing.T) {
	var names []string
	for _, c := range columns {
		names = append(names, "`"+c.name+"`")
	}
	text := strings.Join(strings.Fields(readDoc(t, "export.md")), " ")
	if want := strings.Join(names, ", "); !strings.Contains(text, want) {
		t.Errorf("docs/export.md does not list %s", want)
	}
}
