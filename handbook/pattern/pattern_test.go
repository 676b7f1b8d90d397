package pattern

import "testing"

func TestLazy(t *testing.T) {
	word := Lazy(`^\w+$`)
	if first := word(); !first.MatchString("word") || first.MatchString("two words") || first != word() {
		t.Error("the expression is not compiled as written, or more than once")
	}
	wrong := Lazy(`(`) // not compiled yet
	defer func() {
		if recover() == nil {
			t.Error("an invalid expression is compiled")
		}
	}()
	wrong()
}
