package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
	"trustbook/ui/session"
)

// roles returns the reader's roles.
func (p *Program) roles() handbook.Roles {
	return handbook.ParseRoles(sanitize.CleanLine(p.settings.Config.Role))
}

// rolesFromFlag reports whether the roles were given for this run only.
func (p *Program) rolesFromFlag() bool { return p.settings.Sources["role"] == config.FromFlag }

// warnUnknownRoles prints a hint about roles that the handbook does not name.
func (p *Program) warnUnknownRoles(h *handbook.Handbook) {
	if what, rest := session.UnknownRoles(h, p.roles(), p.rolesFromFlag()); what != "" {
		p.hint(what + rest)
	}
}

// completeRoles completes the last role of a comma-separated list.
func (p *Program) completeRoles() cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
		last := strings.TrimLeft(prefix[strings.LastIndex(prefix, ",")+1:], " ")
		before := strings.TrimSuffix(prefix, last)
		list := func(h *handbook.Handbook) []string {
			var out []string
			for _, role := range h.Roles() {
				out = append(out, before+role)
			}
			return out
		}
		return p.completeWith(list)(c, args, prefix)
	}
}
