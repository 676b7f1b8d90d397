package cli

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
	"trustbook/ui/theme"
)

// shells are those that words can be completed in, and what writes the script for each.
var shells = map[string]func(*cobra.Command, io.Writer) error{
	"bash":       func(c *cobra.Command, w io.Writer) error { return c.GenBashCompletionV2(w, true) },
	"zsh":        func(c *cobra.Command, w io.Writer) error { return c.GenZshCompletion(w) },
	"fish":       func(c *cobra.Command, w io.Writer) error { return c.GenFishCompletion(w, true) },
	"powershell": func(c *cobra.Command, w io.Writer) error { return c.GenPowerShellCompletionWithDesc(w) },
}

func (p *Program) completion() *cobra.Command {
	names := slices.Sorted(maps.Keys(shells))
	return &cobra.Command{
		Use:   "completion " + strings.Join(names, "|"),
		Short: "Print a script that completes commands, ids and labels in a shell",
		Long: "Print a script for a shell. With it the tab key completes commands, flags, the ids of texts,\n" +
			"categories, kinds and labels. The handbook that is asked is the one that the line names.",
		Example: "  source <(trustbook completion bash)              # in ~/.bashrc; needs bash-completion\n" +
			"  source <(trustbook completion zsh)               # in ~/.zshrc, after compinit\n" +
			"  trustbook completion fish | source               # in ~/.config/fish/config.fish\n" +
			"  trustbook completion powershell | Out-String | Invoke-Expression",
		ValidArgs: names,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && shells[args[0]] != nil {
				return nil
			}
			return failure{"completion takes the name of a shell", "the shells are " + either(names), failed}
		},
		RunE: func(c *cobra.Command, args []string) error { return shells[args[0]](c.Root(), p.Stdout) },
	}
}

// complete finds what a word may become among things of the handbook. Where
// something is wrong there is nothing to offer, and nothing is said: somebody is
// in the middle of typing.
func (p *Program) complete(offer func(*handbook.Handbook) []string) cobra.CompletionFunc {
	return func(c *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		set, err := p.settings(c)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		p.set = set
		h, err := p.read(c.Context(), handbook.Options{})
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return slices.DeleteFunc(offer(h), func(s string) bool { return !strings.HasPrefix(s, begun) }), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeID is complete for the one argument of a command that takes an id.
func (p *Program) completeID() cobra.CompletionFunc {
	find := p.complete(ids)
	return func(c *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return find(c, args, begun)
	}
}

func ids(h *handbook.Handbook) []string {
	var out []string
	for _, e := range h.AllEntries() {
		out = append(out, cobra.CompletionWithDesc(e.ID, e.Title))
	}
	return out
}

func categories(h *handbook.Handbook) []string {
	var out []string
	for _, c := range h.Categories {
		out = append(out, cobra.CompletionWithDesc(c.ID, c.Title))
	}
	return out
}

// frameworks are the labels of the handbook, those that only texts carry too.
func frameworks(h *handbook.Handbook) []string {
	out := slices.Clone(h.Frameworks)
	for _, e := range h.Entries {
		out = append(out, e.Frameworks...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func kinds() []string {
	return []string{string(handbook.FAQ), string(handbook.Policy), string(handbook.Principle)}
}

func themeNames() []string {
	var out []string
	for _, n := range theme.Names() {
		out = append(out, string(n))
	}
	return out
}

// offer completes the value of a flag that the command has.
func offer(c *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(fmt.Sprintf("--%s: %v", flag, err)) // no such flag: a mistake in this package
	}
}

// fixed offers always the same.
func fixed(values []string) cobra.CompletionFunc {
	return cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
}
