// Package quick writes code without highlighting it.
package quick

import "io"

// Highlight writes source unchanged. The other arguments, a language, a formatter and a
// style, are ignored.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
