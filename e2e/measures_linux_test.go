package e2e

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// run starts a program on a terminal and waits for its first complete frame. It also returns the time at which that
// frame was written.
func (p program) run(t *testing.T) (*console, time.Time) {
	t.Helper()
	cmd := exec.Command(p.path, p.args...)
	cmd.Env = measuredEnv(t)
	c := launch(t, setup{width: cmp.Or(p.width, 120), height: 40}, cmd)
	for limit := time.After(3 * waitLimit); ; {
		select {
		case at := <-c.wrote:
			if strings.Contains(ansi.Strip(string(c.bytes())), p.marker) {
				return c, at
			}
		case <-limit:
			t.Fatalf("%v never shows %q", cmd.Args, p.marker)
		}
	}
}

// resting is like run, but also waits until the program does nothing in the background: until it uses no CPU time for
// half a second.
func (p program) resting(t *testing.T) *console {
	t.Helper()
	c, _ := p.run(t)
	for before := -1.; c.cpu() > before; time.Sleep(500 * time.Millisecond) {
		before = c.cpu() + idleCPU
	}
	c.settle()
	return c
}

// idleCPU is the CPU time, in ms per half second, up to which a program counts as idle.
const idleCPU = 50

// measuredEnv returns the environment of the programs that are measured.
func measuredEnv(t *testing.T) []string {
	t.Helper()
	return environ(t, []string{"COLORTERM=truecolor", "TRUSTBOOK_NO_STATE=1"})
}

// settle waits until the program has written nothing for a moment, and returns the number of bytes written so far.
func (c *console) settle() int {
	for {
		select {
		case <-c.wrote:
		case <-time.After(300 * time.Millisecond):
			return len(c.bytes())
		}
	}
}

// react sends a key to a program that has settled, and returns the time in ms until its next output.
func (c *console) react(key string) float64 {
	c.t.Helper()
	began := time.Now()
	c.write(key)
	select {
	case at := <-c.wrote:
		return milliseconds(at.Sub(began))
	case <-time.After(waitLimit):
		c.t.Fatalf("%v does not react to %q", c.cmd.Args, key)
		return 0
	}
}

// cpu returns the CPU time used by all threads, in ms.
func (c *console) cpu() (sum float64) {
	for _, file := range c.threads("schedstat") {
		var ns float64
		if data, err := os.ReadFile(file); err == nil { // unless the thread has just ended
			_, err = fmt.Sscan(string(data), &ns)
			must(c.t, err)
		}
		sum += ns / 1e6
	}
	return sum
}

// threads returns a file of /proc of each thread.
func (c *console) threads(file string) []string {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/%s", c.cmd.Process.Pid, file))
	must(c.t, err)
	return files
}

// procSum returns the sum of the numbers that follow name in files of /proc.
func procSum(t *testing.T, name string, files ...string) (sum int) {
	t.Helper()
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(t, err)
		for line := range strings.Lines(string(data)) {
			if _, value, found := strings.Cut(line, name); found {
				n, err := strconv.Atoi(strings.Fields(value)[0])
				must(t, err)
				sum += n
			}
		}
	}
	return sum
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// firstFrames compares the times to the first complete frame.
func firstFrames(t *testing.T, now, before string) {
	t.Helper()
	show := func(p program) func() float64 {
		return func() float64 {
			began := time.Now()
			c, at := p.run(t)
			c.stop()
			return milliseconds(at.Sub(began))
		}
	}
	if glow, err := exec.LookPath("glow"); err == nil {
		page := filepath.Join("..", "embed", "handbook", "why", "about.md")
		compare(*rounds, "first frame, against glow on the same text, ms", show(builtIn(now)), show(program{path: glow, args: []string{"-s", "dark", page}, marker: "are not shared"}))
	}
	compare(*rounds, "first frame, ms", show(builtIn(now)), show(builtIn(before)))
}

// cpu returns a function that measures the CPU time of a run.
func cpu(t *testing.T, path string, args ...string) func() float64 {
	t.Helper()
	return func() float64 {
		cmd := exec.Command(path, args...)
		cmd.Env = measuredEnv(t)
		must(t, cmd.Run())
		return milliseconds(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())
	}
}

// arrowKeyTime returns a function that measures the time from pressing an arrow key to the program's next output. It
// changes direction after a few keys, before the end of a list, where the key would change nothing.
func arrowKeyTime(t *testing.T, p program) func() float64 {
	t.Helper()
	var c *console
	n := 0
	return func() float64 {
		if c == nil {
			c = p.resting(t)
		}
		key := []string{"down", "up"}[n/5%2]
		n++
		took := c.react(keys[key].old)
		c.settle()
		return took
	}
}

// compareKeys compares the CPU time for typing letters in the search line. Each letter starts a search.
func compareKeys(t *testing.T, what string, now, before program) {
	t.Helper()
	var cells []string
	for _, p := range []program{now, before} {
		c := p.resting(t)
		var times []float64
		sum := 0.
		for _, letter := range "backups encrypted region quarter secrets of customers password" {
			began := c.cpu()
			c.react(string(letter))
			c.settle()
			took := c.cpu() - began
			times, sum = append(times, took), sum+took
		}
		c.stop()
		slices.Sort(times)
		cells = append(cells, fmt.Sprintf("%.2f (%.2f)", sum/float64(len(times)), times[len(times)*95/100]))
	}
	fmt.Printf("| %smean (95th percentile), ms | %s | |\n", what, strings.Join(cells, " | "))
}

// floodTime returns a function that sends many letters at once, and measures how long the program takes to end after
// ^C.
func floodTime(t *testing.T, p program) func() float64 {
	t.Helper()
	return func() float64 {
		c, _ := p.run(t)
		c.settle()
		c.write(strings.Repeat("access ", 20_000/7) + keys["ctrl+c"].old)
		began := time.Now()
		<-c.ended
		return milliseconds(time.Since(began))
	}
}

// bytesPerLine compares how many bytes are written when an entry scrolls by one line.
func bytesPerLine(t *testing.T, reader program) {
	t.Helper()
	const lines = 20
	scroll := func(p program, key string) func() float64 {
		return func() float64 {
			c, _ := p.run(t)
			before := c.settle()
			for range lines {
				c.react(keys[key].old)
				c.settle()
			}
			return float64(c.settle()-before) / lines
		}
	}
	list := program{path: "sh", args: []string{"-c", "seq 100000 100999 | sed 's/$/ a line of text of some length, to choose/' | fzf"}, marker: "1000/1000"}
	for _, columns := range []int{80, 120} {
		reader.width, list.width = columns, columns
		var other func() float64
		if _, err := exec.LookPath("fzf"); err == nil {
			other = scroll(list, "up")
		}
		what := fmt.Sprintf("bytes for each scrolled line in the reader at %d columns, against an arrow key in fzf", columns)
		compare(1, what, scroll(reader, "down"), other)
	}
}

// compareIdle compares how often programs wake up when nothing happens.
func compareIdle(t *testing.T, programs ...program) {
	t.Helper()
	var cells []string
	for _, p := range programs {
		c := p.resting(t)
		switches := func() int { return procSum(t, "ctxt_switches:", c.threads("status")...) }
		before, began := switches(), time.Now()
		time.Sleep(5 * time.Second)
		cells = append(cells, fmt.Sprintf("%.1f", float64(switches()-before)/time.Since(began).Seconds()))
		c.stop()
	}
	fmt.Printf("| idle: context switches a second | %s | |\n", strings.Join(cells, " | "))
}

// memory returns a function that measures the memory of a program that has opened its handbook, in MB.
func memory(t *testing.T, p program) func() float64 {
	t.Helper()
	return func() float64 {
		c := p.resting(t)
		defer c.stop()
		return float64(procSum(t, "VmRSS:", fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))) / 1000
	}
}

func size(t *testing.T, path string) func() float64 {
	t.Helper()
	return func() float64 {
		info, err := os.Stat(path)
		must(t, err)
		return float64(info.Size()) / 1e6
	}
}
