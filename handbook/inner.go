package handbook

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v4"

	"trustbook/handbook/sanitize"
)

// inner are the problems inside of a value, each at its own line, as the error of
// the field that holds it. What has none of them counts.
type inner []Problem

// Error is the first of them.
func (in inner) Error() string { return in[0].Message }

// err is the problems as an error, nil when there are none.
func (in inner) err() error {
	if len(in) == 0 {
		return nil
	}
	return in
}

// add takes in what is wrong with a part of the value, if anything is.
func (in *inner) add(part *yaml.Node, err error) {
	if err != nil {
		*in = append(*in, mistakes(part, err)...)
	}
}

// mistakes are the problems of a value: those inside of it, or the one that it is.
func mistakes(value *yaml.Node, err error) inner {
	if in, ok := errors.AsType[inner](err); ok {
		return in
	}
	return inner{mapping{}.problem(value.Line, "value", sanitize.CleanLine(err.Error()))}
}

// decodeInner decodes a mapping that is the value of a key, or a part of it.
func decodeInner[T any](n *yaml.Node, known fields[T], into *T) error {
	if n.Kind != yaml.MappingNode {
		return errors.New("expected `key: value`")
	}
	return inner(decode(mapping{node: n}, known, into)).err()
}

// each decodes every mapping of a sequence into a T and calls add with it. One that
// is wrong leaves the others as they are.
func each[T any](n *yaml.Node, known fields[T], add func(T) error) error {
	if n.Kind != yaml.SequenceNode {
		return errors.New("expected a list, such as `- {id: start, title: Start here}`, with a blank behind the -")
	}
	var bad inner
	for _, item := range n.Content {
		var v T
		bad.add(item, decodeInner(item, known, &v))
		if item.Kind != yaml.MappingNode {
			continue
		}
		err := add(v)
		if said := errors.Is(err, errNoID) && (mapping{node: item}).line("id") > 0; !said {
			bad.add(item, err)
		}
	}
	return bad.err()
}

// errNoID is for things that go by their id only.
var errNoID = errors.New("needs an id, so this one is left out")

// ownID reads such an id, and says what a bad one leads to: [each] need not say it again.
func ownID[T any](at func(*T) *string) field[T] {
	return func(into *T, n *yaml.Node) error {
		if err := setID(at(into), n); err != nil {
			return fmt.Errorf("%w; until then this one is left out", err)
		}
		return nil
	}
}
