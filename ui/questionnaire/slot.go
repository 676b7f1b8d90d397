package questionnaire

// Slot is a place in the file that an answer can be written to.
type Slot struct {
	Name    string   // name in the form shown to users, such as that of a cell; "" if the file has no such slot
	Header  string   // header of the slot's column
	Value   string   // text that is already in the slot
	HasList bool     // the cell has a drop-down list: only values in Choices may be written, and none if Choices is empty
	Choices []string // choices offered by the cell's list or by Form
	Form    string   // existing text in which to tick or replace something, such as "[ ] Yes [ ] No"

	index int       // position of the slot in the file; its meaning depends on the file format
	boxes []tickBox // boxes of the choices, if each has its own cell
}

// CellText is text for a slot.
type CellText struct {
	Question int // index of the question
	Note     bool
	Text     string

	verdict string // verdict at the beginning of Text, as worded in the slot; "" for none
	index   int    // index of the slot in the file, once known
}

// tickBox is the box of one of several choices.
type tickBox struct {
	index int
	box   string
	mark  string // value of the cell's drop-down list that ticks the box; "" if the cell has no list
}
