package config_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"trustbook/ui"
	"trustbook/ui/config"
)

func TestPrintedConfigReadsBack(t *testing.T) {
	all := config.Config{
		Theme: "contrast", ASCII: true, Split: 80, Tab: "null", Role: "yes, \"no\": # x", Linear: true, NoState: true, Watch: true,
		Handbook: "/a \"b\"\\c: #d\u00a0é ",
		Keys: map[string]map[string][]string{
			"browse":  {"open": {"ctrl+k", "enter"}, "up": {}, "page-down": {"pgdown"}},
			"reader":  {"top": {"\"", "\\", "#", "'", "~", "-", ":", "0"}},
			"program": {"quit": {"ctrl+q"}},
		},
	}
	all.Keys["browse"]["up"] = nil
	for _, c := range []config.Config{config.Default(), all} {
		for _, from := range []config.Sources{nil, {"theme": config.FromFile, "keys.browse.open": config.FromFlag}} {
			yaml := c.YAML(ui.Actions(), from, nil)
			got, problems := config.Read("c.yaml", []byte(yaml), ui.Actions())
			if len(problems) > 0 || !reflect.DeepEqual(got, c) {
				t.Errorf("got %+v, want %+v; %v\n%s", got, c, problems, yaml)
			}
		}
	}
}

func TestPrintedSources(t *testing.T) {
	c := config.Default()
	c.Keys = map[string]map[string][]string{"browse": {"open": {"f2"}}}
	yaml := c.YAML(ui.Actions(), config.Sources{"theme": config.FromEnvironment, "keys.browse.open": config.FromFile}, nil)
	for _, want := range []string{
		"\n# Colour theme: auto, light, dark, contrast or mono. (--theme, TRUSTBOOK_THEME)\ntheme: auto # environment\n",
		"\nsplit: 0 # default\n", "(--no-state, TRUSTBOOK_NO_STATE)\nno-state: false # default\n",
		"\n    open: [f2] # read full-size; file\n", "\n    #use: [enter] # use suggested word\n",
	} {
		if !strings.Contains(yaml, want) {
			t.Errorf("no %q in\n%s", want, yaml)
		}
	}
}

// Every action is listed, and its line is valid once uncommented.
func TestDefaultKeysReadBack(t *testing.T) {
	yaml := config.Default().YAML(ui.Actions(), nil, nil)
	yaml = regexp.MustCompile(`(?m)^    #`).ReplaceAllString(yaml, "    ")
	got, problems := config.Read("c.yaml", []byte(yaml), ui.Actions())
	if len(problems) > 0 {
		t.Error(problems)
	}
	for context, actions := range ui.Actions() {
		for _, a := range actions {
			if !reflect.DeepEqual(got.Keys[context][a.Name], a.Keys) {
				t.Errorf("%s.%s: %q, want %q", context, a.Name, got.Keys[context][a.Name], a.Keys)
			}
		}
	}
}
