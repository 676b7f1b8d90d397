package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"trustbook/handbook/sanitize"
)

// queryArgs moves the words of a search behind a --, so that -word is a word to
// leave out and not a flag that nobody knows. Arguments of other commands stay.
func queryArgs(root *cobra.Command, args []string) []string {
	c, rest, err := root.Find(args)
	if err != nil || c.Name() != "search" || slices.Contains(args, "--") {
		return args
	}
	c.InitDefaultHelpFlag()
	_ = c.InheritedFlags() // makes the flags of the root known to the command
	flags, words := []string{"search"}, []string{}
	for i := 0; i < len(rest); i++ {
		f, whole := flagOf(c, rest[i])
		if f == nil {
			words = append(words, rest[i])
			continue
		}
		flags = append(flags, rest[i])
		if !whole && f.NoOptDefVal == "" && i+1 < len(rest) {
			i++
			flags = append(flags, rest[i])
		}
	}
	return append(append(flags, "--"), words...)
}

// flagOf is the flag that an argument names, nil when it names none. whole says
// that its value is in the argument too.
func flagOf(c *cobra.Command, arg string) (f *pflag.Flag, whole bool) {
	if name, ok := strings.CutPrefix(arg, "--"); ok {
		name, _, whole = strings.Cut(name, "=")
		if f = c.Flags().Lookup(name); f == nil {
			f = &pflag.Flag{NoOptDefVal: "unknown"} // the parser says so
		}
		return f, whole
	}
	if len(arg) < 2 || arg[0] != '-' {
		return nil, false
	}
	f = c.Flags().ShorthandLookup(arg[1:2])
	if f != nil && len(arg) > 2 && strings.Trim(arg[2:], "=-0123456789") != "" {
		return nil, false // -nothing is no -n
	}
	return f, len(arg) > 2
}

// longest is how much of what was typed a message repeats, in characters.
const longest = 40

// shown is what was typed, in quotes for a message.
func shown(arg string) string { return `"` + clipped(arg, longest) + `"` }

// clipped is the beginning of what was typed, as a line that is safe to show.
func clipped(arg string, most int) string {
	arg = sanitize.CleanLine(arg)
	if r := []rune(arg); len(r) > most {
		return string(r[:most]) + "…"
	}
	return arg
}

// none says that a command takes no arguments when it got some.
func none(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return failure{fmt.Sprintf("%s takes no arguments, and got %s", c.Name(), shown(args[0])), usage(c), failed}
}

// one says what a command takes when it did not get that alone.
func one(what, example string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 1 && args[0] != "" {
			return nil
		}
		return failure{c.Name() + " takes " + what, "for example `" + example + "`", failed}
	}
}

// subcommand says that there is no such command when a word is left over.
func subcommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	f := failure{"unknown command " + shown(args[0]), usage(c), failed}
	c.SuggestionsMinimumDistance = min(2, (len(args[0])-1)/2) // letters; of a short word nearly none are left
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		f.hint = fmt.Sprintf("did you mean `%s %s`? %s", c.CommandPath(), near[0], f.hint)
	} else if !c.HasParent() {
		f.hint = "`trustbook search` looks for words in the texts; " + f.hint
	}
	return f
}

// usage says where a command says how it is used.
func usage(c *cobra.Command) string {
	lists := "the flags"
	if c.HasAvailableSubCommands() {
		lists = "the commands and flags"
	}
	return fmt.Sprintf("`%s --help` lists %s", c.CommandPath(), lists)
}

// badFlag says what is wrong with a flag, in the words of people and not of a parser.
func badFlag(c *cobra.Command, err error) error {
	const most = 80
	f := failure{clipped(err.Error(), most), usage(c), failed}
	if bad, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		name, kind := "--"+bad.GetFlag().Name, "a number"
		if short := bad.GetFlag().Shorthand; short != "" {
			name = "-" + short
		}
		if bad.GetFlag().Value.Type() == "bool" {
			kind = "true or false"
		}
		f.message = fmt.Sprintf("%s takes %s, not %s", name, kind, shown(bad.GetValue()))
	}
	return f
}

// apart says which flags were given that do not go together: of each group there is
// to be one at most.
func apart(c *cobra.Command, groups ...[]string) error {
	for _, group := range groups {
		var both []string
		for _, name := range group {
			if c.Flags().Changed(name) {
				both = append(both, "--"+name)
			}
		}
		if len(both) > 1 {
			return failure{strings.Join(both, " and ") + " do not go together", usage(c), failed}
		}
	}
	return nil
}

// given says which of some flags was given with nothing in it: most likely a
// variable is empty that should hold a path, and to go on without one would be
// about another handbook.
func given(c *cobra.Command, flags ...string) error {
	for _, name := range flags {
		if f := c.Flags().Lookup(name); f != nil && f.Changed && f.Value.String() == "" {
			return failure{fmt.Sprintf("--%s has an empty path", name), emptyHint, failed}
		}
	}
	return nil
}

const emptyHint = "is a variable not set that should hold it?"

// either names choices in a sentence.
func either(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
