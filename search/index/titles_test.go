package index

import (
	"testing"

	"trustbook/handbook"
)

func TestSplitRef(t *testing.T) {
	for title, want := range map[string][2]string{
		"AC-2(1) Account Management": {"ac 2 1", "Account Management"},
		"A.9.2.3: Privileged access": {"a 9 2 3", "Privileged access"},
		"5.15 – Access control":      {"5 15", "Access control"},
		"POL-009 Passwords":          {"pol 009", "Passwords"},
		"Policy 9":                   {},
		"AC-21":                      {},
		"Passwords":                  {},
	} {
		if ref, rest := splitRef(title); ref != want[0] || rest != want[1] {
			t.Errorf("%s: %q, %q", title, ref, rest)
		}
	}
	if isRefOf(&handbook.Entry{ID: "ac-21"}, "ac 2") {
		t.Error("AC-2 is not AC-21")
	}
}
