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
	return m.copyText(m.quotedExcerpt(e))
}

func (m *Model) copySentence(e *handbook.Entry) tea.Cmd {
	if e == nil {
		return m.say(phrases.NothingToCopy, true)
	}
	return m.copyText(m.quotedSentence(e))
}

// howFound describes how the search found an entry, for use in a quotation: the matching passage and any reason for
// doubt. Without a query it is empty.
func (m *Model) howFound(e *handbook.Entry) (f quote.SearchMatch) {
	if m.browse.HasQuery() {
		r := m.browse.ResultFor(e)
		f.Passage, f.Section = r.Passage(e)
		f.Before, f.After = r.Supplement(e)
		f.Doubt, f.Withheld = phrases.DoubtAbout(e, r), r.WithholdsVerdict(e)
	}
	return f
}

// quotedSentence returns the answering sentence of an entry. The message about it shows the sentence.
func (m *Model) quotedSentence(e *handbook.Entry) message.Copy {
	found := m.howFound(e)
	text, sentence := found.Sentence(m.session.Handbook, e, m.session.Now())
	c := message.NewCopy(text, phrases.CopySentence+phrases.WithSource(found.Doubt))
	c.Said.Quote, c.Said.Name = sentence, phrases.CopySentence
	return c
}

// quotedExcerpt returns the answering part of an entry.
func (m *Model) quotedExcerpt(e *handbook.Entry) message.Copy {
	found := m.howFound(e)
	text, what := found.Excerpt(m.session.Handbook, e, m.session.Now())
	return message.NewCopy(text, what+phrases.WithSource(found.Doubt))
}

// copyText sends text to the terminal's clipboard and says so. Most terminals do not confirm copies, so it cannot say
// that the copy succeeded.
func (m *Model) copyText(c message.Copy) tea.Cmd {
	m.session.Gaps.RecordEntryUse("")
	if len(c.Text) > terminal.MaxCopyBytes {
		return m.say(phrases.NotCopied(phrases.CopyTooLong(terminal.MaxCopyBytes)), true)
	}
	if terminal.NativeClipboard {
		return copyToSystem(c)
	}
	c.Said.Aside = m.term.copies.Next()
	return tea.Batch(terminal.SendToClipboard(c.Text, m.term.copies.Multiplexer), m.status.Say(c.Said))
}

// copyToSystem puts text on the system's clipboard. The system, unlike most terminals, confirms copies.
func copyToSystem(c message.Copy) tea.Cmd {
	return func() tea.Msg { return copiedMsg{c.Said, terminal.WriteClipboard(c.Text)} }
}

// copiedMsg carries the result of copying to the system's clipboard.
type copiedMsg struct {
	said message.Say
	err  error
}

func (m *Model) copied(msg copiedMsg) tea.Cmd {
	if msg.err != nil {
		return m.say(phrases.NotCopied(msg.err.Error()), true)
	}
	return m.status.Say(msg.said)
}

// copyItems lists the parts of the open entry that can be copied.
func (m *Model) copyItems() []message.MenuItem {
	h, e, now := m.session.Handbook, m.reader.Entry, m.session.Now()
	found := m.howFound(e)
	with, caution := phrases.WithSource(found.Doubt), ""
	if found.Doubt != "" {
		caution = with
	}
	excerpt := m.quotedExcerpt(e)
	items := []message.MenuItem{copyItem(excerpt), copyItem(m.quotedSentence(e))}
	if whole := found.Text(h, e, now); whole != excerpt.Text {
		items = append(items, copyItem(message.NewCopy(whole, quote.WholeEntryLabel+with)))
	}
	id := copyItem(message.NewCopy(e.ID, phrases.CopyID))
	id.Note = e.ID
	items = append(items, copyItem(message.NewCopy(found.Markdown(h, e, now), phrases.CopyMarkdown+caution)), id,
		copyItem(message.NewCopy(h.Citation(e), phrases.CopySourceLine)))
	for _, part := range quote.Parts(e) {
		c := message.NewCopy(found.Part(e, part, now), phrases.CopyThisPart+caution)
		items = append(items, message.MenuItem{Label: strings.TrimPrefix(sanitize.CleanLine(part), "- "), Msg: c})
	}
	return items
}

// copyItem returns a menu item that copies text.
func copyItem(c message.Copy) message.MenuItem {
	return message.MenuItem{Label: phrases.Capitalize(strings.TrimSpace(c.Said.Detail)), Msg: c}
}
