package linear

import (
	"fmt"
	"slices"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// afterLink returns what follows the words of a link in the body of e: the number of the
// related entry that it leads to, or its address.
func (c *conversation) afterLink(e *handbook.Entry) func(target, words string) string {
	address := body.Addresses(e)
	return func(target, words string) string {
		if l, ok := e.LinkTo(target); ok {
			if n := slices.Index(c.Handbook.Related(e), c.Handbook.Entry(l.Entry)) + 1; n > 0 {
				return fmt.Sprintf(" (see %s%d)", relatedPrefix, n)
			}
		}
		return address(target, words)
	}
}
