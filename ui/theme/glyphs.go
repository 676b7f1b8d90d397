package theme

// Glyphs are the symbols that the program draws. Each is one column wide in every locale, except the ASCII ellipsis,
// which is two columns wide.
type Glyphs struct {
	Prompt   string // before the query
	Bar      string // at the left of the selected row and of the answer
	Rule     string // thin rule
	Heavy    string // heavy rule, under the active tab
	Dot      string // between parts of the metadata, and before list items
	Ellipsis string // where something was cut off
	Path     string // between a category and a title, and where more content follows to the right
	Before   string // where more content is to the left
	Saved    string
	Read     string
	ToRead   string
	Changed  string
	Open     string // before a group whose entries are listed
	Closed   string

	Side                                       string // the frame of a dialog
	TopLeft, TopRight, BottomLeft, BottomRight string
}

// glyphsFor returns the symbols of a theme. In UTF-8, only the box-drawing characters and the ellipsis have an
// ambiguous East Asian width; if the locale makes these wide, the program uses ASCII.
func glyphsFor(ascii bool) Glyphs {
	if ascii {
		return Glyphs{
			Prompt: ">", Bar: "|", Rule: "-", Heavy: "=", Dot: "-", Ellipsis: "..", Path: ">", Before: "<",
			Saved: "*", Read: "x", ToRead: "o", Changed: "~", Open: "-", Closed: "+",
			Side: "|", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		}
	}
	return Glyphs{
		Prompt: "❯", Bar: "▐", Rule: "─", Heavy: "━", Dot: "∙", Ellipsis: "…", Path: "›", Before: "‹",
		Saved: "✶", Read: "✓", ToRead: "◦", Changed: "~", Open: "▾", Closed: "▸",
		Side: "│", TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
	}
}
