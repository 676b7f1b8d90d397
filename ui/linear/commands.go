package linear

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

type command struct {
	usage   string                          // how to type the command; N is a placeholder for a number
	help    string                          // effect of the command, for the help; "" if the help of another command covers it
	run     func(c *conversation, n int)    // nil if the command is handled elsewhere and is listed only for the help
	applies func(h *handbook.Handbook) bool // reports whether to list the command in the help; nil to list it always
}

// commands returns all commands in the order of the help. It is a function because a variable would depend on itself:
// the help command lists all commands.
func commands() []command {
	return []command{
		{usage: "question", help: phrases.LinearDoSearch},
		{usage: "number", help: phrases.LinearDoRead},
		{usage: "rN", help: phrases.LinearDoReadRelated},
		{usage: "m", help: phrases.LinearDoMore, run: (*conversation).showMore},
		{usage: "b", help: phrases.LinearDoBack, run: (*conversation).repeatList},
		{usage: "n", help: phrases.LinearDoNext, run: func(c *conversation, _ int) { c.stepEntry(1) }},
		{usage: "p", run: func(c *conversation, _ int) { c.stepEntry(-1) }},
		{usage: "c", help: phrases.LinearDoCopy, run: entryCommand(openEntry, (*conversation).copyWhole)},
		{usage: "c N", run: entryCommand(listedEntry, (*conversation).copyWhole)},
		{usage: "c rN", run: entryCommand(relatedEntry, (*conversation).copyWhole)},
		{usage: "x", help: phrases.LinearDoCopySentence, run: entryCommand(openEntry, (*conversation).copySentence)},
		{usage: "x N", run: entryCommand(listedEntry, (*conversation).copySentence)},
		{usage: "s", help: phrases.LinearDoAbbreviations, run: entryCommand(openEntry, (*conversation).explainAbbreviations)},
		{usage: "t", help: phrases.LinearDoCategories, run: (*conversation).listCategories},
		{usage: "t N", help: phrases.LinearDoCategory, run: (*conversation).listCategory},
		{usage: "w", help: phrases.LinearDoPaths, run: (*conversation).listPaths, applies: hasPaths},
		{usage: "w N", help: phrases.LinearDoPath, run: (*conversation).listPath, applies: hasPaths},
		{usage: "u", help: phrases.LinearDoContinue, run: (*conversation).continuePath, applies: hasPaths},
		{usage: "d", help: phrases.LinearDoMark, run: entryCommand(openEntry, (*conversation).toggleRead)},
		{usage: "v", help: phrases.LinearDoChanges, run: entryCommand(openEntry, (*conversation).showChanges)},
		{usage: "a", help: phrases.LinearDoAcknowledge, run: entryCommand(openEntry, (*conversation).acknowledge), applies: (*handbook.Handbook).RequiresAck},
		{usage: "o", help: phrases.LinearDoLanguage, run: entryCommand(openEntry, (*conversation).switchLanguage), applies: hasTranslations},
		{usage: "l", help: phrases.LinearDoListAll, run: (*conversation).listAll},
		{usage: "!", help: phrases.LinearDoUnseen, run: (*conversation).listUnseen},
		{usage: "?", help: phrases.LinearDoHelp, run: (*conversation).help},
		{usage: "q", help: phrases.LinearDoQuit, run: func(c *conversation, _ int) { c.done = true }},
	}
}

// entryCommand returns a command that calls do with the entry returned by choose. If there is no entry, choose explains
// why and returns nil.
func entryCommand(choose func(*conversation, int) *handbook.Entry, do func(*conversation, *handbook.Entry)) func(*conversation, int) {
	return func(c *conversation, n int) {
		if e := choose(c, n); e != nil {
			do(c, e)
		}
	}
}

func openEntry(c *conversation, _ int) *handbook.Entry {
	if c.open == nil {
		c.reply.say(phrases.LinearNoneOpen)
	}
	return c.open
}

// listedEntry returns the entry with number n in the last list.
func listedEntry(c *conversation, n int) *handbook.Entry {
	if n > len(c.choices) {
		c.reply.say(phrases.LinearNotInList, n)
		return nil
	}
	if c.choices[n-1].entry == nil {
		c.reply.say(phrases.LinearNotAnEntry, n, c.choices[n-1].label)
	}
	return c.choices[n-1].entry
}

func relatedEntry(c *conversation, n int) *handbook.Entry {
	if n > len(c.related) {
		c.noRelated(n)
		return nil
	}
	return c.related[n-1].entry
}

func hasTranslations(h *handbook.Handbook) bool { return len(h.Translations) > 0 }

func hasPaths(h *handbook.Handbook) bool { return len(h.Paths) > 0 }

// wordCommands maps words that people type out of habit to the commands they mean. In quotes, they are searched for.
var wordCommands = map[string]string{"help": "?", "quit": "q", "exit": "q", "next": "n", "previous": "p", "back": "b", "more": "m", "copy": "c"}

// parseCommand parses a line as a command. n is the number in the line if the command takes one.
func parseCommand(line string) (cmd command, n int, ok bool) {
	words := strings.Fields(line)
	typed := strings.ToLower(words[0])
	typed = cmp.Or(wordCommands[typed], typed)
	if len(words) == 2 {
		n, ok = parseNumber(words[1])
		typed += " N"
		if !ok {
			n, ok = parseRelated(words[1])
			typed = strings.TrimSuffix(typed, "N") + relatedPrefix + "N"
		}
	}
	if len(words) > 2 || len(words) == 2 && !ok {
		return command{}, 0, false
	}
	for _, cmd := range commands() {
		if cmd.run != nil && cmd.usage == typed {
			return cmd, n, true
		}
	}
	return command{}, 0, false
}

func (c *conversation) help(int) {
	all := slices.DeleteFunc(commands(), func(cmd command) bool { return cmd.help == "" || cmd.applies != nil && !cmd.applies(c.Handbook) })
	widest := 0
	for _, cmd := range all {
		widest = max(widest, len(cmd.usage))
	}
	for _, cmd := range all {
		pad := strings.Repeat(" ", widest-len(cmd.usage)+2)
		c.reply.printHanging(cmd.usage+pad, cmd.help)
	}
}
