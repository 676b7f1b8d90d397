// Package quick writes code as it is.
package quick

import "io"

// Highlight writes source without any colour. The other arguments are a
// language, a formatter and a style, and mean nothing here.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
