//go:build !unix

package safefile

// nonBlocking has no effect where pipes are not files.
const nonBlocking = 0
