package pack

import (
	"errors"
	"testing"
)

// Each row has the edition opened before, the edition opened now, and the expected result.
func TestNoEditionReplacesANewerOne(t *testing.T) {
	const key, other = "K1", "K2"
	rules := func(seq int64) Edition { return Edition{Key: key, Title: "Rules", Seq: seq} }
	renamed := Edition{Key: key, Title: "Rules 2027", Former: []string{"Rules"}, Seq: 7}
	withID := Edition{Key: key, ID: "acme", Title: "Rules", Seq: 7}
	for _, c := range []struct {
		name string
		seen []Edition
		now  Edition
		want error
	}{
		{"the first", nil, rules(0), nil},
		{"the same number", []Edition{rules(7)}, rules(7), nil},
		{"a higher number", []Edition{rules(7)}, rules(8), nil},
		{"a lower number", []Edition{rules(7)}, rules(6), ErrRollback},
		{"no number after one", []Edition{rules(7)}, rules(0), ErrRollback},
		{"a number after none", []Edition{rules(0)}, rules(1), nil},
		{"no numbers at all", []Edition{rules(0)}, rules(0), nil},
		{"lower than the highest of several", []Edition{rules(3), rules(9), rules(5)}, rules(8), ErrRollback},

		{"another handbook", []Edition{rules(7)}, Edition{Key: key, Title: "Menu", Seq: 1}, nil},
		{"another key", []Edition{rules(7)}, Edition{Key: other, Title: "Rules", Seq: 1}, nil},
		{"lower by the first of two keys", []Edition{rules(7), {Key: other, Title: "Rules", Seq: 9}}, rules(6), ErrRollback},
		{"both keys go on", []Edition{rules(7), {Key: other, Title: "Rules", Seq: 9}}, rules(8), nil},

		{"a new title", []Edition{rules(6)}, renamed, nil},
		{"a new title with a lower number", []Edition{rules(8)}, renamed, ErrRollback},
		{"the former title, lower", []Edition{renamed}, rules(6), ErrRollback},
		{"the former title, without a number", []Edition{renamed}, rules(0), ErrRollback},
		{"the former title, the same number", []Edition{renamed}, rules(7), ErrRollback},
		{"the former title, higher", []Edition{renamed}, rules(8), ErrRollback},
		{"the former title, neither with a number", []Edition{{Key: key, Title: "B", Former: []string{"Rules"}}}, rules(0), ErrRollback},
		{"back to the former title", []Edition{renamed}, Edition{Key: key, Title: "Rules", Former: []string{"Rules 2027"}, Seq: 8}, nil},
		{"back to the former title, without a higher number", []Edition{renamed}, Edition{Key: key, Title: "Rules", Former: []string{"Rules 2027"}, Seq: 7}, ErrRollback},
		{"known by a former title only", []Edition{renamed}, Edition{Key: key, Title: "Rules 2028", Former: []string{"Rules"}, Seq: 3}, ErrRollback},
		{"a former title of another key's handbook", []Edition{{Key: other, Title: "B", Former: []string{"Rules"}, Seq: 9}}, rules(1), nil},

		{"the same id, any title, higher", []Edition{withID}, Edition{Key: key, ID: "acme", Title: "Quite new", Seq: 8}, nil},
		{"the same id, any title, lower", []Edition{withID}, Edition{Key: key, ID: "acme", Title: "Quite new", Seq: 6}, ErrRollback},
		{"the same id, any title, no number", []Edition{withID}, Edition{Key: key, ID: "acme", Title: "Quite new"}, ErrRollback},
		{"the same title, another id", []Edition{withID}, Edition{Key: key, ID: "other", Title: "Rules", Seq: 1}, nil},
		{"the same title, from before there was an id", []Edition{withID}, rules(6), ErrRollback},
		{"an id after none, higher", []Edition{rules(6)}, withID, nil},
		{"an id after none, lower", []Edition{rules(8)}, withID, ErrRollback},

		{"unsigned, never seen signed", nil, Edition{Title: "Rules"}, nil},
		{"unsigned after signed", []Edition{rules(0)}, Edition{Title: "Rules"}, ErrUnsigned},
		{"unsigned under a former title", []Edition{renamed}, Edition{Title: "Rules"}, ErrUnsigned},
		{"unsigned with the id", []Edition{withID}, Edition{ID: "acme", Title: "Quite new"}, ErrUnsigned},
		{"unsigned, claims the title as its former", []Edition{rules(1)}, Edition{Title: "Fake", Former: []string{"Rules"}}, ErrUnsigned},
		{"unsigned, another handbook", []Edition{rules(1)}, Edition{Title: "Menu"}, nil},
	} {
		if err := c.now.CheckNewest(c.seen); !errors.Is(err, c.want) || err != nil && c.want == nil {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
