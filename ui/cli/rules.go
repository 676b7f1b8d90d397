package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/handbook/check"
)

// explain prints all rules in a line each, or the documentation of those whose
// codes are given.
func (k checker) explain(codes []string) error {
	rules, err := rulesOf(codes)
	if err != nil {
		return err
	}
	var b strings.Builder
	for i, r := range rules {
		if len(codes) == 0 {
			fmt.Fprintf(&b, "%-24s  %-7s  %s\n", r.Code, r.Severity, r.Summary)
			continue
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		text := strings.Join(strings.Fields(r.Text), " ")
		fmt.Fprintf(&b, "%s (%s)\n\n%s.\n\n%s\n", r.Code, r.Severity, r.Summary, ansi.Wordwrap(text, measure, ""))
	}
	_, err = k.Stdout.WriteString(b.String())
	return err
}

// rulesOf are the rules with the given codes, or all without any.
func rulesOf(codes []string) ([]check.Rule, error) {
	all := check.Rules()
	if len(codes) == 0 {
		return all, nil
	}
	var out []check.Rule
	for _, code := range codes {
		i := slices.IndexFunc(all, func(r check.Rule) bool { return r.Code == code })
		if i < 0 {
			return nil, failure{fmt.Sprintf("no rule has the code %q", handbook.CleanLine(code)), "`trustbook check --rules` lists them", failed}
		}
		out = append(out, all[i])
	}
	return out, nil
}
