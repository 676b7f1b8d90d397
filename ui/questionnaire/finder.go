package questionnaire

import "trustbook/ui/workbook"

type finder struct {
	sheet   *workbook.Sheet
	above   string             // name of the sheet, or the headings above the Markdown table
	grows   bool               // an answer column can be added to the table
	headers map[int]bool       // rows that are headers
	roles   map[int]columnRole // roles of the columns
	names   map[int]string
	first   int
	last    int                   // last column with a value
	ticks   []int                 // columns to tick, each of which stands for one answer
	unsaid  bool                  // the header of the answer column does not identify it as one
	listed  map[int]int           // cached result of answerable
	titles  map[workbook.Pos]bool // cells printed in bold in a Markdown table

	oneVerdict map[int]bool // cached results of namesOneVerdict
	out        Sheet
}

// Columns contains the numbers of a sheet's columns, counted from 1; 0 means that there is no such column.
type Columns struct{ ID, Question, Answer, Note int }

// Sheet is the result of reading a sheet of a workbook.
type Sheet struct {
	Name      string
	Columns   Columns
	Headers   int      // number of header rows
	First     int      // row of the first header; 0 if there is none
	Found     int      // number of questions, including those without a column for answers
	Free      int      // first empty column, if the questions have no answer column; otherwise 0
	Why       []string // reasons for the choice of columns
	Protected bool     // a spreadsheet program cannot fill in the locked cells, but this program can
	Problem   string   // reason why there are no questions to answer; "" if there are some
}
