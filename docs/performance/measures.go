//go:build ignore

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// firstFrames compares the times to the first complete frame.
func firstFrames(now, before string) {
	show := func(p program) func() float64 {
		return func() float64 {
			began := time.Now()
			s := start(p)
			defer s.end()
			s.await(p.marker)
			return milliseconds(time.Since(began))
		}
	}
	if glow, err := exec.LookPath("glow"); err == nil {
		page := filepath.Join("embed", "handbook", "why", "about.md")
		compare("first frame, against glow on the same text, ms", show(screen(now)), show(program{args: []string{glow, "-s", "dark", page}, marker: "are not shared"}))
	}
	if before != "" {
		compare("first frame, ms", show(screen(now)), show(screen(before)))
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// cpu returns a function that measures the CPU time of a run, or nil if there is no program.
func cpu(path string, args []string) func() float64 {
	if path == "" {
		return nil
	}
	return func() float64 {
		cmd := exec.Command(path, args...)
		cmd.Env = environment()
		check(cmd.Run())
		return milliseconds(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())
	}
}

const (
	down = "\x1b[B"
	up   = "\x1b[A"
)

// arrowKeyTime returns a function that measures the time from pressing an arrow key to the program's next output. It changes
// direction after a few keys.
func arrowKeyTime(p program) func() float64 {
	if p.args[0] == "" {
		return nil
	}
	var s *session
	n, key := 0, down
	return func() float64 {
		if s == nil {
			s = start(p)
			s.await(p.marker)
			s.rest()
		}
		if n > 0 && n%5 == 0 { // before the end of a list, where the key would change nothing
			key = map[string]string{up: down, down: up}[key]
		}
		n++
		took := s.press(key)
		s.settle()
		return took
	}
}

// compareKeys compares the CPU time of typing letters in the search line, each of which starts a search.
func compareKeys(what string, now, before program) {
	var cells []string
	for _, p := range []program{now, before} {
		if p.args[0] == "" {
			continue
		}
		s := start(p)
		s.await(p.marker)
		s.rest()
		var times []float64
		for _, letter := range "backups encrypted region quarter secrets of customers password" {
			began := s.cpu()
			s.press(string(letter))
			s.settle()
			times = append(times, s.cpu()-began)
		}
		s.end()
		slices.Sort(times)
		sum := 0.
		for _, t := range times {
			sum += t
		}
		cells = append(cells, fmt.Sprintf("%.2f (%.2f)", sum/float64(len(times)), times[len(times)*95/100]))
	}
	fmt.Printf("| %smean (95th percentile), ms | %s | |\n", what, strings.Join(cells, " | "))
}

// flood returns a function that measures how long a program that received many letters at once takes to end after ^C.
func flood(path string) func() float64 {
	if path == "" {
		return nil
	}
	return func() float64 {
		s := start(screen(path))
		defer s.end()
		s.await("not shared")
		s.settle()
		_, err := s.tty.WriteString(strings.Repeat("access ", 20_000/7) + "\x03")
		check(err)
		began := time.Now()
		_ = s.cmd.Wait()
		return milliseconds(time.Since(began))
	}
}

// bytesPerLine compares how many bytes are written when an entry scrolls by one line.
func bytesPerLine(reader program) {
	const lines = 20
	scroll := func(p program, key string) func() float64 {
		return func() float64 {
			s := start(p)
			defer s.end()
			s.await(p.marker)
			before := s.settle()
			for range lines {
				s.press(key)
				s.settle()
			}
			return float64(s.settle()-before) / lines
		}
	}
	fzf, err := exec.LookPath("fzf")
	list := program{args: []string{"sh", "-c", "seq 100000 100999 | sed 's/$/ a line of text of some length, to choose/' | " + fzf}, marker: "1000/1000"}
	for _, columns := range []uint16{80, 120} {
		reader.columns, list.columns = columns, columns
		var other func() float64
		if err == nil {
			other = scroll(list, up)
		}
		what := fmt.Sprintf("bytes for each scrolled line in the reader at %d columns, against an arrow key in fzf", columns)
		compareTimes(1, what, scroll(reader, down), other)
	}
}

func idle(paths ...string) {
	var cells []string
	for _, path := range paths {
		if path == "" {
			continue
		}
		s := start(screen(path))
		s.await("not shared")
		s.rest()
		switches, began := s.switches(), time.Now()
		time.Sleep(5 * time.Second)
		cells = append(cells, fmt.Sprintf("%.1f", float64(s.switches()-switches)/time.Since(began).Seconds()))
		s.end()
	}
	fmt.Printf("| idle: context switches a second | %s | |\n", strings.Join(cells, " | "))
}

func (s *session) switches() (n int) {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", s.cmd.Process.Pid))
	check(err)
	for _, file := range files {
		n += numbers(file, "ctxt_switches:")
	}
	return n
}

// numbers returns the sum of the numbers that follow name in a file of /proc.
func numbers(file, name string) (sum int) {
	data, err := os.ReadFile(file)
	check(err)
	for line := range strings.Lines(string(data)) {
		if _, value, found := strings.Cut(line, name); found {
			n, err := strconv.Atoi(strings.Fields(value)[0])
			check(err)
			sum += n
		}
	}
	return sum
}

// memory returns a function that measures the memory of a program that has opened its handbook, in MB.
func memory(p program) func() float64 {
	if p.args[0] == "" {
		return nil
	}
	return func() float64 {
		s := start(p)
		defer s.end()
		s.await(p.marker)
		s.rest()
		return float64(numbers(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid), "VmRSS:")) / 1000
	}
}

func size(path string) func() float64 {
	if path == "" {
		return nil
	}
	return func() float64 {
		info, err := os.Stat(path)
		check(err)
		return float64(info.Size()) / 1e6
	}
}
