package handbook

// Path is a reading path: entries to read, in order.
type Path struct {
	ID          string
	Title       string // never empty
	Description string
	Roles       []string // roles that the path is for; empty means everyone
	Entries     []*Entry // in reading order, without duplicates
	Acknowledge bool     // readers must acknowledge each entry, not just read it
	DueDays     int      // days between opening the first entry and finishing the path; 0 means no deadline
}
