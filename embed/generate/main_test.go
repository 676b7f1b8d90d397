package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook/load"
)

func TestEveryEntryIsEmbedded(t *testing.T) {
	files := fstest.MapFS{
		"handbook.yaml":            {Data: []byte("title: A\ncategories:\n  - {id: access, title: Access}\n")},
		"access/mfa.md":            {Data: []byte("---\ntitle: MFA\ncategory: access\n---\nYes.\n")},
		"Access – policy/login.md": {Data: []byte("---\ntitle: Login\ncategory: access\n---\nYes.\n")},
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := checkEmbedded(h, files); err != nil {
		t.Error(err)
	}
	delete(files, "Access – policy/login.md") // as Go does
	if err := checkEmbedded(h, files); err == nil || !strings.HasPrefix(err.Error(), "Access – policy/login.md would be missing") {
		t.Errorf("error %v", err)
	}
}
