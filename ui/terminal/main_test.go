package terminal

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain runs the tests, or a program that a test runs on a terminal.
func TestMain(m *testing.M) {
	if os.Getenv("TRUSTBOOK_TEST_SIGNAL") != "" {
		awaitSignal()
	}
	if where := os.Getenv("TRUSTBOOK_TEST_PANIC"); where != "" {
		os.Exit(showPanic(where))
	}
	goleak.VerifyTestMain(m)
}

// awaitSignal is a program that prints a line when it is ready to be ended, and another when it cleans up.
func awaitSignal() {
	EndOnSignal(func() { fmt.Println("cleaned") })
	fmt.Println("ready")
	select {}
}
