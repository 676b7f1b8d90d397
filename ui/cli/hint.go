package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
)

// commandsOfEntries are the commands in hints that read the handbook in use. "--linear" stands for the program
// without a command.
var commandsOfEntries = []string{"ack", "answer", "export", "gaps", "list", "search", "show", "--linear"}

// flagsOfEntries are the flags that decide which entries a command reads.
var flagsOfEntries = []string{"handbook", "lang"}

// sameEntries adds the flags of this command line to the commands in a hint, so that they read the same entries when
// they are copied.
func (p *Program) sameEntries(hint string) string {
	flags := typedFlags(p.root)
	if flags == "" {
		return hint
	}
	parts := strings.Split(hint, "`")
	for i := 1; i < len(parts); i += 2 { // between backquotes
		words := strings.Fields(parts[i])
		if len(words) > 1 && words[0] == p.root.Name() && slices.Contains(commandsOfEntries, words[1]) {
			parts[i] = words[0] + flags + strings.TrimPrefix(parts[i], words[0])
		}
	}
	return strings.Join(parts, "`")
}

// typedFlags returns those of flagsOfEntries that are on the command line, each after a blank, as a shell reads them.
func typedFlags(root *cobra.Command) string {
	if root == nil {
		return ""
	}
	var out strings.Builder
	for _, name := range flagsOfEntries {
		if f := root.PersistentFlags().Lookup(name); f != nil && f.Changed && f.Value.String() != "" {
			out.WriteString(" --" + name + " " + shellWord(f.Value.String()))
		}
	}
	return out.String()
}

// shellWord quotes a word for a shell if it needs it.
func shellWord(word string) string {
	special := func(r rune) bool { return strings.ContainsRune(" \t'\"`$&|;<>()*?[]#!{}\\~", r) }
	if word = sanitize.CleanLine(word); !strings.ContainsFunc(word, special) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
