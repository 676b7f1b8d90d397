package handbook

import (
	"errors"

	"go.yaml.in/yaml/v4"
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
	return inner{mapping{}.problem(value.Line, "value", CleanLine(err.Error()))}
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
		return errors.New("expected a list")
	}
	var bad inner
	for _, item := range n.Content {
		var v T
		bad.add(item, decodeInner(item, known, &v))
		if item.Kind == yaml.MappingNode {
			bad.add(item, add(v))
		}
	}
	return bad.err()
}
