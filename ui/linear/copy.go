package linear

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
)

// maxCopy is the most that is sent to a terminal, in bytes: what most of them
// take in one sequence once it is encoded.
const maxCopy = 72 << 10

// TerminalCopy makes an [Options].Copy of a terminal that is written to with w.
// The terminal does not say whether it took a text, so neither does the status.
func TerminalCopy(w io.Writer) func(text string) string {
	return func(text string) string {
		if len(text) > maxCopy {
			return fmt.Sprintf("too long to copy (terminals take at most %d KB)", maxCopy>>10)
		}
		if _, err := io.WriteString(w, ansi.SetSystemClipboard(text)); err != nil {
			return "could not be sent to the terminal"
		}
		return "sent to the terminal, which does not confirm copies"
	}
}

// copyOpen copies the text that was read last.
func (s *session) copyOpen(int) {
	if s.open == nil {
		s.reply.say("No text is open. Its number reads a text; c and its number copies it.")
		return
	}
	s.copyText(s.open)
}

// copyNumber copies the text that has a number.
func (s *session) copyNumber(n int) {
	switch {
	case n > len(s.offers):
		s.reply.say("Nothing here has the number %d.", n)
	case s.offers[n-1].entry == nil:
		s.reply.say("%d is no text: %s.", n, s.offers[n-1].label)
	default:
		s.copyText(s.offers[n-1].entry)
	}
}

// copyRelated copies a text that is related to the open one.
func (s *session) copyRelated(n int) {
	if n > len(s.beside) {
		s.reply.say("No related text has the number %s%d.", relatedMark, n)
		return
	}
	s.copyText(s.beside[n-1].entry)
}

// copyText copies an answer with its source, or writes it out.
func (s *session) copyText(e *handbook.Entry) {
	text := s.book.Quote(e)
	if s.options.Copy != nil {
		s.reply.say("%s: %s and its source, %s.", s.options.Copy(text), e.Title, plural(utf8.RuneCountInString(text), "character"))
		return
	}
	s.reply.say("There is no clipboard to send this to, so here is the text to copy:")
	s.reply.blank()
	for row := range strings.Lines(text) {
		s.reply.hang("", row)
		if strings.TrimSpace(row) == "" {
			s.reply.blank()
		}
	}
}
