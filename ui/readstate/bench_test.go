package readstate

import (
	"fmt"
	"strings"
	"testing"
)

// storeWith returns a folder whose store has n entries of one handbook.
func storeWith(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	s := Open(dir, noon)
	s.UseTitle("Handbook")
	for i := range n {
		id := fmt.Sprint("some-text-of-the-handbook-", i)
		apply(s, visit(id), leave(id, i+1), finish(id, strings.Repeat("ab", 16), "1.2", noon(), false))
		if i%10 == 0 {
			apply(s, save(id))
		}
	}
	if err := s.Flush(); err != nil {
		b.Fatal(err)
	}
	return dir
}

func benchSizes(b *testing.B, run func(b *testing.B, dir string)) {
	for _, n := range []int{20, 1000, 10_000} {
		b.Run(fmt.Sprint(n, " texts"), func(b *testing.B) {
			dir := storeWith(b, n)
			b.ReportAllocs()
			run(b, dir)
		})
	}
}

// BenchmarkOpen measures how long entries wait at startup. The first frame does not wait.
func BenchmarkOpen(b *testing.B) {
	benchSizes(b, func(b *testing.B, dir string) {
		for b.Loop() {
			Open(dir, noon).Wait()
		}
	})
}

// BenchmarkOpenFlush measures the background command after one more entry was read. Most of the time is spent on the
// disk.
func BenchmarkOpenFlush(b *testing.B) {
	benchSizes(b, func(b *testing.B, dir string) {
		for b.Loop() {
			s := Open(dir, noon)
			s.UseTitle("Handbook")
			apply(s, visit("some-text"))
			if err := s.Flush(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkVisited measures the cost of a row in the list.
func BenchmarkVisited(b *testing.B) {
	benchSizes(b, func(b *testing.B, dir string) {
		s := Open(dir, noon)
		s.UseTitle("Handbook")
		for b.Loop() {
			s.WasVisited("some-text-of-the-handbook-7")
		}
	})
}

// BenchmarkNews asks for each of 10,000 entries whether it is new, like is:new on a key press, both when none is new
// and when all are.
func BenchmarkNews(b *testing.B) {
	var ids []string
	all := keySet{}
	for i := range MaxNewsEntries {
		ids = append(ids, fmt.Sprint("text-", i))
		all[keyOf(ids[i])] = true
	}
	for name, changed := range map[string]keySet{"none": nil, "all": all} {
		b.Run(name, func(b *testing.B) {
			s := Open(b.TempDir(), noon)
			s.UseTitle("Handbook")
			apply(s, visit("text-0")) // an empty store has no state
			s.currentState().snapshot = &Snapshot{Changed: changed}
			for b.Loop() {
				for _, id := range ids {
					if _, is := s.NewsOf(id); is != (name == "all") {
						b.Fatal(id)
					}
				}
			}
		})
	}
}
