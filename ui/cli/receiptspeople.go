package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/receipts/report"
	"trustbook/ui/session"
)

// readPeople returns the people in the file that --people names, nil without it.
func (k receiptsRun) readPeople() ([]report.Person, error) {
	if k.people == "" {
		return nil, nil
	}
	const hint = "write one person per line: a name, or a name, a colon and roles, such as Ada Lovelace: engineer, manager; or a table whose first line is name,roles"
	data, err := safefile.Read(k.people, maxSubmission)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot read the list of people: %v", err), hint, exitFailed}
	}
	text, how := sanitize.Decode(data)
	if how != "" {
		k.warn(k.people + ": it is not UTF-8, " + how + "; save it as UTF-8")
	}
	people, err := report.ParsePeople(text, strings.EqualFold(filepath.Ext(k.people), ".csv"))
	if err != nil {
		return nil, failure{fmt.Sprintf("%s:%v", k.people, err), hint, exitFailed}
	}
	if len(people) == 0 {
		return nil, failure{k.people + ": the list is empty", hint, exitFailed}
	}
	return people, nil
}

// warnUnknownRolesOf warns about roles that the handbook does not name, each once,
// at its line: these people may be asked for more than was meant.
func (k receiptsRun) warnUnknownRolesOf(people []report.Person, h *handbook.Handbook) {
	var seen handbook.Roles
	for _, p := range people {
		fresh := slices.DeleteFunc(slices.Clone(p.Roles), seen.Has)
		if what, rest := session.UnknownRoles(h, fresh, false); what != "" {
			k.warn(fmt.Sprintf("%s:%d: %s%s; people with an unknown role are asked for everything", k.people, p.Line, what, rest))
		}
		seen = append(seen, fresh...)
	}
}
