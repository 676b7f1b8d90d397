// Package bluemonday replaces the HTML sanitizer that Glamour links. trustbook never calls it, because package markdown
// strips tags itself and its output passes an allow-list. The package has only the names that Glamour needs to compile.
// The reasons and measurements are in ui/markdown/glamour.go.
package bluemonday

// Policy removes everything.
type Policy struct{}

// StrictPolicy returns the only policy there is.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize returns nothing, so that no HTML can get through.
func (*Policy) Sanitize(string) string { return "" }
