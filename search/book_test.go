package search

import (
	"testing"

	"trustbook/embed"
	"trustbook/handbook"
)

func shippedBook(t testing.TB) *handbook.Handbook {
	h, err := handbook.Load(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	return h
}
