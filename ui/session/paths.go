package session

import (
	"slices"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// Paths returns the reading paths, those for the reader's roles first.
func (s *Session) Paths() []*handbook.Path { return s.Roles.SortPaths(s.Handbook.Paths) }

// PathAudience describes who a path is for, such as "for you" or "for manager". It returns "" if the path is for
// everyone or the reader's roles are unknown.
func (s *Session) PathAudience(p *handbook.Path) string {
	switch p.RelevanceTo(s.Roles) {
	case handbook.RelevantForYou:
		return phrases.StatusForYou
	case handbook.RelevantForOthers:
		return phrases.ForRoles(p.Roles)
	}
	return ""
}

// DescribePathDuty describes what a path still requires of the reader: how many entries to acknowledge, and by when. It
// returns "" if the path requires nothing of this reader.
func (s *Session) DescribePathDuty(p *handbook.Path) string {
	if p.RelevanceTo(s.Roles) == handbook.RelevantForOthers {
		return ""
	}
	acknowledge := ""
	if n := s.Progress.PathProgress(p).AcksPending; n > 0 {
		acknowledge = phrases.AcksLeft(n)
	}
	due, _ := s.Progress.DueDate(p)
	return phrases.JoinParts(acknowledge, due)
}

// DescribeOtherDuties describes what the reader has to acknowledge outside the reading paths: "1 to acknowledge: The
// log". It returns "" if there is nothing to acknowledge.
func (s *Session) DescribeOtherDuties() string {
	var titles []string
	for _, e := range s.Handbook.Entries {
		onPath := func(p *handbook.Path) bool { return slices.Contains(p.Entries, e) }
		if s.Progress.AckPending(e) && !slices.ContainsFunc(s.Handbook.Paths, onPath) {
			titles = append(titles, e.Title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return phrases.AcksLeft(len(titles)) + ": " + phrases.FirstNames(titles, 1)
}

// DescribePathProgress describes how much of a path has been read: "3 of 5 read, 1 changed".
func (s *Session) DescribePathProgress(p *handbook.Path) string {
	t := s.Progress.PathProgress(p)
	return phrases.PathProgress(t.Read, t.Entries, t.Changed)
}
