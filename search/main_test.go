package search

import (
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// skipShort leaves out a test that finds the same under the race detector, ten times slower.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("nothing that runs concurrently is tested here")
	}
}
