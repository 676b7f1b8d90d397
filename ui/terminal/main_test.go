package terminal

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain runs the tests, or the program that one of them runs on a terminal.
func TestMain(m *testing.M) {
	if os.Getenv("TRUSTBOOK_TEST_SIGNAL") != "" {
		awaitSignal()
	}
	if where := os.Getenv("TRUSTBOOK_TEST_PANIC"); where != "" {
		os.Exit(showPanic(where))
	}
	goleak.VerifyTestMain(m)
}

// awaitSignal is a program that says when it may be ended, and that it cleans up.
func awaitSignal() {
	EndOnSignal(func() { fmt.Println("cleaned") })
	fmt.Println("ready")
	select {}
}
