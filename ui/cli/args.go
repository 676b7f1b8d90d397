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

// queryArgs inserts "--" before the words of a search, so that -word excludes a word instead of being parsed as a flag.
// Arguments of other commands are unchanged.
func queryArgs(root *cobra.Command, args []string) []string {
	c, rest, err := root.Find(args)
	if err != nil || c.Name() != "search" || slices.Contains(args, "--") {
		return args
	}
	c.InitDefaultHelpFlag()
	_ = c.InheritedFlags() // makes c aware of the flags of the root command
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

// lookupFlag returns the flag named by an argument, or nil. hasValue reports whether the argument also contains the
// flag's value.
func lookupFlag(c *cobra.Command, arg string) (f *pflag.Flag, hasValue bool) {
	if name, ok := strings.CutPrefix(arg, "--"); ok {
		name, _, hasValue = strings.Cut(name, "=")
		if f = c.Flags().Lookup(name); f == nil {
			f = &pflag.Flag{NoOptDefVal: "unknown"} // the parser will report it
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
	return failure{fmt.Sprintf("%s takes no arguments, but got %s", c.Name(), sanitize.Quote(args[0])), helpHint(c), exitFailed}
}

// oneArg returns a check that requires exactly one argument, which must not be empty.
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
	f := failure{"unknown command " + sanitize.Quote(args[0]), helpHint(c), exitFailed}
	if meant := suggestCommand(c, args); meant != "" {
		f.hint = "did you mean `" + c.CommandPath() + " " + meant + "`? " + f.hint
	} else if !c.HasParent() {
		f.hint = "`trustbook search " + sanitize.Shorten(strings.Join(args, " "), maxQuotedBytes) + "` searches the entries; " + f.hint
	}
	return f
}

// suggestCommand returns a suggestion for an unknown command: a flag or handbook of that name, or the most similar
// command. It returns "" if nothing is similar.
func suggestCommand(c *cobra.Command, args []string) string {
	if len(args) == 1 && c.Flags().Lookup(args[0]) != nil {
		return "--" + args[0]
	}
	info, err := os.Stat(args[0])
	if len(args) == 1 && err == nil && !c.HasParent() && (info.IsDir() || strings.EqualFold(filepath.Ext(args[0]), ".zip")) {
		return "--handbook " + sanitize.Shorten(args[0], maxQuotedBytes)
	}
	for _, sub := range c.Commands() {
		if slices.Contains(sub.SuggestFor, args[0]) {
			return sub.Name()
		}
	}
	c.SuggestionsMinimumDistance = min(2, (len(args[0])-1)/2) // number of letters; a higher limit would match any short word
	if names := c.SuggestionsFor(args[0]); len(names) > 0 {
		return names[0]
	}
	return ""
}

// helpHint returns a hint with the command that shows the help of c.
func helpHint(c *cobra.Command) string {
	lists := "the flags"
	if c.HasAvailableSubCommands() {
		lists = "the commands and flags"
	}
	return fmt.Sprintf("`%s --help` lists %s", c.CommandPath(), lists)
}

// maxQuotedBytes is the maximum number of bytes of user input quoted in an error message.
const maxQuotedBytes = 80

// flagError rewords an error of the flag parser.
func flagError(c *cobra.Command, err error) error {
	f := failure{sanitize.Shorten(err.Error(), maxQuotedBytes), helpHint(c), exitFailed}
	if bad, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		kind := "a number"
		if bad.GetFlag().Value.Type() == "bool" {
			kind = "true or false"
		}
		f.message = fmt.Sprintf("%s takes %s, not %s", flagName(bad.GetFlag()), kind, sanitize.Quote(bad.GetValue()))
	}
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		c.Flags().VisitAll(func(known *pflag.Flag) { names = append(names, known.Name) })
		if name := handbook.NearestName(missing.GetSpecifiedName(), names); name != "" {
			f.hint = "did you mean --" + name + "? " + f.hint
		}
	}
	return f
}

// flagName returns the shortest form of a flag, such as -n.
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

// refuseEmptyFlags returns an error if one of the command's flags, or a global flag for a path, has an empty value. An
// empty value usually comes from an unset shell variable, and with it the command would do something unintended: read
// another handbook, sign nothing, or skip comparing a digest.
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

const emptyValueHint = "perhaps the shell variable it comes from is not set"

// joinOr joins choices with commas and "or".
func joinOr(names []string) string {
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// entryCommands lists the commands that read the handbook in use and can be quoted in hints. "--linear" stands for the
// program without a command.
var entryCommands = []string{"ack", "answer", "export", "gaps", "list", "search", "show", "--linear"}

// entryFlags lists the flags that determine which entries a command reads.
var entryFlags = []string{"handbook", "lang"}

// repeatEntryFlags adds the flags of this command line to the commands quoted in a hint, so that a copied command reads
// the same entries.
func (p *Program) repeatEntryFlags(hint string) string {
	flags := quotedFlags(p.root)
	if flags == "" {
		return hint
	}
	parts := strings.Split(hint, "`")
	for i := 1; i < len(parts); i += 2 { // parts with an odd index are between backquotes
		words := strings.Fields(parts[i])
		if len(words) > 1 && words[0] == p.root.Name() && slices.Contains(entryCommands, words[1]) {
			parts[i] = words[0] + flags + strings.TrimPrefix(parts[i], words[0])
		}
	}
	return strings.Join(parts, "`")
}

// quotedFlags returns the entryFlags given on the command line, quoted for a shell and each preceded by a space.
func quotedFlags(root *cobra.Command) string {
	if root == nil {
		return ""
	}
	var out strings.Builder
	for _, name := range entryFlags {
		if f := root.PersistentFlags().Lookup(name); f != nil && f.Changed && f.Value.String() != "" {
			out.WriteString(" --" + name + " " + shellWord(f.Value.String()))
		}
	}
	return out.String()
}

// shellWord returns a word, quoted for a shell if necessary.
func shellWord(word string) string {
	special := func(r rune) bool { return strings.ContainsRune(" \t'\"`$&|;<>()*?[]#!{}\\~", r) }
	if word = sanitize.CleanLine(word); !strings.ContainsFunc(word, special) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
