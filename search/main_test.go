package search

import (
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// skipShort skips a test that would find nothing more under the race detector, but takes ten times as long there.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("nothing that runs concurrently is tested here")
	}
}
