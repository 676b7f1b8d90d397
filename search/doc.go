// Package search finds the entry of a handbook that answers, while the
// question is still being typed.
package search
