package load

// navigation describes the pages of a folder, as a navigation file does.
type navigation struct {
	file    string
	title   string   // title of the whole handbook; "" if the file has none
	folders []string // folders that may contain the pages; the first that does is used
	docIDs  bool     // the targets are Docusaurus ids
	items   []navItem
}

// navItem is an item of a navigation file: a page, a heading, or a page with items below it.
type navItem struct {
	title  string
	target string // as in the file; "" for a heading
	line   int    // line of the item in the file; 0 if unknown
	items  []navItem
}
