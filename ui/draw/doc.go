// Package draw builds the rows of the screen: single lines, wrapped text, scrolling documents
// and highlights. It does not depend on keys or messages.
package draw
