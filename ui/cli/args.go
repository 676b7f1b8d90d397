package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// queryArgs moves the words of a search behind a --, so that -word excludes a word
// and is not parsed as a flag. It leaves the arguments of other commands alone.
func queryArgs(root *cobra.Command, args []string) []string {
	c, rest, err := root.Find(args)
	if err != nil || c.Name() != "search" || slices.Contains(args, "--") {
		return args
	}
	c.InitDefaultHelpFlag()
	_ = c.InheritedFlags() // so that the command knows the flags of the root
	flags, words := []string{"search"}, []string{}
	for i := 0; i < len(rest); i++ {
		f, hasValue := lookupFlag(c, rest[i])
		if f == nil {
			words = append(words, rest[i])
			continue
		}
		flags = append(flags, rest[i])
		if !hasValue && f.NoOptDefVal == "" && i+1 < len(rest) {
			i++
			flags = append(flags, rest[i])
		}
	}
	return append(append(flags, "--"), words...)
}

// lookupFlag returns the flag that an argument names, or nil, and whether the argument also
// contains the flag's value.
func lookupFlag(c *cobra.Command, arg string) (f *pflag.Flag, hasValue bool) {
	if name, ok := strings.CutPrefix(arg, "--"); ok {
		name, _, hasValue = strings.Cut(name, "=")
		if f = c.Flags().Lookup(name); f == nil {
			f = &pflag.Flag{NoOptDefVal: "unknown"} // the parser will refuse this flag
		}
		return f, hasValue
	}
	if len(arg) < 2 || arg[0] != '-' {
		return nil, false
	}
	f = c.Flags().ShorthandLookup(arg[1:2])
	if f != nil && len(arg) > 2 && strings.Trim(arg[2:], "=-0123456789") != "" {
		return nil, false // -nothing is not the flag -n
	}
	return f, len(arg) > 2
}

func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return failure{fmt.Sprintf("%s takes no arguments, but got %s", c.Name(), sanitize.Quoted(args[0])), helpHint(c), exitFailed}
}

// oneArg requires exactly one argument that is not empty.
func oneArg(what, example string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 1 && args[0] != "" {
			return nil
		}
		return failure{c.Name() + " takes " + what, "for example `" + example + "`", exitFailed}
	}
}

func refuseUnknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	f := failure{"unknown command " + sanitize.Quoted(args[0]), helpHint(c), exitFailed}
	if meant := suggestCommand(c, args); meant != "" {
		f.hint = "did you mean `" + c.CommandPath() + " " + meant + "`? " + f.hint
	} else if !c.HasParent() {
		f.hint = "`trustbook search " + sanitize.Shortened(strings.Join(args, " "), maxRepeated) + "` searches the entries; " + f.hint
	}
	return f
}

// suggestCommand returns what may have been meant by a word that is not a command: a flag or a handbook
// with that name, or the most similar command; "" if nothing is similar.
func suggestCommand(c *cobra.Command, args []string) string {
	if len(args) == 1 && c.Flags().Lookup(args[0]) != nil {
		return "--" + args[0]
	}
	info, err := os.Stat(args[0])
	if len(args) == 1 && err == nil && !c.HasParent() && (info.IsDir() || strings.EqualFold(filepath.Ext(args[0]), ".zip")) {
		return "--handbook " + sanitize.Shortened(args[0], maxRepeated)
	}
	for _, sub := range c.Commands() {
		if slices.Contains(sub.SuggestFor, args[0]) {
			return sub.Name()
		}
	}
	c.SuggestionsMinimumDistance = min(2, (len(args[0])-1)/2) // in letters; more would rewrite a short word
	if names := c.SuggestionsFor(args[0]); len(names) > 0 {
		return names[0]
	}
	return ""
}

// helpHint says which command shows how c is used.
func helpHint(c *cobra.Command) string {
	lists := "the flags"
	if c.HasAvailableSubCommands() {
		lists = "the commands and flags"
	}
	return fmt.Sprintf("`%s --help` lists %s", c.CommandPath(), lists)
}

// maxRepeated is the maximum number of typed bytes that an error repeats.
const maxRepeated = 80

// flagError rewrites an error of the flag parser in plain words.
func flagError(c *cobra.Command, err error) error {
	f := failure{sanitize.Shortened(err.Error(), maxRepeated), helpHint(c), exitFailed}
	if bad, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		kind := "a number"
		if bad.GetFlag().Value.Type() == "bool" {
			kind = "true or false"
		}
		f.message = fmt.Sprintf("%s takes %s, not %s", flagName(bad.GetFlag()), kind, sanitize.Quoted(bad.GetValue()))
	}
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		c.Flags().VisitAll(func(known *pflag.Flag) { names = append(names, known.Name) })
		if name := handbook.Nearest(missing.GetSpecifiedName(), names); name != "" {
			f.hint = "did you mean --" + name + "? " + f.hint
		}
	}
	return f
}

// flagName returns the shortest form of a flag.
func flagName(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand
	}
	return "--" + f.Name
}

func exclusiveFlags(c *cobra.Command, groups ...[]string) error {
	for _, group := range groups {
		var set []string
		for _, name := range group {
			if c.Flags().Changed(name) {
				set = append(set, "--"+name)
			}
		}
		if len(set) > 1 {
			return failure{strings.Join(set, " and ") + " cannot be combined", helpHint(c), exitFailed}
		}
	}
	return nil
}

// refuseEmptyFlags refuses an empty value after a flag of the command, or after a global flag that
// takes a path. In most cases a shell variable is unset. Without the value, the command would do
// something else: use another handbook, sign nothing, or compare no digest.
func refuseEmptyFlags(c *cobra.Command) (err error) {
	own := c.LocalNonPersistentFlags()
	c.Flags().Visit(func(f *pflag.Flag) {
		matters := own.Lookup(f.Name) != nil || f.Name == "handbook" || f.Name == "config"
		if matters && f.Value.String() == "" && err == nil {
			err = failure{"the value after " + flagName(f) + " is empty", emptyValueHint, exitFailed}
		}
	})
	return err
}

const emptyValueHint = "perhaps the variable that it comes from is not set"

// joinOr lists choices in a sentence.
func joinOr(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
