package linear

import (
	"slices"
	"strings"

	"trustbook/handbook"
)

// command is something that can be typed.
type command struct {
	usage string                          // as typed; N stands for a number
	does  string                          // "" = the help of another names it too
	run   func(s *session, n int)         // nil = it is described here and done elsewhere
	where func(h *handbook.Handbook) bool // the help names it only there; nil = everywhere
}

// commands are all that can be typed, in the order of the help. It is a function
// because the help, which is one of them, is made of them.
func commands() []command {
	return []command{
		{usage: "question", does: "search: words, \"exact phrase\", -without, #label, cat:, kind:, 8.5"},
		{usage: "number", does: "read the text that has this number in the last answers or list"},
		{usage: "rN", does: "read text rN of those related to the open one"},
		{usage: "m", does: "more answers", run: (*session).more},
		{usage: "b", does: "back to the last answers or list", run: (*session).back},
		{usage: "n", does: "read the next text of the handbook; p reads the previous one", run: func(s *session, _ int) { s.turn(1) }},
		{usage: "p", run: func(s *session, _ int) { s.turn(-1) }},
		{usage: "c", does: "copy the open text with its source", run: (*session).copyOpen},
		{usage: "c N", does: "copy answer N with its source", run: (*session).copyNumber},
		{usage: "c rN", does: "copy related text rN with its source", run: (*session).copyRelated},
		{usage: "s", does: "the short forms in the open text, and what they stand for", run: (*session).shortForms},
		{usage: "t", does: "list the categories", run: (*session).categories},
		{usage: "t N", does: "list the texts of category N", run: (*session).category},
		{usage: "w", does: "list the reading paths, with how far you are", run: (*session).paths, where: hasPaths},
		{usage: "w N", does: "list the texts of path N, with what is read and what is to read", run: (*session).path, where: hasPaths},
		{usage: "u", does: "go on with the path listed last, where something is left to do", run: (*session).unread, where: hasPaths},
		{usage: "d", does: "mark the open text as read, or take that back", run: (*session).mark},
		{usage: "v", does: "what is different in the open text since you read it", run: (*session).compare},
		{usage: "a", does: "acknowledge the open text, where it asks for that", run: (*session).acknowledge, where: (*handbook.Handbook).Asks},
		{usage: "l", does: "list all texts", run: (*session).everything},
		{usage: "!", does: "what is new or has changed, and not opened since", run: (*session).news},
		{usage: "?", does: "this help; help does the same", run: (*session).help},
		{usage: "q", does: "quit; so do quit, exit and the end of the input", run: (*session).leaveOn},
	}
}

func hasPaths(h *handbook.Handbook) bool { return len(h.Paths) > 0 }

// longForms are words that people type out of habit.
var longForms = map[string]string{"help": "?", "quit": "q", "exit": "q"}

// commandOf is the command that a line is, with its number if it takes one.
func commandOf(line string) (c command, n int, ok bool) {
	words := strings.Fields(line)
	typed := strings.ToLower(words[0])
	if short, ok := longForms[typed]; ok && len(words) == 1 {
		typed = short
	}
	if len(words) == 2 {
		n, ok = number(words[1])
		typed += " N"
		if !ok {
			n, ok = related(words[1])
			typed = strings.TrimSuffix(typed, "N") + relatedMark + "N"
		}
	}
	if len(words) > 2 || len(words) == 2 && !ok {
		return command{}, 0, false
	}
	for _, c := range commands() {
		if c.run != nil && c.usage == typed {
			return c, n, true
		}
	}
	return command{}, 0, false
}

// help says what can be typed.
func (s *session) help(int) {
	all := slices.DeleteFunc(commands(), func(c command) bool { return c.does == "" || c.where != nil && !c.where(s.book) })
	widest := 0
	for _, c := range all {
		widest = max(widest, len(c.usage))
	}
	for _, c := range all {
		pad := strings.Repeat(" ", widest-len(c.usage)+2)
		s.reply.hang(c.usage+pad, c.does)
	}
}

func (s *session) leaveOn(int) { s.quit = true }

// back shows the last list again.
func (s *session) back(int) {
	if s.again == nil {
		s.reply.say("There is nothing to go back to yet. Type a question first.")
		return
	}
	s.again()
}
