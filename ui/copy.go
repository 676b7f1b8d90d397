package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/quote"
	"trustbook/handbook/sanitize"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/terminal"
)

func (m *Model) copyAnswer(e *handbook.Entry) tea.Cmd {
	if e == nil {
		return m.say(phrases.NothingToCopy, true)
	}
	text, what := m.excerpt(e)
	return m.copyText(text, what+phrases.CheckDoubt(m.browse.DoubtAbout(e)))
}

func (m *Model) copySentence(e *handbook.Entry) tea.Cmd {
	if e == nil {
		return m.say(phrases.NothingToCopy, true)
	}
	text, what := m.sentence(e)
	return m.copyText(text, what+phrases.CheckDoubt(m.browse.DoubtAbout(e)))
}

// sentence returns the sentence of an entry that answers the query, and a name for it.
func (m *Model) sentence(e *handbook.Entry) (text, what string) {
	passage := ""
	if m.browse.HasQuery() {
		passage, _ = m.browse.Result().Passage(e)
	}
	return quote.Sentence(m.session.Handbook, e, passage, m.browse.DoubtAbout(e) == "", m.session.Now())
}

// excerpt returns the part of an entry that answers the query, and a name for it.
func (m *Model) excerpt(e *handbook.Entry) (text, what string) {
	passage, section := "", 0
	if m.browse.HasQuery() {
		passage, section = m.browse.Result().Passage(e)
	}
	return quote.Excerpt(m.session.Handbook, e, passage, section, m.session.Now())
}

// copyText sends text to the clipboard and reports that it did. Most terminals do not confirm
// copies.
func (m *Model) copyText(text, what string) tea.Cmd {
	m.session.Gaps.EntryUsed("")
	if len(text) > terminal.MaxCopy {
		return m.say(phrases.NotCopied(phrases.CopyTooLong(terminal.MaxCopy)), true)
	}
	if terminal.NativeClipboard {
		return m.copyNatively(text, what)
	}
	said := message.Say{Word: phrases.Copied, Detail: " " + what, Aside: " (" + m.term.copies.Next() + ")"}
	return tea.Batch(terminal.SendToClipboard(text, m.term.copies.Multiplexer), m.status.Say(said))
}

// copyNatively puts text on the system's clipboard. Unlike most terminals, the system confirms it.
func (m *Model) copyNatively(text, what string) tea.Cmd {
	return func() tea.Msg {
		err := terminal.WriteClipboard(text)
		return copiedMsg{" " + what + ", " + phrases.CountCharacters(text), err}
	}
}

// copiedMsg reports whether the system's clipboard accepted a copy.
type copiedMsg struct {
	what string
	err  error
}

func (m *Model) copied(msg copiedMsg) tea.Cmd {
	if msg.err != nil {
		return m.say(phrases.NotCopied(msg.err.Error()), true)
	}
	return m.say(phrases.Notice{Word: phrases.Copied, Detail: msg.what}, false)
}

// openCopyMenu offers parts of the open entry to copy.
func (m *Model) openCopyMenu() {
	m.openMenu(message.Choose{Menu: phrases.CopyMenu, Items: m.copyItems})
}

func (m *Model) copyItems() []message.Item {
	h, e := m.session.Handbook, m.reader.Entry
	text, what := m.excerpt(e)
	items := []message.Item{copyItem(text, what), copyItem(m.sentence(e))}
	if whole := quote.Text(h, e, m.session.Now()); whole != text {
		items = append(items, copyItem(whole, quote.WholeEntryLabel))
	}
	id := copyItem(e.ID, phrases.CopyID)
	id.Note = e.ID
	items = append(items, copyItem(quote.Markdown(h, e, m.session.Now()), phrases.CopyMarkdown), id, copyItem(h.Citation(e), phrases.CopySourceLine))
	for _, part := range quote.Parts(e) {
		text := quote.Part(e, part, m.session.Now())
		items = append(items, message.Item{Label: strings.TrimPrefix(sanitize.CleanLine(part), "- "), Msg: message.Copy{Text: text, What: phrases.CopyThisPart}})
	}
	check := phrases.CheckDoubt(m.browse.DoubtAbout(e))
	for i := range items {
		if msg, ok := items[i].Msg.(message.Copy); ok && msg.Text != e.ID {
			msg.What += check
			items[i].Msg = msg
		}
	}
	return items
}

// copyItem returns a menu item that copies text. what names the text.
func copyItem(text, what string) message.Item {
	return message.Item{Label: phrases.Capitalized(what), Msg: message.Copy{Text: text, What: what}}
}
