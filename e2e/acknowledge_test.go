//go:build unix

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// machine is a reader's computer: a state folder and a copy of the course.
type machine struct {
	t      *testing.T
	folder string // of the course
	home   string
	user   string
}

func newMachine(t *testing.T, folder, user string) machine {
	return machine{t, folder, t.TempDir(), user}
}

func (m machine) env() []string {
	return []string{"XDG_STATE_HOME=" + m.home, "TRUSTBOOK_HANDBOOK=" + m.folder, "USER=" + m.user}
}

func (m machine) state(name string) string { return filepath.Join(m.home, "trustbook", name) }

// starts opens the course on the screen.
func (m machine) starts() *console {
	m.t.Helper()
	c := open(m.t, setup{silent: true, width: 100, height: 24, env: m.env()})
	c.shows("Search", "The boat")
	return c
}

// acknowledges acknowledges an entry on the screen.
func (m machine) acknowledges(id string) {
	m.t.Helper()
	c := m.starts()
	c.write(id)
	c.press("enter")
	c.shows("Please acknowledge")
	c.write("a")
	c.shows("I have read this and keep to it.", "❯ "+m.user)
	c.press("enter")
	c.shows("Acknowledged on ")
	c.press("ctrl+c")
	c.ends()
}

// acknowledgeInLinear acknowledges an entry in linear mode, under a name.
func (m machine) acknowledgeInLinear(id, name string) {
	m.t.Helper()
	c := open(m.t, setup{silent: true, width: 80, height: 40, env: append(m.env(), "TRUSTBOOK_LINEAR=1")})
	c.shows("Type a question")
	for _, line := range []string{id, "1", "a", name, "q"} {
		c.write(line)
		c.press("enter")
	}
	c.ends()
	c.shows("Acknowledged: ", "by "+name)
}

// runs runs a command and returns its output and exit code.
func (m machine) runs(args ...string) (stdout, stderr string, code int) {
	m.t.Helper()
	cmd := command(m.t, m.env()...)
	cmd.Args = append(cmd.Args, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		m.t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// course copies the course into a folder of its own.
func course(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "course")
	if err := os.CopyFS(folder, os.DirFS("testdata/course")); err != nil {
		t.Fatal(err)
	}
	return folder
}

// Three people acknowledge, one of them on two machines, and a manager merges their
// receipts.
func TestMergeShowsWhoIsMissingWhat(t *testing.T) {
	t.Parallel()
	folder := course(t)
	ada, laptop, grace, forger := newMachine(t, folder, "ada"), newMachine(t, folder, "ada"), newMachine(t, folder, "grace"), newMachine(t, folder, "mallory")
	ada.acknowledges("boat")
	laptop.acknowledges("rescue")
	grace.acknowledgeInLinear("boat", "Grace Hopper")
	forger.acknowledgeInLinear("boat", "mallory")

	handed := t.TempDir()
	hand := func(name string, m machine, change func([]byte) []byte) string {
		path := filepath.Join(handed, name)
		if _, errs, code := m.runs("receipts", "-o", path); code != 0 {
			t.Fatalf("%d: %s", code, errs)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		put(t, path, string(change(data)))
		return path
	}
	asIs := func(data []byte) []byte { return data }
	one, two, three := hand("ada.jsonl", ada, asIs), hand("ada-laptop.jsonl", laptop, asIs), hand("grace.jsonl", grace, asIs)
	forged := hand("mallory.jsonl", forger, func(data []byte) []byte { return bytes.Replace(data, []byte("mallory"), []byte("mallary"), 1) })
	people := filepath.Join(handed, "people.txt")
	put(t, people, "ada\ngrace hopper\ncy\n")

	if _, errs, code := forger.runs("receipts", "--verify", forged); code != 1 || !strings.Contains(errs, "record 1: it was changed") {
		t.Errorf("%d: a byte was changed: %s", code, errs)
	}
	out, errs, code := ada.runs("receipts", "--merge", one, two, three, forged, "--people", people)
	if code != 1 || !strings.Contains(errs, forged) || strings.Contains(out, "mallary") || !strings.Contains(out, "Not merged\n"+forged) {
		t.Errorf("%d: the forged file is not left out: %s\n%s", code, errs, out)
	}
	today := time.Now().Format(time.DateOnly)
	for _, want := range []string{
		"The lighthouse: For boatmen", "ada acknowledged " + today + " The boat, version 2.1", "ada acknowledged " + today + " Rescue, version 1.0",
		"grace hopper acknowledged " + today + " The boat", "grace hopper missing Rescue", "cy missing The boat", "cy missing Rescue",
	} {
		if !strings.Contains(collapseSpaces(out), want) {
			t.Errorf("%q is not there:\n%s", want, out)
		}
	}
	if !strings.Contains(errs, "3 acknowledgements missing; 1 file not merged: "+forged) {
		t.Error(errs)
	}

	put(t, filepath.Join(folder, "boat.md"), "---\nid: boat\nversion: \"3.0\"\n---\n# The boat\n\nThe boat is wet.\n")
	out, errs, _ = ada.runs("receipts", "--merge", one, two, three, "--people", people)
	if !strings.Contains(collapseSpaces(out), "ada acknowledged "+today+"; changed since The boat, version 2.1") || !strings.Contains(errs, "3 acknowledgements missing; 2 acknowledgements outdated") {
		t.Errorf("after a new major version: %s\n%s", errs, out)
	}
	ada.acknowledges("boat")
	if out, _, code := ada.runs("receipts", "--verify"); code != 0 || !strings.Contains(out, "2 receipts") {
		t.Errorf("%d: %s", code, out)
	}
}

// Progress is kept in a handbook that gets a new title every year.
func TestANewTitleKeepsProgressAndReceipts(t *testing.T) {
	t.Parallel()
	folder := course(t)
	m := newMachine(t, folder, "ada")
	m.acknowledges("boat")
	m.marksWelcome()
	manifest, err := os.ReadFile(filepath.Join(folder, "handbook.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(folder, "handbook.yaml"), strings.Replace(string(manifest), "title: The lighthouse\n", "title: The lighthouse 2027\nformer_titles: [The lighthouse]\n", 1))
	c := m.starts()
	c.press("tab")
	c.shows("1 of 3 read", "✓ Welcome")
	c.press("ctrl+c")
	c.ends()
	c = m.starts()
	c.write("boat")
	c.press("enter")
	c.shows("Acknowledged on ", "by ada")
	c.press("ctrl+c")
	c.ends()
	out, _, _ := m.runs("receipts", "--merge", m.state("receipts.jsonl"))
	if !strings.Contains(collapseSpaces(out), "The lighthouse 2027: For boatmen\nada acknowledged ") {
		t.Error(out)
	}
}

// collapseSpaces returns a table without the spaces that align its columns.
func collapseSpaces(table string) string {
	return regexp.MustCompile(" +").ReplaceAllString(table, " ")
}

// marksWelcome marks the first entry of the first path as read.
func (m machine) marksWelcome() {
	m.t.Helper()
	c := m.starts()
	c.press("tab")
	c.shows("0 of 3 read")
	c.press("enter")
	c.shows("1 of 3 › Welcome")
	c.write("\x0f")
	c.shows("marked as read")
	c.press("ctrl+c")
	c.ends()
}

// Dates in the future, recorded with a wrong clock, neither hide progress nor stop it.
func TestProgressFromTheFutureIsKept(t *testing.T) {
	t.Parallel()
	m := newMachine(t, course(t), "ada")
	m.acknowledges("boat")
	m.marksWelcome()
	shelf, err := os.ReadFile(m.state("shelf.json"))
	if err != nil {
		t.Fatal(err)
	}
	today := []byte(time.Now().Format(time.DateOnly))
	put(t, m.state("shelf.json"), string(bytes.ReplaceAll(shelf, today, []byte("2199-12-31"))))

	c := m.starts()
	c.press("tab")
	c.shows("1 of 3 read", "✓ Welcome")
	c.press("enter")
	c.shows("2 of 3 › The lamp")
	c.write("\x0f")
	c.shows("marked as read")
	c.press("esc")
	c.shows("2 of 3 read")
	c.press("ctrl+c")
	c.ends()
}

// Lost state is reported, and restored from the copy if there is one.
func TestLostStateIsReportedAndRestored(t *testing.T) {
	t.Parallel()
	m := newMachine(t, course(t), "ada")
	m.acknowledges("boat")
	m.marksWelcome()

	gone := func(name string) {
		if err := os.Remove(m.state(name)); err != nil {
			t.Fatal(err)
		}
	}
	gone("shelf.json")
	c := m.starts()
	c.shows("shelf.json was missing, so its copy shelf.json.bak is used")
	c.press("tab")
	c.shows("1 of 3 read")
	c.press("ctrl+c")
	c.ends()

	gone("receipts.jsonl")
	c = m.starts()
	c.shows("receipts are lost")
	c.write("boat")
	c.press("enter")
	c.shows("receipts are lost: receipts.jsonl is missing or empty, but had 1")
	c.shows("Please acknowledge")
	c.press("ctrl+c")
	c.ends()
	if _, errs, code := m.runs("receipts", "--verify"); code != 1 || !strings.Contains(errs, "receipts are lost") {
		t.Errorf("%d: %s", code, errs)
	}

	for _, name := range []string{"shelf.json", "shelf.json.bak"} {
		gone(name)
	}
	c = m.starts()
	c.press("tab")
	c.shows("0 of 3 read", "◦ Welcome")
	c.press("ctrl+c")
	c.ends()
}
