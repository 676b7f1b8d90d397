//go:build !unix

package safefile

// nonBlocking has no effect on systems where pipes are not files.
const nonBlocking = 0
