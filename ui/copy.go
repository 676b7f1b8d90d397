package ui

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
	"trustbook/handbook/sanitize"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/terminal"
)

// copyAnswer sends an answer with its source to the terminal's clipboard. The
// terminal does not say whether it took it, so neither does the status.
func (m *Model) copyAnswer(e *handbook.Entry) tea.Cmd {
	if e == nil {
		return m.say("nothing to copy", "", true)
	}
	text, what := m.excerpt(e)
	return m.copyText(text, what)
}

// excerpt is what is copied of a text, and what that is: all of it where its
// summary answers. A text without one may be a whole document, and the glossary is a
// list; of those it is the paragraph that answers the query, or the beginning.
func (m *Model) excerpt(e *handbook.Entry) (text, what string) {
	if e.ShortAnswer() != "" && !e.Derived.Generated {
		return quote.Text(m.session.Handbook, e), "the answer and its source"
	}
	heading, paragraph, what := m.paragraph(e)
	if paragraph == "" {
		return quote.Text(m.session.Handbook, e), "the text and its source"
	}
	return quote.Join(cmp.Or(e.Question, e.Title), heading, paragraph, quote.SourceLine(m.session.Handbook, e)), what
}

// paragraph is the one that answers the query, under its heading; where none
// does, the first.
func (m *Model) paragraph(e *handbook.Entry) (heading, text, what string) {
	if sentence, section := m.browse.Result().Passage(e); sentence != "" && m.browse.HasQuery() {
		for line := range strings.Lines(e.Sections[section].Text) {
			if line = strings.Join(strings.Fields(line), " "); strings.Contains(line, sentence) {
				return e.Sections[section].Heading, line, "the paragraph that answers and its source"
			}
		}
	}
	for _, s := range e.Sections {
		for line := range strings.Lines(s.Text) {
			if line = sanitize.CleanLine(line); line != "" {
				return s.Heading, line, "the first paragraph and its source"
			}
		}
	}
	return "", "", ""
}

// copyText sends text to the terminal's clipboard and says what was sent.
func (m *Model) copyText(text, what string) tea.Cmd {
	if len(text) > terminal.MaxCopy {
		return m.say("too long to copy", fmt.Sprintf(": terminals take at most %d KB", terminal.MaxCopy>>10), true)
	}
	if terminal.NativeClipboard {
		return m.copyNatively(text, what)
	}
	return tea.Batch(terminal.SendToClipboard(text, m.term.multiplexer), m.say("sent to the terminal", ": "+what+"; it does not confirm copies", true))
}

// copyNatively puts text on the system's own clipboard, which reports whether that
// worked.
func (m *Model) copyNatively(text, what string) tea.Cmd {
	return func() tea.Msg {
		err := terminal.WriteClipboard(text)
		return copiedMsg{fmt.Sprintf(" %s, %d characters", what, utf8.RuneCountInString(text)), err}
	}
}

// copied reports the outcome of a copy.
func (m *Model) copied(msg copiedMsg) tea.Cmd {
	if msg.err != nil {
		return m.say("not copied", ": "+msg.err.Error(), true)
	}
	return m.say("copied", msg.what, false)
}

// openCopyMenu offers the parts of the open entry to copy.
func (m *Model) openCopyMenu() {
	m.openMenu(message.Choose{Title: "Copy", Placeholder: "Filter what can be copied", Noun: "part", Verb: "copy", Items: m.copyItems})
}

func (m *Model) copyItems() []message.Item {
	e := m.reader.Entry
	text, what := m.excerpt(e)
	items := []message.Item{copyItem(phrases.Sentence(what), text, "")}
	if whole := quote.Text(m.session.Handbook, e); whole != text {
		items = append(items, copyItem("The text and its source", whole, ""))
	}
	items = append(items,
		copyItem("The text as Markdown", quote.Markdown(m.session.Handbook, e), ""),
		copyItem("The id", e.ID, e.ID),
		copyItem("The source line", m.session.Handbook.Citation(e), ""),
	)
	for _, block := range body.PlainBlocks(e) {
		items = append(items, copyItem(sanitize.CleanLine(block), block, ""))
	}
	return items
}

func copyItem(label, text, note string) message.Item {
	what := label
	if strings.HasPrefix(label, sanitize.CleanLine(text)) {
		what = "this part"
	}
	return message.Item{Label: label, Note: note, Msg: message.Copy{Text: text, What: what}}
}
