package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui"
	"trustbook/ui/config"
)

// roles are what the reader is, as far as that is set.
func (p *Program) roles() handbook.Roles { return handbook.ParseRoles(p.set.Config.Role) }

// insists says whether roles were given for this run, and not for every handbook.
func (p *Program) insists() bool { return p.set.Sources["role"] == config.FromFlag }

// sayStrange says on standard error which of them a handbook does not name.
func (p *Program) sayStrange(h *handbook.Handbook) {
	if what, rest := ui.StrangeRoles(h, p.roles(), p.insists()); what != "" {
		fmt.Fprintf(p.Stderr, "hint: %s\n", sanitize.CleanLine(what+rest))
	}
}

// completeRoles completes a role that the handbook names, the last one of a list
// with commas.
func (p *Program) completeRoles() cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		last := strings.TrimLeft(begun[strings.LastIndex(begun, ",")+1:], " ")
		before := strings.TrimSuffix(begun, last)
		named := func(h *handbook.Handbook) []string {
			var out []string
			for _, role := range h.Roles() {
				out = append(out, before+role)
			}
			return out
		}
		return p.complete(named)(c, args, begun)
	}
}
