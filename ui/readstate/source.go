package readstate

import (
	"slices"
	"strings"

	"trustbook/handbook"
)

// Source identifies the wording of an original: its hash and its version, separated by a space. It is the wording that
// was current when the reader last read the entry, in any language, while no translation was outdated. It is "" if that
// is unknown, or if the original has no version.
type Source string

// sourceOf returns the Source to record for an entry that is being read.
func (p *Progress) sourceOf(e *handbook.Entry) Source {
	original := e.Original()
	isBehind := e.IsBehindOriginal() || e == original && slices.ContainsFunc(e.Languages(), (*handbook.Entry).IsBehindOriginal)
	if isBehind || len(e.Languages()) == 0 || original.Metadata.Version == "" {
		return ""
	}
	return Source(p.Fingerprint(original) + " " + original.Metadata.Version)
}

// Hash returns the hash in s if s has the given version, and otherwise "".
func (s Source) Hash(version string) string {
	hash, had, _ := strings.Cut(string(s), " ")
	if had != version {
		return ""
	}
	return hash
}

func (s Source) isValid() bool {
	hash, version, ok := strings.Cut(string(s), " ")
	return ok && validHash(hash) && version != "" && validVersion(version)
}

func (st *State) setSource(id string, s Source) {
	delete(st.sources, id)
	if s.isValid() {
		putValue(&st.sources, id, s)
	}
}
