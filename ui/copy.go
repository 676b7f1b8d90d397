package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
)

// copyAnswer sends an answer with its source to the terminal's clipboard. The
// terminal does not say whether it took it, so neither does the status.
func (m *Model) copyAnswer(e *handbook.Entry) tea.Cmd {
	if e == nil {
		return m.status.say("nothing to copy", "", true)
	}
	return m.copyText(m.book.Quote(e), "the answer and its source")
}

// copyText sends text to the terminal's clipboard and says what was sent.
func (m *Model) copyText(text, what string) tea.Cmd {
	if len(text) > maxCopy {
		return m.status.say("too long to copy", fmt.Sprintf(": terminals take at most %d KB", maxCopy>>10), true)
	}
	if nativeClipboard {
		return m.copyNatively(text, what)
	}
	detail := fmt.Sprintf(", which does not confirm copies: %s, %d characters", what, utf8.RuneCountInString(text))
	return tea.Batch(m.toClipboard(text), m.status.say("sent to the terminal", detail, true))
}

// maxCopy is the most that is sent to a terminal, in bytes: what most of them
// take in one sequence once it is encoded.
const maxCopy = 72 << 10

// openCopyMenu lets a part of the open text be copied.
func (m *Model) openCopyMenu() {
	m.openChooser("Copy", "Filter what can be copied", "part", (*Model).copyChoices, 0)
}

func (m *Model) copyChoices() []choice {
	e := m.reader.entry
	choices := []choice{
		copying("The answer and its source", m.book.Quote(e), ""),
		copying("The text as Markdown", m.book.Markdown(e), ""),
		copying("The id", e.ID, e.ID),
		copying("The source line", m.book.Source(e), ""),
	}
	for _, block := range e.Blocks() {
		choices = append(choices, copying(handbook.CleanLine(block), block, ""))
	}
	return choices
}

func copying(label, text, note string) choice {
	return choice{label: label, note: note, do: func(m *Model) tea.Cmd {
		what := label
		if strings.HasPrefix(label, handbook.CleanLine(text)) {
			what = "this part"
		}
		return m.copyText(text, what)
	}}
}
