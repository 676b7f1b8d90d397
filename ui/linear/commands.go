package linear

import (
	"slices"
	"strings"

	"trustbook/handbook"
)

type command struct {
	usage   string                          // as typed; N stands for a number
	help    string                          // "" if the help of another command covers it
	run     func(c *conversation, n int)    // nil if it only has help and is handled elsewhere
	applies func(h *handbook.Handbook) bool // listed in the help only if true; nil: always
}

// commands returns all commands, in the order of the help. It is a function, not a
// variable, because the help is one of the commands and is made from them.
func commands() []command {
	return []command{
		{usage: "question", help: "search: words, \"exact phrase\", -without, #label, cat:, kind:, 8.5"},
		{usage: "number", help: "read the entry with this number in the last answers or list"},
		{usage: "rN", help: "read entry rN of those related to the open one"},
		{usage: "m", help: "more answers, or more of a list", run: (*conversation).showMore},
		{usage: "b", help: "back to the last answers or list", run: (*conversation).repeatList},
		{usage: "n", help: "read the next entry of the handbook; p reads the previous one", run: func(c *conversation, _ int) { c.step(1) }},
		{usage: "p", run: func(c *conversation, _ int) { c.step(-1) }},
		{usage: "c", help: "copy the open entry with its source", run: (*conversation).copyOpen},
		{usage: "c N", help: "copy answer N with its source; c rN copies related entry rN", run: (*conversation).copyNumber},
		{usage: "c rN", run: (*conversation).copyRelated},
		{usage: "s", help: "explain the abbreviations in the open entry", run: (*conversation).explainAbbreviations},
		{usage: "t", help: "list the categories", run: (*conversation).listCategories},
		{usage: "t N", help: "list the entries of category N", run: (*conversation).listCategory},
		{usage: "w", help: "list the reading paths and your progress", run: (*conversation).listPaths, applies: hasPaths},
		{usage: "w N", help: "list the entries of path N: read, changed or to read", run: (*conversation).listPath, applies: hasPaths},
		{usage: "u", help: "read the next unfinished entry of the path you listed last", run: (*conversation).continuePath, applies: hasPaths},
		{usage: "d", help: "mark the open entry as read, or undo that", run: (*conversation).toggleRead},
		{usage: "v", help: "show what has changed in the open entry since you read it", run: (*conversation).showChanges},
		{usage: "a", help: "acknowledge the open entry", run: (*conversation).acknowledge, applies: (*handbook.Handbook).RequiresAck},
		{usage: "o", help: "read the open entry in another language", run: (*conversation).switchLanguage, applies: hasTranslations},
		{usage: "l", help: "list all entries", run: (*conversation).listAll},
		{usage: "!", help: "list new and updated entries that you have not opened yet", run: (*conversation).listUnseen},
		{usage: "?", help: "show this help; so does help", run: (*conversation).help},
		{usage: "q", help: "quit; so do quit, exit and the end of the input", run: func(c *conversation, _ int) { c.done = true }},
	}
}

func hasTranslations(h *handbook.Handbook) bool { return len(h.Translations) > 0 }

func hasPaths(h *handbook.Handbook) bool { return len(h.Paths) > 0 }

// longForms are commands that people type out of habit.
var longForms = map[string]string{"help": "?", "quit": "q", "exit": "q"}

// parseCommand reads a line as a command, with its number if it takes one.
func parseCommand(line string) (cmd command, n int, ok bool) {
	words := strings.Fields(line)
	typed := strings.ToLower(words[0])
	if short, ok := longForms[typed]; ok && len(words) == 1 {
		typed = short
	}
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
