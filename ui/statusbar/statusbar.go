// Package statusbar draws the bottom row of the screen: the latest message or, without one, key hints.
package statusbar

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/theme"
)

// messageDuration is the time for which a message is shown, unless a key removes it earlier.
const messageDuration = 4 * time.Second

// maxMessageRows is the maximum height of a message.
const maxMessageRows = 4

// Model is the bottom row. The zero value shows no message.
type Model struct {
	said   message.Say
	news   string // shown below the list until the next key press
	number int    // number of the current message; timers of earlier messages are ignored

	size  layout.Layout
	theme *theme.Theme
	mark  string // warning about an unsigned handbook; "" for none
	hints help.Model
	drawn drawnHints
}

// drawnHints are the last hints drawn. They are reused, because hints rarely change.
type drawnHints struct{ keys, row string }

// MessageExpired means that a status message has been shown long enough.
type MessageExpired struct{ number int }

// SetSize adapts the bottom row to the size of the screen.
func (m *Model) SetSize(l layout.Layout) {
	m.size, m.drawn = l, drawnHints{}
	m.hints.SetWidth(max(1, m.textWidth(m.Width())))
}

// SetTheme changes the styles.
func (m *Model) SetTheme(th *theme.Theme) {
	m.theme, m.drawn = th, drawnHints{}
	m.hints = draw.NewHints(th)
}

// SetMark sets the warning at the right of the bottom row. No entry can imitate or hide it, because entries are never
// drawn there.
func (m *Model) SetMark(mark string) { m.mark, m.drawn = mark, drawnHints{} }

// Say shows a message and returns the timer that removes it.
func (m *Model) Say(msg message.Say) tea.Cmd {
	m.said = msg
	m.number++
	number := m.number
	return tea.Tick(messageDuration, func(time.Time) tea.Msg { return MessageExpired{number} })
}

// SetNews sets the text to show below the list while there is no message. Set "" once the reader has done something
// that it counts, such as reading an entry.
func (m *Model) SetNews(text string) { m.news = text }

// News returns the text to show below the list while there is no message.
func (m *Model) News() string { return m.news }

// DismissOnKey handles a key press: it removes the message or, if there is none and onList is true, the news.
func (m *Model) DismissOnKey(onList bool) {
	if _, said := m.CurrentMessage(); !said && onList {
		m.news = ""
	}
	m.said = message.Say{}
}

// Expire removes a message whose time is up.
func (m *Model) Expire(msg MessageExpired) {
	if msg.number == m.number {
		m.said = message.Say{}
	}
}

// CurrentMessage returns the current message. ok is false if there is none.
func (m *Model) CurrentMessage() (msg message.Say, ok bool) { return m.said, m.said.Word != "" }

// Width returns the width in cells available to messages and hints beside the mark.
func (m *Model) Width() int {
	if m.mark == "" {
		return m.size.Width
	}
	return m.size.Width - min(layout.Width(m.mark), m.size.Width/2) - layout.PreviewGap
}

// Render draws the bottom row onto a frame: the message or, without one, the news if onList is true, and otherwise the
// hints. A message that does not fit into one row also covers the rows above, the topmost of which is left blank.
func (m *Model) Render(frame []string, onList bool, hints string) {
	last := m.size.HintsRow
	rows := m.wrap(m.said)
	if len(rows) == 0 && onList {
		rows = m.wrap(message.Say{Detail: m.news})
	}
	if len(rows) == 0 {
		frame[last] = m.withMark(hints)
		return
	}
	copy(frame[last-len(rows)+1:], rows)
	if len(rows) > 1 {
		frame[last-len(rows)] = ""
	}
	frame[last] = m.withMark(frame[last])
}

// wrap breaks a message into rows. If there are more than maxMessageRows, it first omits the aside, and then cuts the
// rest if that is still too long.
func (m *Model) wrap(msg message.Say) []string {
	style := m.theme.Accent
	msg.Detail = m.messageDetail(msg)
	msg.Detail, msg.Aside = m.theme.TransliteratePhrase(msg.Detail), m.theme.TransliteratePhrase(msg.Aside)
	if msg.Caution {
		style = m.theme.Caution
	}
	rows := m.wrapBesideMark(draw.Wrap(msg.Word+msg.Detail+msg.Aside, m.textWidth(m.size.Width)))
	if len(rows) > maxMessageRows {
		rows = draw.WrapAtMost(msg.Word+msg.Detail, m.textWidth(m.Width()), maxMessageRows, m.theme.Glyph.Ellipsis)
	}
	word, detail := len(msg.Word), len(msg.Word+msg.Detail)
	for i, row := range rows {
		a := max(0, min(word, len(row)))
		b := max(a, min(detail, len(row)))
		l := draw.NewLine(m.size.Width).PadTo(layout.TextColumn).Put(style, row[:a])
		rows[i] = l.Put(m.theme.Text, row[a:b]).Put(m.theme.Quiet, row[b:]).String()
		word, detail = word-len(row)-1, detail-len(row)-1
	}
	return rows
}

// minQuoteWidth is the minimum width of a quotation in a message, in cells.
const minQuoteWidth = 16

// messageDetail returns the detail of a message. If the row has space for enough of the quotation, the quotation
// replaces the name.
func (m *Model) messageDetail(msg message.Say) string {
	rest, named := strings.CutPrefix(msg.Detail, " "+msg.Name)
	room := m.textWidth(m.Width()) - layout.Width(msg.Word+" “”"+rest+msg.Aside)
	if msg.Quote == "" || !named || room < min(minQuoteWidth, layout.Width(msg.Quote)) {
		return msg.Detail
	}
	return " “" + draw.Cut(msg.Quote, room, m.theme.Glyph.Ellipsis) + "”" + rest
}

// wrapBesideMark wraps the last row of a message again if it does not fit beside the mark.
func (m *Model) wrapBesideMark(rows []string) []string {
	if last := len(rows) - 1; last >= 0 {
		rows = append(rows[:last], draw.Wrap(rows[last], m.textWidth(m.Width()))...)
	}
	return rows
}

// textWidth returns the maximum width of the text of a row.
func (*Model) textWidth(width int) int { return width - layout.TextColumn - layout.RightMargin }

func (m *Model) withMark(row string) string {
	l := draw.NewLine(m.size.Width).PutStyled(row)
	if m.mark == "" {
		return l.String()
	}
	mark := draw.Cut(m.mark, m.size.Width/2, m.theme.Glyph.Ellipsis)
	return l.PadTo(m.size.Width-layout.RightMargin-layout.Width(mark)).Put(m.theme.Caution, mark).String()
}

// Hints draws hints for keys. If they do not fit, it omits those in the middle, then the description of the last one,
// and then the first one. The last one, for help or going back, is always shown. On a narrow screen, it first shortens
// all descriptions to one word.
func (m *Model) Hints(keys []key.Binding) string {
	keys = slices.DeleteFunc(slices.Clone(keys), func(k key.Binding) bool { return !k.Enabled() })
	if named := namesOf(keys); m.drawn.row == "" || m.drawn.keys != named {
		m.drawn = drawnHints{named, m.drawHints(keys)}
	}
	return m.drawn.row
}

// namesOf returns the keys with their descriptions as one string. When it changes, the hints must be drawn again.
func namesOf(keys []key.Binding) string {
	var out strings.Builder
	for _, k := range keys {
		out.WriteString(k.Help().Key + "\x00" + k.Help().Desc + "\x00")
	}
	return out.String()
}

func (m *Model) drawHints(keys []key.Binding) string {
	room := m.textWidth(m.Width())
	if m.size.Mode == layout.ModeNarrow && hintWidth(keys) > room {
		for i := range keys {
			word, _, _ := strings.Cut(keys[i].Help().Desc, " ")
			keys[i].SetHelp(keys[i].Help().Key, word)
		}
	}
	for len(keys) > 1 && hintWidth(keys) > room {
		at := len(keys) / 2
		if last := &keys[len(keys)-1]; len(keys) == 2 && last.Help().Desc != "" {
			last.SetHelp(last.Help().Key, "")
			continue
		} else if len(keys) == 2 {
			at = 0
		}
		keys = slices.Delete(keys, at, at+1)
	}
	return m.hints.ShortHelpView(keys)
}

func hintWidth(keys []key.Binding) int {
	width := 0
	for _, k := range keys {
		width += layout.PreviewGap + layout.Width(k.Help().Key+" "+k.Help().Desc)
	}
	return width - layout.PreviewGap
}
