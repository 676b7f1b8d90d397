package handbook

import (
	"fmt"

	"trustbook/handbook/sanitize"
)

// readText decodes a file, removes unsafe characters, and reports what was wrong with
// its characters.
func readText(p page) (string, []Problem) {
	var problems []Problem
	report := func(line int, code, message string) {
		problems = append(problems, Problem{Path: p.path, Line: line, Severity: Warning, Code: code, Message: message})
	}
	data, repair := sanitize.Decode(p.data)
	if repair != "" {
		report(sanitize.InvalidLine(p.data), "encoding", "is not UTF-8, "+repair+"; save it as UTF-8")
	}
	text, removed, line := sanitize.Text(data)
	if line > 0 {
		report(line, "control-character", fmt.Sprintf("has the control, direction or invisible character %U here, which was taken out like all others of the kind", removed))
	}
	return text, problems
}
