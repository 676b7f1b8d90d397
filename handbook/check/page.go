package check

import (
	"trustbook/handbook"
)

type checkedPage struct {
	*handbook.Entry

	prose    []textLine // what readers see, without code, addresses and comments
	code     []textLine // lines of code blocks
	indented []textLine // lines of indented code blocks
	tables   []tableSize
	markup   pageMarkup
}

type textLine struct {
	number int    // line in the file; 0 if field is set
	field  string // name of the front matter field whose value the line is; "" for none
	text   string
	title  bool // the line is a title or heading
}

type textPosition struct {
	page *checkedPage
	line textLine
}

type tableSize struct {
	line    int
	rows    int
	columns []int // width of the widest cell of each column, in characters
}

type pageMarkup struct {
	footnotes map[string]bool // labels, in lower case, of the footnotes that are shown
	tildes    []textLine      // numbers and paths between single tildes, which strike them out
	surplus   []textLine      // rows with more cells than the header
	bars      []textLine      // first lines of paragraphs that were meant as tables
}
