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
	text, what := m.quotedExcerpt(e)
	return m.copyText(text, what+phrases.CautionSuffix(m.browse.DoubtAbout(e)))
}

func (m *Model) copySentence(e *handbook.Entry) tea.Cmd {
	if e == nil {
		return m.say(phrases.NothingToCopy, true)
	}
	text, what := m.quotedSentence(e)
	return m.copyText(text, what+phrases.CautionSuffix(m.browse.DoubtAbout(e)))
}

// howFound returns how the search found an entry, for use in a quotation: the passage that matched, and the reason for
// doubt if any. It is empty without a query.
func (m *Model) howFound(e *handbook.Entry) (f quote.Found) {
	if m.browse.HasQuery() {
		f.Passage, f.Section = m.browse.Result().Passage(e)
		f.Before, f.After = m.browse.Result().Supplement(e)
		f.Doubt = m.browse.DoubtAbout(e)
	}
	return f
}

// quotedSentence returns the sentence of an entry that answers the query, and what to call it in messages.
func (m *Model) quotedSentence(e *handbook.Entry) (text, what string) {
	return m.howFound(e).Sentence(m.session.Handbook, e, m.session.Now())
}

// quotedExcerpt returns the part of an entry that answers the query, and what to call it in messages.
func (m *Model) quotedExcerpt(e *handbook.Entry) (text, what string) {
	return m.howFound(e).Excerpt(m.session.Handbook, e, m.session.Now())
}

// copyText sends text to the terminal's clipboard and reports that it was sent. Most terminals do not confirm copies.
func (m *Model) copyText(text, what string) tea.Cmd {
	m.session.Gaps.EntryUsed("")
	if len(text) > terminal.MaxCopyBytes {
		return m.say(phrases.NotCopied(phrases.CopyTooLong(terminal.MaxCopyBytes)), true)
	}
	if terminal.NativeClipboard {
		return m.copyNatively(text, what)
	}
	said := message.Say{Word: phrases.Copied, Detail: " " + what, Aside: m.term.copies.Next()}
	return tea.Batch(terminal.SendToClipboard(text, m.term.copies.Multiplexer), m.status.Say(said))
}

// copyNatively puts text on the system's clipboard. Unlike most terminals, the system confirms copies.
func (m *Model) copyNatively(text, what string) tea.Cmd {
	return func() tea.Msg {
		err := terminal.WriteClipboard(text)
		return copiedMsg{" " + what + ", " + phrases.CountCharacters(text), err}
	}
}

// copiedMsg carries the result of copying to the system's clipboard.
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

// copyItems lists the parts of the open entry that can be copied.
func (m *Model) copyItems() []message.Item {
	h, e, now := m.session.Handbook, m.reader.Entry, m.session.Now()
	found := m.howFound(e)
	text, what := m.quotedExcerpt(e)
	items := []message.Item{copyItem(text, what), copyItem(m.quotedSentence(e))}
	if whole := found.Text(h, e, now); whole != text {
		items = append(items, copyItem(whole, quote.WholeEntryLabel))
	}
	id := copyItem(e.ID, phrases.CopyID)
	id.Note = e.ID
	items = append(items, copyItem(found.Markdown(h, e, now), phrases.CopyMarkdown), id, copyItem(h.Citation(e), phrases.CopySourceLine))
	for _, part := range quote.Parts(e) {
		text := found.Part(e, part, now)
		items = append(items, message.Item{Label: strings.TrimPrefix(sanitize.CleanLine(part), "- "), Msg: message.Copy{Text: text, What: phrases.CopyThisPart}})
	}
	check := phrases.CautionSuffix(found.Doubt)
	for i := range items {
		if msg, ok := items[i].Msg.(message.Copy); ok && msg.Text != e.ID {
			msg.What += check
			items[i].Msg = msg
		}
	}
	return items
}

// copyItem returns a menu item that copies text. what names the text in messages.
func copyItem(text, what string) message.Item {
	return message.Item{Label: phrases.Capitalized(what), Msg: message.Copy{Text: text, What: what}}
}
