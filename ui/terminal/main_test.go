package terminal

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain runs the tests, or the program that one of them runs on a terminal.
func TestMain(m *testing.M) {
	if where := os.Getenv("TRUSTBOOK_TEST_PANIC"); where != "" {
		os.Exit(showPanic(where))
	}
	goleak.VerifyTestMain(m)
}
