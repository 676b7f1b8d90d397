package trust

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// policyCases maps the text of each policy to its rules, or to the reason why nothing is opened.
var policyCases = []struct {
	text  string
	rules Policy
	fault string // "" if the policy is valid
}{
	{"# no rule yet\n", Policy{}, ""},
	{"\n# no rule\n\n  # yet", Policy{}, ""},
	{"require_signature: true\n", Policy{RequireSignature: true}, ""},
	{"require_signature: yes", Policy{RequireSignature: true}, ""},
	{"require_signature: \"on\"\r\n", Policy{RequireSignature: true}, ""},
	{"require_signature: false\n", Policy{}, ""},
	{"---\nrequire_signature: true\n", Policy{RequireSignature: true}, ""},
	{"# why\nreader_keys: false # ours only\n", Policy{NoReaderKeys: true}, ""},
	{"reader_keys: true\n", Policy{}, ""},
	{"built_in_only: true\n", Policy{BuiltInOnly: true}, ""},
	{"{built_in_only: True}\n", Policy{BuiltInOnly: true}, ""},
	{"built_in_only: false\nrequire_lockdown: TRUE\n", Policy{RequireLockdown: true}, ""},
	{"expired: refuse\n", Policy{RefuseExpired: true}, ""},
	{"expired: warn\n", Policy{}, ""},

	{"locked: theme\n", Policy{Locked: "theme"}, ""},
	{"locked: [theme, no-state]\n", Policy{Locked: "theme, no-state"}, ""},
	{"locked: theme, keys\n", Policy{Locked: "theme, keys"}, ""},
	{"locked:\n", Policy{}, "no value"},
	{"locked: []\n", Policy{}, "no value"},
	{"locked: [theme, '']\n", Policy{}, "no value"},
	{"locked: true\n", Policy{}, "not a setting"},
	{"locked: [theme, colour]\n", Policy{}, "\"colour\" is not a setting"},
	{"locked: [rol]\n", Policy{}, "did you mean \"role\"?"},
	{"locked: [handbook]\n", Policy{}, "by the rule handbook"},
	{"locked: require-lockdown\n", Policy{}, "by the rule require_lockdown"},
	{"locked: {theme: dark}\n", Policy{}, "list"},
	{"", Policy{}, "contains no rules"},
	{" \n\t\n", Policy{}, "contains no rules"},
	{"\x00\x00\x00\x00", Policy{}, "control"},
	{"{}\n", Policy{}, "contains no rules"},
	{"null\n", Policy{}, "contains no rules"},
	{"~\n", Policy{}, "contains no rules"},
	{"---\n", Policy{}, "contains no rules"},
	{"--- # nothing\n...\n", Policy{}, "contains no rules"},
	{"true\n", Policy{}, "line 1"},
	{"- require_signature: true\n", Policy{}, "line 1"},
	{"[require_signature, true]\n", Policy{}, "line 1"},
	{"require_signature\n", Policy{}, "line 1"},
	{"require_signature true\n", Policy{}, "line 1"},
	{"require_signature:true\n", Policy{}, "line 1"},
	{"require_sig", Policy{}, "line 1"},
	{"require_signatures: true\n", Policy{}, "not a known field"},
	{"Require_Signature: true\n", Policy{}, "not a known field"},
	{"require_signature: true\nunknown:\n", Policy{}, "line 2"},
	{"require_signature:\n", Policy{}, "no value"},
	{"require_signature: # true\n", Policy{}, "no value"},
	{"require_signature: null\n", Policy{}, "no value"},
	{"require_signature: ~\n", Policy{}, "no value"},
	{"require_signature: \"\"\n", Policy{}, "no value"},
	{"require_signature: ' '\n", Policy{}, "no value"},
	{"require_signature: perhaps\n", Policy{}, "true or false"},
	{"require_signature: tru\n", Policy{}, "true or false"},
	{"require_signature: 1\n", Policy{}, "true or false"},
	{"require_signature: [true]\n", Policy{}, "single value"},
	{"require_signature: {on: true}\n", Policy{}, "single value"},
	{"require_signature: *on\n", Policy{}, "line 1"},
	{"require_signature: &on true\nbuilt_in_only: *on\n", Policy{}, "line 2"},
	{"require_signature: true\nrequire_signature: false\n", Policy{}, "twice"},
	{"require_signature: true\n---\nbuilt_in_only: true\n", Policy{}, "line"},
	{"require_signature: true\n\tbuilt_in_only: true\n", Policy{}, "line"},
	{"<<: {require_signature: true}\n", Policy{}, "not a known field"},
	{"reader_keys:\n", Policy{}, "no value"},
	{"reader_keys: ''\n", Policy{}, "no value"},
	{"built_in_only: null\n", Policy{}, "no value"},
	{"require_lockdown:\n\n", Policy{}, "no value"},
	{"handbook:\n", Policy{}, "absolute path"},
	{"handbook: \"\"\n", Policy{}, "absolute path"},
	{"handbook: ' '\n", Policy{}, "absolute path"},
	{"handbook: null\n", Policy{}, "absolute path"},
	{"handbook: true\n", Policy{}, "absolute path"},
	{"handbook: relative/path\n", Policy{}, "absolute path"},
	{"handbook: ~/handbook.zip\n", Policy{}, "absolute path"},
	{"handbook: $HOME/handbook.zip\n", Policy{}, "absolute path"},
	{"handbook: []\n", Policy{}, "empty list"},
	{"handbook: [/a.zip, b.zip]\n", Policy{}, "absolute path"},
	{"handbook:\n- /a.zip\n-\n", Policy{}, "absolute path"},
	{"handbook: [[/a.zip]]\n", Policy{}, "single value"},
	{"handbook: [/a.zip]\nbuilt_in_only: true\n", Policy{}, "not both"},
	{"expired:\n", Policy{}, "refuse or warn"},
	{"expired: true\n", Policy{}, "refuse or warn"},
	{"expired: [refuse]\n", Policy{}, "single value"},
	{"handbook: {path: /a.zip}\n", Policy{}, "single value"},
	{":\n\t:", Policy{}, "line"},
	{"require_signature: true\nunclosed: \"", Policy{}, "line 2"},
	{"\xff\xfer\x00e\x00q\x00", Policy{}, "line"},
	{"require_signature: true # \xff\n", Policy{}, "line"},
	{"# " + strings.Repeat("x", maxFileBytes), Policy{}, "larger"},
	{"\ufeffrequire_signature: true\n", Policy{RequireSignature: true}, ""},
	{"\xff\xfeb\x00:\x00 \x001\x00", Policy{}, "\"b\" is not a known field"},
	{"require_signature: true\rexpired: refuse\r", Policy{RequireSignature: true, RefuseExpired: true}, ""},
	{"? require_signature\n: true\n", Policy{RequireSignature: true}, ""},
	{"require_signature: >\n  true\n", Policy{RequireSignature: true}, ""},
	{"require_signature: true\n\"require_signatur\\x65\": false\n", Policy{}, "twice"},
	{"require_signature: true\n!!str require_signature: false\n", Policy{}, "twice"},
	{"require_signature: !!binary dHJ1ZQ==\n", Policy{}, "true or false"},
	{"require_signature: true,\n", Policy{}, "true or false"},
	{"require_signature: \uff54\uff52\uff55\uff45\n", Policy{}, "true or false"},
	{"require_sign\u0430ture: true\n", Policy{}, "did you mean"},
	{"require_\u200bsignature: true\n", Policy{}, "with an invisible character in it, is not a known field; did you mean \"require_signature\"?"},
	{"require_signature = true\n", Policy{}, "line 1"},
	{"{\"require_signature\": true}{\"require_signature\": false}", Policy{}, "line"},
	{"base: &b {require_signature: true}\n<<: *b\n", Policy{}, "\"base\" is not a known field"},
	{"require_signature: true\nhandbook: \"/a\\0b\"\nlocked: '*'\n", Policy{}, "not a setting"},
}

// Messages are short, regardless of the policy.
func TestMessagesAboutAPolicyAreShort(t *testing.T) {
	_, err := parsePolicy("policy.yaml", strings.Repeat("k", maxFileBytes/2)+": 1\n")
	many := Policy{Handbooks: slices.Repeat([]string{"/" + strings.Repeat("x", 9000)}, 300)}
	for _, message := range []string{err.Error(), many.CheckAllowed("/b.zip").Error(), strings.Join(many.Rules(), " ")} {
		if len(message) > 1000 {
			t.Errorf("a message of %d bytes: %.200s", len(message), message)
		}
	}
	if got := many.CheckAllowed("/b.zip").Error(); !strings.Contains(got, "one of 297 others") {
		t.Error(got)
	}
}

func TestAPolicyIsObeyedOrOpensNothing(t *testing.T) {
	for _, c := range policyCases {
		dir := folderWith(t, map[string]string{policyName: c.text})
		p, err := ReadPolicy(dir)
		if c.fault == "" {
			c.rules.Path = filepath.Join(dir, policyName)
			if err != nil || !reflect.DeepEqual(p, c.rules) {
				t.Errorf("%.40q: %+v, %v", c.text, p, err)
			}
			continue
		}
		if err == nil || !reflect.DeepEqual(p, Policy{}) || !strings.Contains(err.Error(), "policy.yaml cannot be read, so nothing is opened") || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%.40q: want an error about %q, got %+v, %v", c.text, c.fault, p, err)
		}
	}
}

func TestAPinnedHandbookRulesOutOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "h.zip")
	dir := folderWith(t, map[string]string{policyName: "handbook: " + path + "\n"})
	if p, err := ReadPolicy(dir); err != nil || !slices.Equal(p.Handbooks, []string{path}) {
		t.Errorf("%+v, %v", p, err)
	}
	dir = folderWith(t, map[string]string{policyName: "handbook: " + path + "\nbuilt_in_only: true\n"})
	if p, err := ReadPolicy(dir); err == nil || !reflect.DeepEqual(p, Policy{}) {
		t.Errorf("%+v, %v", p, err)
	}
}

// A dangling link was once a policy, so it must not count as no policy.
func TestAPolicyThatCannotBeReachedOpensNothing(t *testing.T) {
	dir := t.TempDir()
	inDir := func(name string) string { return filepath.Join(dir, name) }
	for name, target := range map[string]string{
		"broken/" + policyName: "nowhere",
		"loop/" + policyName:   policyName,
		"folder/" + policyName: ".",
		"gone":                 "nowhere",
		"file":                 "text",
	} {
		if err := os.MkdirAll(filepath.Dir(inDir(name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, inDir(name)); err != nil {
			t.Skip(err)
		}
	}
	if err := os.WriteFile(inDir("text"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{"broken", "loop", "folder", "gone", "file"} {
		if p, err := ReadPolicy(inDir(place)); err == nil || !reflect.DeepEqual(p, Policy{}) {
			t.Errorf("%s: %+v, %v", place, p, err)
		}
	}
	for _, place := range []string{"", inDir("none"), dir} {
		if p, err := ReadPolicy(place); err != nil || !reflect.DeepEqual(p, Policy{}) {
			t.Errorf("%q: %+v, %v", place, p, err)
		}
	}
}
