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
// A bad one leaves the others as they are.
func setDefaults(h *Handbook, n *yaml.Node) error {
	err := decodeInner(n, shareable, &draft{entry: &Entry{}})
	h.defaults = mapping{node: firsts(n)}
	return err
}

// firsts is a mapping without keys that stand in it a second time.
func firsts(n *yaml.Node) *yaml.Node {
	out := &yaml.Node{Kind: yaml.MappingNode}
	seen := map[string]bool{}
	for key, value := range (mapping{node: n}).pairs() {
		if !seen[key.Value] {
			out.Content = append(out.Content, key, value)
		}
		seen[key.Value] = true
	}
	return out
}

// inherit gives a text the defaults of the manifest. A key that stands in the text
// counts, even when it has no value.
func (d *draft) inherit(defaults mapping) {
	for key, value := range defaults.pairs() {
		if store := shareable[key.Value]; store != nil && d.meta.line(key.Value) == 0 {
			_ = store(d, value) // setDefaults has said what is wrong with it
		}
	}
}

// DefaultLine is the line of the manifest on which it gives a key of front matter for
// all texts, 0 when it does not.
func (h *Handbook) DefaultLine(key string) int { return h.defaults.line(key) }
