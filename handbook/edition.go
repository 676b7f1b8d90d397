package handbook

import (
	"strconv"
	"strings"
)

// Edition is the version of a text as two numbers: a new MAJOR asks everybody to
// read it again, a new MINOR does not.
type Edition struct{ Major, Minor int }

// After says whether it is a later one than another.
func (e Edition) After(other Edition) bool {
	return e.Major > other.Major || e.Major == other.Major && e.Minor > other.Minor
}

// RaisedSince says whether the MAJOR was raised since another version of a text, which
// asks everybody to read it again. A text without versions asks nobody.
func (l Metadata) MajorRaisedSince(version string) bool {
	then, had := Metadata{Version: version}.Edition()
	now, has := l.Edition()
	return had && has && now.Major > then.Major
}

// Edition reads MAJOR.MINOR, or MAJOR alone, with or without a leading v; ok is
// false when the version is none of these.
func (l Metadata) Edition() (edition Edition, ok bool) {
	major, minor, dotted := strings.Cut(strings.TrimPrefix(l.Version, "v"), ".")
	var err error
	if edition.Major, err = strconv.Atoi(major); err != nil || edition.Major < 0 {
		return Edition{}, false
	}
	if dotted {
		minor, _, _ = strings.Cut(minor, ".") // a patch is smaller than anybody notices
		if edition.Minor, err = strconv.Atoi(minor); err != nil || edition.Minor < 0 {
			return Edition{}, false
		}
	}
	return edition, true
}
