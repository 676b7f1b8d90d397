package theme

// Glyphs are the signs the program draws. Every one is a single cell wide in
// every locale, except the ASCII ellipsis, which is two.
type Glyphs struct {
	Prompt   string // before the query
	Bar      string // you are here; this is the answer
	Rule     string // a thin line
	Heavy    string // the same line where it matters
	Dot      string // between metadata, and before a list item
	Ellipsis string // something was cut
	Path     string // between a category and its title; more to the right
	Before   string // more to the left
	Saved    string
	Read     string
	ToRead   string
	Changed  string

	Side                                       string // the box of an overlay
	TopLeft, TopRight, BottomLeft, BottomRight string
}

// glyphs are not ambiguous in East Asian widths, box-drawing and ellipsis apart;
// where a locale draws those wide the program asks for ASCII.
func glyphs(ascii bool) Glyphs {
	if ascii {
		return Glyphs{
			Prompt: ">", Bar: "|", Rule: "-", Heavy: "=", Dot: "-", Ellipsis: "..", Path: ">", Before: "<",
			Saved: "*", Read: "x", ToRead: "o", Changed: "~",
			Side: "|", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		}
	}
	return Glyphs{
		Prompt: "❯", Bar: "▐", Rule: "─", Heavy: "━", Dot: "∙", Ellipsis: "…", Path: "›", Before: "‹",
		Saved: "✶", Read: "✓", ToRead: "◦", Changed: "~",
		Side: "│", TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯",
	}
}
