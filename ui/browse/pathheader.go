package browse

import (
	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// pathHeader is the header above the list of a reading path. It shows how much has been read, how long the rest takes
// to read, who the path is for, what has to be acknowledged, and when the path is due.
type pathHeader struct {
	progress, left string
	audience, due  string // "" to omit
	late           bool
	read, entries  int
}

func newPathHeader(s *session.Session, p *handbook.Path) pathHeader {
	t := s.Progress.PathProgress(p)
	h := pathHeader{progress: s.DescribePathProgress(p), left: timeLeft(t, p), audience: s.PathAudience(p), read: t.Read, entries: t.Entries}
	h.due, h.late = s.Progress.DueDate(p)
	if acks := phrases.AcksLeft(t.AcksPending); t.AcksPending > 0 && h.left != acks {
		h.due = phrases.JoinParts(acks, h.due)
	}
	return h
}

// timeLeft returns the reading time left on path p or, if everything has been read, the number of entries still to be
// acknowledged.
func timeLeft(t readstate.PathProgress, p *handbook.Path) string {
	switch n := readstate.ReadingMinutes(t.CharactersLeft); {
	case n > 0:
		return phrases.MinutesLeft(n)
	case t.AcksPending > 0:
		return phrases.AcksLeft(t.AcksPending)
	case p.Acknowledge:
		return phrases.AllAcknowledgedHere
	}
	return phrases.AllRead
}

// widthOnOneRow returns the width of the header on one row. A header that shows only reading progress never needs a
// second row.
func (h pathHeader) widthOnOneRow() int {
	if h.audience == "" && h.due == "" {
		return 1
	}
	cells := layout.Width(h.progress) + 1 + layout.Width(h.left)
	for _, s := range []string{h.audience, h.due} {
		if s != "" {
			cells += layout.Width(" . " + s)
		}
	}
	return cells
}

// rows lays out the header in one or two rows, each with a left and a right part.
func (h pathHeader) rows(th *theme.Theme, width, count int) []string {
	if count == 1 {
		return []string{h.oneRow(th, width)}
	}
	first, fits := joinLeftAndRight(h.leftEnd(th, width, ""), h.rightEnd(th, width, h.left, ""))
	if !fits {
		first = h.leftEnd(th, width, "").String()
	}
	audience := draw.NewLine(width)
	if room := width - layout.PreviewGap - layout.Width(h.due); room >= len(phrases.StatusForYou) {
		audience.Put(th.Quiet, draw.Cut(h.audience, room, th.Glyph.Ellipsis))
	}
	second, _ := joinLeftAndRight(audience, h.rightEnd(th, width, "", h.due))
	return []string{first, second}
}

// oneRow lays out the header in one row. If the header is too wide, oneRow omits first the time left and then the due
// date.
func (h pathHeader) oneRow(th *theme.Theme, width int) string {
	last := h.left
	if h.due != "" {
		last = ""
	}
	for _, try := range []struct{ audience, left string }{{h.audience, h.left}, {h.audience, last}, {"", h.left}, {"", last}} {
		if row, fits := joinLeftAndRight(h.leftEnd(th, width, try.audience), h.rightEnd(th, width, try.left, h.due)); fits {
			return row
		}
	}
	return h.leftEnd(th, width, "").String()
}

func (h pathHeader) leftEnd(th *theme.Theme, width int, audience string) *draw.Line {
	l := draw.NewLine(width).Put(th.Title, h.progress)
	if audience != "" {
		l.Put(th.Quiet, " "+th.Glyph.Dot+" "+audience)
	}
	return l
}

func (h pathHeader) rightEnd(th *theme.Theme, width int, left, due string) *draw.Line {
	l := draw.NewLine(width).Put(th.Quiet, left)
	if left != "" && due != "" {
		l.Put(th.Quiet, " "+th.Glyph.Dot+" ")
	}
	if h.late {
		return l.Put(th.Caution, due)
	}
	return l.Put(th.Quiet, due)
}

// joinLeftAndRight joins the left and the right part of a row, and reports whether both fit.
func joinLeftAndRight(left, right *draw.Line) (row string, fits bool) {
	l := draw.NewLine(left.Limit()).PutStyled(left.String())
	l.PadTo(l.Limit() - right.Width()).PutStyled(right.String())
	return l.String(), left.Width()+1+right.Width() <= left.Limit()
}
