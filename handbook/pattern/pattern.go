// Package pattern compiles regular expressions and makes sets of words when they are first used. Every command links
// all packages, but most commands need few of their patterns.
package pattern

import (
	"regexp"
	"strings"
	"sync"
)

// Lazy returns a function that returns the compiled expression. The function panics if the
// expression is not valid.
func Lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// WordSet returns a function that returns the words of a list as a set. Lines that begin with # are comments.
func WordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool, len(list)/10)
		for line := range strings.Lines(list) {
			for word := range strings.FieldsSeq(line) {
				if line[0] != '#' {
					set[word] = true
				}
			}
		}
		return set
	})
}
