package cli

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook"
)

// shells maps each supported shell to the function that writes its completion script.
var shells = map[string]func(*cobra.Command, io.Writer) error{
	"bash":       bashCompletion,
	"zsh":        zshCompletion,
	"fish":       func(c *cobra.Command, w io.Writer) error { return c.GenFishCompletion(w, true) },
	"powershell": func(c *cobra.Command, w io.Writer) error { return c.GenPowerShellCompletionWithDesc(w) },
}

// bashCompletion writes cobra's script, changed to handle words with an open quote. For such a word, cobra's script
// runs an invalid command line (findings/cobra-completes-nothing-after-an-open-quote.sh) and escapes values as if they
// were not quoted. The changed script closes the quote and does not escape the values.
func bashCompletion(c *cobra.Command, w io.Writer) error {
	return writeWithInsertions(w, func(w io.Writer) error { return c.GenBashCompletionV2(w, true) }, "    requestComp=\"${words[0]} __complete ${args[*]}\"\n", `    local value=${cur#-*=}
    [[ ${value} != [\"\']* ]] || requestComp+=${value:0:1}
`, "__trustbook_handle_completion_types() {\n", `    if [[ ${cur} == [\"\']* ]]; then
        local value
        for value in "${completions[@]%%$'\t'*}"; do
            [[ ${value} != "${cur:1}"* ]] || COMPREPLY+=("${value}")
        done
        return 0
    fi
`)
}

// zshCompletion writes cobra's script, changed so that an open quote is closed.
func zshCompletion(c *cobra.Command, w io.Writer) error {
	return writeWithInsertions(w, c.GenZshCompletion, "    requestComp=\"${words[1]} __complete ${words[2,-1]}\"\n", `    [[ -z ${QIPREFIX} || -n ${QISUFFIX} ]] || requestComp="${requestComp}${QIPREFIX}"
`)
}

// writeWithInsertions writes a script with lines inserted. pairs alternates between a line of the script and the lines
// to insert after it.
func writeWithInsertions(w io.Writer, write func(io.Writer) error, pairs ...string) error {
	var script strings.Builder
	if err := write(&script); err != nil {
		return err
	}
	text := script.String()
	for pair := range slices.Chunk(pairs, 2) {
		text = strings.Replace(text, pair[0], pair[0]+pair[1], 1)
	}
	_, err := io.WriteString(w, text)
	return err
}

func (p *Program) completionCommand() *cobra.Command {
	names := slices.Sorted(maps.Keys(shells))
	return &cobra.Command{
		Use:   "completion " + strings.Join(names, "|"),
		Short: "Print a shell completion script",
		Long: "Print a completion script for a shell. With it the tab key completes commands, flags, entry ids,\n" +
			"categories, kinds and labels. Ids come from the handbook named on the command line.",
		Example: "  source <(trustbook completion bash)    # in ~/.bashrc; needs bash-completion\n" +
			"  source <(trustbook completion zsh)     # in ~/.zshrc, after compinit\n" +
			"  trustbook completion fish | source     # in ~/.config/fish/config.fish\n" +
			"  trustbook completion powershell | Out-String | Invoke-Expression",
		ValidArgs: names,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && shells[args[0]] != nil {
				return nil
			}
			return failure{"completion takes the name of a shell", "supported shells: " + joinOr(names), exitFailed}
		},
		RunE: func(c *cobra.Command, args []string) error { return shells[args[0]](c.Root(), p.Stdout) },
	}
}

// completeWith returns a function that completes a word with the values from list. It hides errors, because they would
// disturb the user while typing.
func (p *Program) completeWith(list func(*handbook.Handbook) []string) cobra.CompletionFunc {
	return func(c *cobra.Command, _ []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
		settings, err := p.loadSettings(c)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		p.settings = settings
		h, err := p.readHandbook(c.Context(), nil)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		prefix = strings.ReplaceAll(strings.TrimLeft(prefix, `'"`), `\ `, " ") // fish does not remove quotes
		return slices.DeleteFunc(list(h), func(s string) bool { return !strings.HasPrefix(s, prefix) }), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeID completes the only argument of a command that takes an entry's id.
func (p *Program) completeID() cobra.CompletionFunc {
	complete := p.completeWith(entryIDs)
	return func(c *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return complete(c, args, prefix)
	}
}

func entryIDs(h *handbook.Handbook) []string {
	return handbook.MapSlice(h.AllEntries(), func(e *handbook.Entry) string { return cobra.CompletionWithDesc(e.ID, e.Title) })
}

func categoryIDs(h *handbook.Handbook) []string {
	return handbook.MapSlice(h.Categories, func(c handbook.Category) string { return cobra.CompletionWithDesc(c.ID, c.Title) })
}

func languageTags(h *handbook.Handbook) []string {
	return handbook.MapSlice(h.Languages, func(tag string) string { return cobra.CompletionWithDesc(tag, handbook.LanguageName(tag)) })
}

// frameworkLabels returns the labels in the manifest, and those that occur only in entries.
func frameworkLabels(h *handbook.Handbook) []string {
	out := slices.Clone(h.Frameworks)
	for _, e := range h.Entries {
		out = append(out, e.Frameworks...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func kindNames() []string {
	return []string{string(handbook.FAQ), string(handbook.Policy), string(handbook.Principle)}
}

func completeFlag(c *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(fmt.Sprintf("--%s: %v", flag, err)) // a bug in this package: there is no such flag
	}
}

func fixedCompletions(values []string) cobra.CompletionFunc {
	return cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
}

// completeRoles completes the last role in a comma-separated list.
func (p *Program) completeRoles() cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
		last := strings.TrimLeft(prefix[strings.LastIndex(prefix, ",")+1:], " ")
		before := strings.TrimSuffix(prefix, last)
		list := func(h *handbook.Handbook) []string {
			return handbook.MapSlice(h.Roles(), func(role string) string { return before + role })
		}
		return p.completeWith(list)(c, args, prefix)
	}
}
