package keymap

import "testing"

func TestTheHelpShowsOtherKeys(t *testing.T) {
	copying := Bind("^Y", "copy answer and source", "ctrl+y")
	contexts := []Context{{Name: "program", Actions: []Action{{"copy", &copying}}}}
	Rebind(contexts, map[string]map[string][]string{"program": {"copy": {"ctrl+k", "f3"}}, "other": {"copy": {"x"}}})
	if h := copying.Help(); h.Key != "^K f3" || h.Desc != "copy answer and source" || copying.Keys()[1] != "f3" {
		t.Errorf("%v, %v", h, copying.Keys())
	}
	if h := Hint(copying, "copy").Help(); h.Key != "^K f3" || h.Desc != "copy" {
		t.Errorf("the hint is %v", h)
	}
}
