package cli

import (
	"fmt"
	"slices"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui"
	"trustbook/ui/receipts"
)

// list are the people that --people names, nil without it.
func (k receiptsOf) list() ([]receipts.Person, error) {
	if k.people == "" {
		return nil, nil
	}
	const hint = "it is a file with a name on each line, or a name, a colon and roles: Ada Lovelace: engineer, manager"
	data, err := readUpTo(k.people, maxHandedIn)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot read the list of people: %v", err), hint, failed}
	}
	text, how := sanitize.Decode(data)
	if how != "" {
		k.say(k.people + ": it is not UTF-8, " + how + "; save it as UTF-8")
	}
	people, err := receipts.ParsePeople(text)
	if err != nil {
		return nil, failure{fmt.Sprintf("%s:%v", k.people, err), hint, failed}
	}
	if len(people) == 0 {
		return nil, failure{k.people + ": there is nobody on the list", hint, failed}
	}
	return people, nil
}

// sayStrangeOf names the roles of the list that the handbook does not, each once and
// where it stands: more is asked of somebody than may be meant.
func (k receiptsOf) sayStrangeOf(people []receipts.Person, h *handbook.Handbook) {
	var said handbook.Roles
	for _, p := range people {
		fresh := slices.DeleteFunc(slices.Clone(p.Roles), said.Has)
		if what, rest := ui.StrangeRoles(h, fresh, false); what != "" {
			k.say(fmt.Sprintf("%s:%d: %s%s", k.people, p.Line, what, rest+"; whoever has one like that is asked for everything"))
		}
		said = append(said, fresh...)
	}
}
