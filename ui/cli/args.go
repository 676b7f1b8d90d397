package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
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

// either names choices in a sentence.
func either(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
