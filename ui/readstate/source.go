package readstate

import (
	"slices"
	"strings"

	"trustbook/handbook"
)

// Source identifies the wording of an original by its hash and its version, with a blank between. It is the
// wording that was current when the reader last read the entry in any language, if no translation was
// outdated then. It is "" if this is unknown, or if the original has no version.
type Source string

// sourceOf returns the wording of the original for an entry that is being read.
func (p *Progress) sourceOf(e *handbook.Entry) Source {
	original := e.Original()
	isBehind := e.IsBehindOriginal() || e == original && slices.ContainsFunc(e.Languages(), (*handbook.Entry).IsBehindOriginal)
	if isBehind || len(e.Languages()) == 0 || original.Metadata.Version == "" {
		return ""
	}
	return Source(p.Fingerprint(original) + " " + original.Metadata.Version)
}

// Hash returns the hash of the wording if it has the given version, or "".
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
