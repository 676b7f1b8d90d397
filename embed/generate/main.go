// Command generate encodes the handbook that ships, so that the program need not parse that handbook at every start.
// `go generate ./embed` runs the command in the folder embed.
package main

import (
	"fmt"
	"os"

	"trustbook/handbook/flat"
	"trustbook/handbook/load"
)

func main() {
	h, err := load.Handbook(os.DirFS("handbook"))
	if err == nil {
		err = os.WriteFile("handbook.flat", flat.Encode(h), 0o644) //nolint:forbidigo,gosec // source that everybody may read
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
