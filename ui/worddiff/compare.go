package worddiff

// wordEdit replaces the words [a0, a1) of the earlier text with the words [b0, b1) of the later text.
type wordEdit struct{ a0, a1, b0, b1 int }

// maxDistance limits the search for the middle of a shortest path, in edits from either end. It keeps each split to at
// most about maxDistance² steps, regardless of the length of the texts. Beyond the limit, the result is correct but may
// not be the shortest.
const maxDistance = 1000

// comparer finds the fewest edits between two sequences in linear space, following Myers, "An O(ND) Difference
// Algorithm and Its Variations" (1986), section 4b.
type comparer struct {
	a, b              []int // the words as numbers; equal words have equal numbers
	forward, backward []int // furthestPoint points reached on each diagonal, from the beginning and from the end
	edits             []wordEdit
}

// compareWords returns the edits between two texts, in order.
func compareWords(a, b []string) []wordEdit {
	numbers := map[string]int{}
	number := func(words []string) []int {
		out := make([]int, len(words))
		for i, w := range words {
			if _, known := numbers[w]; !known {
				numbers[w] = len(numbers)
			}
			out[i] = numbers[w]
		}
		return out
	}
	c := comparer{a: number(a), b: number(b)}
	size := 2*min((len(a)+len(b)+1)/2+1, maxDistance) + 2
	c.forward, c.backward = make([]int, size), make([]int, size)
	c.compareBetween(0, len(a), 0, len(b))
	return c.edits
}

// compareBetween adds the edits between the words [a0, a1) of a and [b0, b1) of b.
func (c *comparer) compareBetween(a0, a1, b0, b1 int) {
	for a0 < a1 && b0 < b1 && c.a[a0] == c.b[b0] {
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && c.a[a1-1] == c.b[b1-1] {
		a1, b1 = a1-1, b1-1
	}
	switch {
	case a0 == a1 && b0 == b1:
	case a0 == a1 || b0 == b1:
		c.addEdit(wordEdit{a0, a1, b0, b1})
	default:
		x, y := c.middlePoint(a0, a1, b0, b1)
		c.compareBetween(a0, x, b0, y)
		c.compareBetween(x, a1, y, b1)
	}
}

// addEdit adds an edit. An edit adjacent to the last one extends that one instead.
func (c *comparer) addEdit(e wordEdit) {
	if last := len(c.edits) - 1; last >= 0 && c.edits[last].a1 == e.a0 && c.edits[last].b1 == e.b0 {
		c.edits[last].a1, c.edits[last].b1 = e.a1, e.b1
		return
	}
	c.edits = append(c.edits, e)
}

// middlePoint returns a point on a shortest path between two ranges whose first words differ and whose last words
// differ. It searches from both ends until the searches meet.
func (c *comparer) middlePoint(a0, a1, b0, b1 int) (x, y int) {
	n, m := a1-a0, b1-b0
	delta, middle := n-m, len(c.forward)/2
	c.forward[middle+1], c.backward[middle+1] = 0, 0
	for d := range middle - 1 {
		for k := -d; k <= d; k += 2 {
			x := furthestPoint(c.forward, middle, d, k, n, m, func(x, y int) bool { return c.a[a0+x] == c.b[b0+y] })
			if back := delta - k; delta%2 != 0 && back > -d && back < d && x+c.backward[middle+back] >= n {
				return a0 + x, b0 + x - k
			}
		}
		for k := -d; k <= d; k += 2 {
			x := furthestPoint(c.backward, middle, d, k, n, m, func(x, y int) bool { return c.a[a1-1-x] == c.b[b1-1-y] })
			if ahead := delta - k; delta%2 == 0 && ahead >= -d && ahead <= d && x+c.forward[middle+ahead] >= n {
				return a1 - x, b1 - x + k
			}
		}
	}
	return c.bestSplit(a0, b0, n, m, middle)
}

// furthestPoint extends a path with d edits to diagonal k, follows equal words from there, and returns the furthest
// point reached. Points outside the n by m rectangle are stored but not followed.
func furthestPoint(reached []int, middle, d, k, n, m int, equal func(x, y int) bool) int {
	x := reached[middle+k+1]
	if k != -d && (k == d || reached[middle+k-1] >= x) {
		x = reached[middle+k-1] + 1
	}
	for x < n && x-k < m && x-k >= 0 && equal(x, x-k) {
		x++
	}
	reached[middle+k] = x
	return x
}

// bestSplit returns the furthest point within the rectangle that the search from the beginning has reached.
func (c *comparer) bestSplit(a0, b0, n, m, middle int) (x, y int) {
	for i, reached := range c.forward[:2*middle-1] {
		k := i - middle
		if rx, ry := reached, reached-k; rx <= n && ry >= 0 && ry <= m && rx+ry > x+y {
			x, y = rx, ry
		}
	}
	return a0 + x, b0 + y
}
