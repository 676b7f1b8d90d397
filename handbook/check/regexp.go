package check

import (
	"regexp"
	"sync"
)

// lazyRegexp compiles a pattern on first use. Every command links this package, but few
// check anything.
func lazyRegexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
