package check

import (
	"regexp"
	"sync"
)

// lazy compiles a pattern when it is first used: every command has this package in
// it, and few check anything.
func lazyRegexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
