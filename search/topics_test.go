package search

import (
	"strings"
	"testing"

	"trustbook/handbook"
)

func TestTopics(t *testing.T) {
	ix := New(handbook.New(handbook.Parts{
		Title:    "T",
		Entries:  []*handbook.Entry{{ID: "a", Title: "Holidays", Category: "c", Sections: []handbook.Section{{Text: "Vacation is 25 days for employees."}}}},
		Synonyms: []handbook.Synonym{{To: []string{"vacation", "pto", "paid time off"}}},
	}))
	words := func(text string) string {
		var out []string
		for _, topic := range ix.Topics(text) {
			known := ""
			if !topic.Known {
				known = "?"
			}
			out = append(out, topic.Word+known)
		}
		return strings.Join(out, " ")
	}
	for text, want := range map[string]string{
		"Q12: How much vacation do employees have?": "vacation employees",
		"zebra crossings":       "zebra? crossings?",
		"paid time off":         "paid",
		"vacation and vacation": "vacation",
		"what is it":            "",
		"":                      "",
	} {
		if got := words(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	same := func(a, b string) bool { return ix.Topics(a)[0].Key == ix.Topics(b)[0].Key }
	if !same("pto", "vacations") || !same("paid time off", "pto") || !same("zebra", "zebras") || same("zebra", "pto") {
		t.Error("the keys do not tell meanings apart")
	}
	if long, short := ix.Topics("SOC 2 report")[0], ix.Topics("SOC 2")[0]; long.Inner != short.Key || long.Key == short.Key || short.Inner != "" {
		t.Errorf("%+v does not contain %+v", long, short)
	}
}
