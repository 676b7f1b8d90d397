package frontmatter

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// valueOf returns the value of key a in YAML.
func valueOf(t *testing.T, value string) *Node {
	t.Helper()
	m, bad := Parse("a.yaml", 0, "a: "+value+"\n")
	if bad != nil {
		t.Fatalf("%q: %v", value, bad)
	}
	for _, v := range m.All() {
		return v
	}
	t.Fatalf("%q has no value", value)
	return nil
}

// check compares a value that was read, or the error, with the expected text.
func check(t *testing.T, value, want string, got any, err error) {
	t.Helper()
	if message, isError := strings.CutPrefix(want, "error: "); isError {
		if err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%q: %v, want an error that says %q", value, err, message)
		}
		return
	}
	if s := fmt.Sprint(got); s != want || err != nil {
		t.Errorf("%q: %s %v, want %s", value, s, err, want)
	}
}

func TestScalar(t *testing.T) {
	for value, want := range map[string]string{
		"text": "text", "'quoted'": "quoted", `"a\tb"`: "a b", "'  a   b '": "a b", "1.10": "1.10", "!!str 1.10": "1.10", "007": "007", "true": "true", "yes": "yes", "2026-01-31": "2026-01-31",
		"null": "", "~": "", "": "", "''": "", "'null'": "null", "|\n  one\n  two": "one two", `"a\x1b[31mb"`: "a[31mb",
		"[a]": "error: single value", "{a: b}": "error: single value",
	} {
		got, err := Scalar(valueOf(t, value))
		if strings.Contains(value, `\x1b`) {
			if strings.Contains(got, "\x1b") || err != nil {
				t.Errorf("%q: %q %v", value, got, err)
			}
			continue
		}
		check(t, value, want, got, err)
	}
}

func TestAliasesAreRefused(t *testing.T) {
	m, bad := Parse("a.yaml", 0, "a: &x [1, 2]\nb: *x\n")
	if bad != nil {
		t.Fatal(bad)
	}
	for key, value := range m.All() {
		if key.Value != "b" {
			continue
		}
		if _, err := Scalar(value); !errors.Is(err, errAlias) {
			t.Errorf("%v", err)
		}
		if _, err := List(value); err == nil {
			t.Error("an alias was read as a list")
		}
	}
}

func TestList(t *testing.T) {
	for value, want := range map[string]string{
		"[a, b]": "a|b", "a, b": "a|b", "a": "a", "": "", "~": "", "[]": "", "['a, b', c]": "a, b|c", "[a, '', ~, b]": "a|b", "' , a ,, b,'": "a|b", "\n  - a\n  - 1.10": "a|1.10", "[1, true]": "1|true",
		"{a: b}": "error: expected a list", "[[a]]": "error: single value", "[{a: b}]": "error: single value",
	} {
		got, err := List(valueOf(t, value))
		check(t, value, want, strings.Join(got, "|"), err)
	}
}

func TestInteger(t *testing.T) {
	for value, want := range map[string]string{
		"7": "7", "-7": "-7", "'7'": "7", "0": "0", "007": "7", "": "0", "~": "0",
		"7.0": "error: whole number", "seven": `"seven"`, "1e3": "error: whole number", "0x10": "error: whole number", "99999999999999999999": "error: whole number", "1_000": "error: whole number", "[7]": "error: single value",
	} {
		if value == "seven" {
			want = `error: found "seven"`
		}
		got, err := Integer(valueOf(t, value))
		check(t, value, want, got, err)
	}
}

func TestBoolean(t *testing.T) {
	for value, want := range map[string]string{
		"true": "true", "Yes": "true", "ON": "true", "'true'": "true", "false": "false", "no": "false", "Off": "false", "": "false", "~": "false",
		"1": "error: true or false", "y": "error: true or false", "maybe": `error: found "maybe"`, "[true]": "error: single value",
	} {
		got, err := Boolean(valueOf(t, value))
		check(t, value, want, got, err)
	}
}

func TestDate(t *testing.T) {
	for value, want := range map[string]string{
		"2026-01-31": "2026-01-31", "'2026-01-31'": "2026-01-31", "2026-01-31T10:00:00Z": "2026-01-31", "2026-01-31 10:00": "2026-01-31", "": "0001-01-01", "~": "0001-01-01",
		"2026-02-30": "error: such as 2026-01-31", "2026-1-31": "error: such as", "31.01.2026": "error: such as", "2026": "error: such as", "soon": `error: found "soon"`, "[2026-01-31]": "error: single value",
	} {
		got, err := Date(valueOf(t, value))
		check(t, value, want, got.Format(time.DateOnly), err)
	}
}

func TestDictionary(t *testing.T) {
	for value, want := range map[string]string{
		"{a: b, c: 1.10}": "map[a:b c:1.10]", "{}": "map[]", "{a: ~}": "map[a:]",
		"text": "error: `key: value`", "[a]": "error: `key: value`", "{a: [b], c: d}": "error: single value",
	} {
		got, err := Dictionary(valueOf(t, value))
		check(t, value, want, got, err)
	}
	if got, _ := Dictionary(valueOf(t, "{a: [b], c: d}")); fmt.Sprint(got) != "map[c:d]" {
		t.Errorf("what is right is lost: %v", got)
	}
}

func TestKindsOfValues(t *testing.T) {
	for value, want := range map[string]string{
		"a": "scalar string", "'1'": "scalar string", "1": "scalar", "1.5": "scalar", "true": "scalar", "2026-01-31": "scalar", "~": "scalar null", "": "scalar null", "'~'": "scalar string", "[a]": "list", "{a: b}": "mapping",
	} {
		n := valueOf(t, value)
		var got []string
		for name, is := range map[string]func(*Node) bool{"scalar": IsScalar, "string": IsString, "null": IsNull, "list": IsList, "mapping": IsMapping} {
			if is(n) {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		words := strings.Fields(want)
		slices.Sort(words)
		if !slices.Equal(got, words) {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

func TestItems(t *testing.T) {
	for value, want := range map[string]int{"[a, b]": 2, "[]": 0, "a": 1, "{a: b}": 1} {
		if got := Items(valueOf(t, value)); len(got) != want {
			t.Errorf("%q: %d items", value, len(got))
		}
	}
}

func TestID(t *testing.T) {
	suggest := func(s string) string { return "like-" + strings.ToLower(s) }
	for value, want := range map[string]string{
		"mfa": "mfa", "mfa-2": "mfa-2", "'7'": "7", "7": "7",
		"MFA": "error: such as like-mfa, found \"MFA\"", "a--b": "error: single hyphens", "-a": "error: single hyphens", "a-": "error: single hyphens", "a b": "error: single hyphens", "å": "error: lower-case", "": "error: lower-case", "../a": "error: lower-case", "[a]": "error: single value",
	} {
		got, err := ID(valueOf(t, value), suggest)
		check(t, value, want, got, err)
	}
}
