package keymap

import (
	"testing"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/phrases"
)

func TestTheHelpShowsOtherKeys(t *testing.T) {
	var copying key.Binding
	contexts := []Context{{Name: "program", Actions: []Action{NewAction("copy", &copying, "^Y", phrases.KeyHelp{Does: "copy with its source"}, "ctrl+y")}}}
	if ResetToDefaults(contexts[0].Actions); copying.Keys()[0] != "ctrl+y" {
		t.Errorf("by default it is %v", copying.Keys())
	}
	Rebind(contexts, map[string]map[string][]string{"program": {"copy": {"ctrl+k", "f3"}}, "other": {"copy": {"x"}}})
	if h := copying.Help(); h.Key != "^K f3" || h.Desc != "copy with its source" || copying.Keys()[1] != "f3" {
		t.Errorf("%v, %v", h, copying.Keys())
	}
	if h := WithDescription(copying, "copy").Help(); h.Key != "^K f3" || h.Desc != "copy" {
		t.Errorf("the hint is %v", h)
	}
	if got := OfferKey(copying, "copies it"); got != "; ^K f3 copies it" {
		t.Errorf("offered as %q", got)
	}
	Rebind(contexts, map[string]map[string][]string{"program": {"copy": {}}})
	if got := OfferKey(copying, "copies it"); got != "" {
		t.Errorf("without a key it is offered as %q", got)
	}
}
