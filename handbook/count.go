package handbook

import (
	"fmt"
	"strings"
)

// Count returns n with a noun in the singular or the regular plural: "1 entry",
// "18 entries", "2 matches".
func Count(n int, noun string) string {
	if n != 1 {
		noun = plural(noun)
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func plural(noun string) string {
	stem, ok := strings.CutSuffix(noun, "y")
	switch {
	case ok && !strings.HasSuffix(stem, "a") && !strings.HasSuffix(stem, "e"):
		return stem + "ies"
	case strings.HasSuffix(noun, "ch"):
		return noun + "es"
	}
	return noun + "s"
}
