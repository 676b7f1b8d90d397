package parallel_test

import (
	"strings"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"trustbook/handbook/parallel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestEachCallsWithEveryNumber(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		calls := make([]atomic.Int64, n)
		parallel.Each(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if calls[i].Load() != 1 {
				t.Errorf("%d of %d is called %d times", i, n, calls[i].Load())
			}
		}
	}
}

// The panic in the caller names the place of the original panic.
func TestPanicContinuesInTheCaller(t *testing.T) {
	defer func() {
		if r, _ := recover().(string); !strings.Contains(r, "number 7") || !strings.Contains(r, "parallel_test.go") {
			t.Errorf("it panics with %q", r)
		}
	}()
	parallel.Each(100, func(i int) {
		if i == 7 {
			panic("number 7")
		}
	})
	t.Error("it returns")
}

func TestDoneEndsDespiteAPanic(t *testing.T) {
	var g parallel.Group
	g.Go(func() { panic("oops") })
	<-g.Done()
	defer func() {
		if recover() == nil {
			t.Error("Wait does not panic")
		}
	}()
	g.Wait()
}
