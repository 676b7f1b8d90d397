package answer

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// editorHeightDivisor limits the height of the editor to 1/editorHeightDivisor of the screen's height.
const editorHeightDivisor = 3

// editor is a text field that grows with its text.
type editor struct {
	field  textarea.Model
	scroll draw.Scroll // which rows of the field are visible
	before string      // the text before it was edited
}

// open starts editing an answer. The source is on its own line, so that the End key stays within the answer. The
// terminal draws the cursor. Key bindings that would start a clipboard program are disabled.
func (e *editor) open(th *theme.Theme, answer, source string) tea.Cmd {
	in := textarea.New()
	in.Prompt, in.ShowLineNumbers, in.CharLimit = "", false, 0
	in.DynamicHeight, in.MaxHeight, in.MaxWidth = true, 0, 0 // no limit on rows, because the screen scrolls them
	in.SetVirtualCursor(false)
	in.KeyMap.InsertNewline.SetEnabled(false)
	in.KeyMap.Paste.SetEnabled(false)
	in.KeyMap.CopySelection.SetEnabled(false)
	state := textarea.StyleState{Text: th.Text, CursorLine: th.Text, Selection: th.Hit}
	in.SetStyles(textarea.Styles{Focused: state, Blurred: state})
	in.SetValue(strings.TrimSpace(answer + "\n" + source))
	in.MoveToBegin()
	in.CursorEnd()
	e.field, e.scroll = in, draw.Scroll{}
	e.before = e.text()
	return e.field.Focus()
}

// text returns the text on one line.
func (e *editor) text() string {
	return strings.TrimSpace(strings.ReplaceAll(e.field.Value(), "\n", " "))
}

// isChanged reports whether the user has changed the text.
func (e *editor) isChanged() bool { return e.text() != e.before }

// resize wraps the text for a screen, and scrolls to the row with the cursor.
func (e *editor) resize(width, height int) {
	e.field.SetWidth(max(1, min(width-2, layout.MaxTextWidth)))
	e.scroll.Resize(e.field.Height(), max(1, height/editorHeightDivisor))
	if c := e.field.Cursor(); c != nil {
		e.scroll.SetTop(max(min(e.scroll.Top(), c.Y), c.Y-e.scroll.Height()+1))
	}
}

// visible returns the number of rows that are shown.
func (e *editor) visible() int { return e.scroll.End() - e.scroll.Top() }

// rows draws the text below a rule. If not all rows fit, the rule shows how many rows are above and below the visible
// ones.
func (e *editor) rows(th *theme.Theme, width int) []string {
	var rows []string
	all := strings.Split(e.field.View(), "\n")
	for i := e.scroll.Top(); i < min(e.scroll.End(), len(all)); i++ {
		rows = append(rows, draw.NewLine(width).PadTo(1).PutStyled(all[i]).String())
	}
	rule := draw.Divider(th, width, 0, 0, th.Heavy)
	if above, below := e.scroll.Top(), e.field.Height()-e.scroll.End(); above+below > 0 {
		note := phrases.LinesHidden(above, below)
		at := width - layout.Width(note) - 1
		rule = draw.NewLine(width).PutStyled(draw.Divider(th, at, 0, 0, th.Heavy)).PadTo(at).Put(th.Quiet, note).String()
	}
	return slices.Insert(rows, 0, rule)
}

// cursor returns the position of the cursor if the text begins in row top of the screen.
func (e *editor) cursor(width, top int) *tea.Cursor {
	c := e.field.Cursor()
	if c == nil {
		return nil
	}
	return tea.NewCursor(min(c.X+1, max(0, width-1)), max(0, top+c.Y-e.scroll.Top()))
}

// editorHints returns hints for the keys in the editor.
func editorHints() []key.Binding {
	var out []key.Binding
	for _, h := range [][2]string{{"enter", phrases.HintKeepText}, {"^A ^E", phrases.HintLineEnds}, {"esc", phrases.HintDropText}} {
		out = append(out, key.NewBinding(key.WithKeys(h[0]), key.WithHelp(h[0], h[1])))
	}
	return out
}
