// Package pattern compiles regular expressions when they are first used. Every command links
// all packages, but most commands need few of their patterns.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy returns a function that returns the compiled expression. The function panics if the
// expression is not valid.
func Lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
