package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"trustbook/handbook/sanitize"
)

// commandsOfEntries lists the commands that read the handbook in use and occur in hints. "--linear" stands for the
// program without a command.
var commandsOfEntries = []string{"ack", "answer", "export", "gaps", "list", "search", "show", "--linear"}

// flagsOfEntries lists the flags that decide which entries a command reads.
var flagsOfEntries = []string{"handbook", "lang"}

// sameEntries adds the flags of this command line to the commands quoted in a hint, so that a copied command reads the
// same entries.
func (p *Program) sameEntries(hint string) string {
	flags := typedFlags(p.root)
	if flags == "" {
		return hint
	}
	parts := strings.Split(hint, "`")
	for i := 1; i < len(parts); i += 2 { // parts between backquotes
		words := strings.Fields(parts[i])
		if len(words) > 1 && words[0] == p.root.Name() && slices.Contains(commandsOfEntries, words[1]) {
			parts[i] = words[0] + flags + strings.TrimPrefix(parts[i], words[0])
		}
	}
	return strings.Join(parts, "`")
}

// typedFlags returns the flags in flagsOfEntries that were given on the command line, quoted for a shell, each after a
// space.
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

// shellWord returns a word, quoted for a shell if necessary.
func shellWord(word string) string {
	special := func(r rune) bool { return strings.ContainsRune(" \t'\"`$&|;<>()*?[]#!{}\\~", r) }
	if word = sanitize.CleanLine(word); !strings.ContainsFunc(word, special) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
