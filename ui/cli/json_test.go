package cli

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"trustbook/ui/gaps"
)

var fieldRow = regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|")

// docs/json.md lists every field in the output of search, verify and answer, in order.
func TestDocsListJSONFields(t *testing.T) {
	data, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	for title, value := range map[string]any{
		"Search": resultJSON{}, "Hit": hitJSON{}, "Verify": verification{}, "Answer": answerResultJSON{}, "Question": answeredQuestion{}, "Offer": offeredJSON{},
		"Import": importJSON{}, "Imported file": importFileJSON{}, "Gap": gaps.Gap{},
	} {
		_, part, _ := strings.Cut(string(data), "\n## "+title+"\n")
		part, _, _ = strings.Cut(part, "\n## ")
		var documented, coded []string
		for _, row := range fieldRow.FindAllStringSubmatch(part, -1) {
			documented = append(documented, row[1])
		}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(value)) {
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
				coded = append(coded, name)
			}
		}
		if !slices.Equal(documented, coded) {
			t.Errorf("%s: docs/json.md has\n%q, the program\n%q", title, documented, coded)
		}
	}
}
