// Package pattern compiles regular expressions and builds sets of words when they are first used. All packages are
// linked into every command, but most commands need only a few of their patterns.
package pattern

import (
	"regexp"
	"strings"
	"sync"
)

// lazyValue is a value that is computed when first used. Hundreds of such values are set up before main begins. With
// [sync.OnceValue], the code for that would be 300 KB larger.
type lazyValue[T any] struct {
	once  sync.Once
	text  string
	parse func(text string) T
	value T
}

func (l *lazyValue[T]) get() T {
	l.once.Do(func() { l.value = l.parse(l.text) })
	return l.value
}

// Lazy returns a function that returns the compiled expression. The function panics if the expression is invalid.
//
//go:noinline
func Lazy(expression string) func() *regexp.Regexp {
	return (&lazyValue[*regexp.Regexp]{text: expression, parse: regexp.MustCompile}).get
}

// WordSet returns a function that returns the words in list as a set. Lines that begin with # are comments.
//
//go:noinline
func WordSet(list string) func() map[string]bool {
	return (&lazyValue[map[string]bool]{text: list, parse: wordSet}).get
}

func wordSet(list string) map[string]bool {
	words := 0
	for line := range strings.Lines(list) {
		if line[0] != '#' {
			words += 1 + strings.Count(line, " ")
		}
	}
	set := make(map[string]bool, words) // setting the size avoids garbage from growing the map
	for line := range strings.Lines(list) {
		for word := range strings.FieldsSeq(line) {
			if line[0] != '#' {
				set[word] = true
			}
		}
	}
	return set
}
