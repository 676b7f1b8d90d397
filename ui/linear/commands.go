package linear

import "strings"

// command is something that can be typed.
type command struct {
	usage string // as typed; N stands for a number
	does  string
	run   func(s *session, n int) // nil = it is described here and done elsewhere
}

// commands are all that can be typed, in the order of the help. It is a function
// because the help, which is one of them, is made of them.
func commands() []command {
	return []command{
		{"question", "search: words, \"exact phrase\", -without, #label, cat:, kind:, 8.5", nil},
		{"number", "read the text that has this number in the last answers or list", nil},
		{"rN", "read text rN of those related to the open one", nil},
		{"m", "more answers", (*session).more},
		{"b", "back to the last answers or list", (*session).back},
		{"n", "read the next text of the handbook", func(s *session, _ int) { s.turn(1) }},
		{"p", "read the previous text", func(s *session, _ int) { s.turn(-1) }},
		{"c", "copy the open text with its source", (*session).copyOpen},
		{"c N", "copy answer N with its source", (*session).copyNumber},
		{"c rN", "copy related text rN with its source", (*session).copyRelated},
		{"s", "the short forms in the open text, and what they stand for", (*session).shortForms},
		{"t", "list the categories", (*session).categories},
		{"t N", "list the texts of category N", (*session).category},
		{"l", "list all texts", (*session).everything},
		{"?", "this help; help does the same", (*session).help},
		{"q", "quit; so do quit, exit and the end of the input", (*session).leaveOn},
	}
}

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
	widest := 0
	for _, c := range commands() {
		widest = max(widest, len(c.usage))
	}
	for _, c := range commands() {
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
