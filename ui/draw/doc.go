// Package draw makes rows of the screen: single lines, wrapped text, documents that
// scroll, and what is highlighted in them. It knows nothing of keys or messages.
package draw
