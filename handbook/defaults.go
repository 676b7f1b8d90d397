package handbook

import (
	"go.yaml.in/yaml/v4"
)

// shareable are the keys of front matter that a manifest may give for all texts.
// The day of a review is none: each text has its own, and one for all would vouch
// for texts that nobody has looked at.
var shareable = shared(
	"kind", "owner", "approver", "version", "effective", "review_in", "classification", "audience", "ack", "lang",
)

func shared(keys ...string) fields[draft] {
	out := fields[draft]{}
	for _, key := range keys {
		out[key] = entryFields[key]
	}
	return out
}

// setDefaults keeps the values that texts without their own get from the manifest.
func setDefaults(h *Handbook, n *yaml.Node) error {
	if err := decodeStrict(n, shareable, &draft{entry: &Entry{}}); err != nil {
		return err
	}
	h.defaults = mapping{node: n}
	return nil
}

// inherit gives a text the defaults of the manifest. A key that stands in the text
// counts, even when it has no value.
func (d *draft) inherit(defaults mapping) {
	for key, value := range defaults.pairs() {
		if store := shareable[key.Value]; store != nil && d.meta.line(key.Value) == 0 {
			_ = store(d, value) // setDefaults has seen that it can be
		}
	}
}
