package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"

	"trustbook/handbook"
	"trustbook/ui/gaps"
	"trustbook/ui/layout"
	"trustbook/ui/lockdown"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
	"trustbook/ui/terminal"
	"trustbook/ui/theme"
)

// checkTerminal checks what the terminal supports. It does not query the terminal, because the terminal might never
// reply.
func (d *diagnosis) checkTerminal() {
	t, c := d.terminal(), d.settings.Config
	d.checkSize()
	name, windows, tmux := t.Env("TERM"), runtime.GOOS == "windows", t.Env("TMUX") != ""
	d.addFirstMatching("type",
		findingRow{t.Dumb(), stateNote, "TERM=dumb: it cannot move its cursor, so the handbook opens line by line", ""},
		findingRow{name != "", stateOK, "TERM=" + name, ""},
		findingRow{windows, stateOK, "the Windows console", ""},
		findingRow{true, stateFix, "TERM is not set, so nothing is known about the terminal", "set it to the type of the terminal, such as TERM=xterm-256color"})
	depth := theme.DepthOf(t.Profile())
	d.addFirstMatching("colours",
		findingRow{c.Theme == string(theme.Mono), stateOK, colourDepthNames[theme.NoColour] + " (the theme is mono)", ""},
		findingRow{true, stateOK, colourDepthNames[depth] + colourSource(t, depth), ""})
	d.addFirstMatching("background",
		findingRow{c.Theme == string(theme.Auto), stateOK, "detected when the screen opens", ""},
		findingRow{true, stateOK, "not needed: the theme is " + c.Theme, ""})
	locale := firstSetVariable(t, "LC_ALL", "LC_CTYPE", "LANG")
	d.addFirstMatching("characters",
		findingRow{c.ASCII, stateOK, "ASCII, in your settings", ""},
		findingRow{!t.WantsASCII() && locale == "", stateOK, "UTF-8, assumed: no locale is set, and modern terminals support UTF-8", ""},
		findingRow{!t.WantsASCII(), stateOK, "UTF-8 (" + locale + ")", ""},
		findingRow{name == "linux", stateOK, "ASCII: the font of the Linux console has few characters", ""},
		findingRow{strings.Contains(strings.ToLower(locale), "utf"), stateOK, "ASCII: in this locale some symbols are two columns wide (" + locale + ")", ""},
		findingRow{true, stateNote, "ASCII: the locale is not UTF-8 (" + locale + ")", "if the terminal supports UTF-8, set a locale such as LANG=C.UTF-8"})
	d.addFirstMatching("multiplexer",
		findingRow{tmux, stateNote, "tmux, which passes copies on if it is configured to", "`set -g set-clipboard on` in ~/.tmux.conf"},
		findingRow{t.Env("STY") != "", stateNote, "GNU Screen, which passes copies on to the terminal", ""},
		findingRow{true, stateOK, "none", ""})
	const instead = "in an entry `v` shows plain text to select with the mouse, and `trustbook show ID` prints it"
	d.addFirstMatching("clipboard",
		findingRow{windows, stateOK, "copies go to the Windows clipboard", ""},
		findingRow{t.Dumb() || name == "linux", stateNote, "this terminal has no clipboard", instead},
		findingRow{t.Env("TERM_PROGRAM") == "Apple_Terminal", stateNote, "Terminal on macOS does not let programs copy to the clipboard", instead},
		findingRow{true, stateOK, "copies are sent to the terminal (OSC 52), which does not confirm them", ""})
	d.addFirstMatching("mouse",
		findingRow{!c.Mouse, stateOK, "off, in your settings", ""},
		findingRow{tmux, stateNote, "on, if tmux passes it on; alt+m turns it off", "`set -g mouse on` in ~/.tmux.conf"},
		findingRow{true, stateOK, "on; alt+m turns it off", ""})
}

func (d *diagnosis) checkSize() {
	for _, f := range []term.File{d.Stdout, d.Stdin} {
		width, height, err := term.GetSize(f.Fd())
		if err != nil {
			continue
		}
		says, enough := layout.DescribeSize(width, height)
		d.addFirstMatching("size",
			findingRow{enough, stateOK, says, ""},
			findingRow{true, stateFix, says, "make the window larger or the font smaller"})
		return
	}
	d.add("size", stateNote, "neither input nor output is a terminal, so the handbook is listed, not opened", "")
}

var colourDepthNames = map[theme.ColourDepth]string{
	theme.TrueColour: "true colour", theme.Colours256: "256", theme.Colours16: "16, from the palette of the terminal",
	theme.NoColour: "none; weight, underlines and reverse video are used instead",
}

// colourSource names the environment variable that determined the colour depth.
func colourSource(t terminal.Terminal, depth theme.ColourDepth) string {
	names := []string{"TERM"}
	switch depth {
	case theme.NoColour:
		names = []string{"NO_COLOR", "TERM"}
	case theme.TrueColour:
		names = []string{"WT_SESSION", "COLORTERM", "TERM"}
	}
	if variable := firstSetVariable(t, names...); variable != "" {
		return " (" + variable + ")"
	}
	return ""
}

// firstSetVariable returns the first variable that is set, as NAME=value.
func firstSetVariable(t terminal.Terminal, names ...string) string {
	for _, name := range names {
		if value := t.Env(name); value != "" {
			return name + "=" + value
		}
	}
	return ""
}

func (d *diagnosis) checkSettings(err error) {
	e := d.settings
	d.addFirstMatching("settings",
		findingRow{e.Found, stateOK, "from " + e.Path, ""},
		findingRow{e.Path == "", stateNote, "no home folder is set, so there is no place for a settings file (optional)", ""},
		findingRow{true, stateOK, "no file (optional): " + e.Path, ""})
	d.addFirstMatching("defaults",
		findingRow{e.Refused != nil, stateFix, fmt.Sprint(e.Refused), adminHint},
		findingRow{e.SystemFound, stateOK, "from the administrator: " + e.SystemPath, ""},
		findingRow{e.SystemPath != "", stateOK, "no file (optional): " + e.SystemPath, ""})
	names := slices.Sorted(maps.Keys(e.Sources))
	for _, name := range e.Locked {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		values := handbook.MapSlice(names, func(name string) string { return fmt.Sprintf("%s (%s)", name, e.Sources.Describe(name, e.Locked)) })
		d.add("values", stateOK, strings.Join(values, ", "), "")
	}
	for _, p := range e.Problems {
		d.add("setting", stateFix, p.String(), "")
	}
	if err != nil && len(e.Problems) == 0 {
		d.add("setting", stateFix, err.Error(), "")
	}
}

func (d *diagnosis) checkState() {
	dir := statedir.StatePath(d.Environ)
	if d.settings.Config.NoState || dir == "" {
		d.addFirstMatching("state",
			findingRow{d.settings.Config.NoState, stateOK, "nothing is stored, because of your settings", ""},
			findingRow{true, stateNote, "there is no home folder to store your state in, so it is lost when you quit", "set HOME or XDG_STATE_HOME"})
		return
	}
	c := readstate.CheckHealth(dir)
	says := ""
	if c.Err != nil {
		says = c.Err.Error()
	}
	d.addFirstMatching("state",
		findingRow{c.Err != nil && c.Fixable, stateFix, says, ""},
		findingRow{c.Err != nil, stateNote, says, "`--no-state` stores nothing, and hides this note"},
		findingRow{!c.Exists, stateOK, "no folder yet; opening the handbook creates " + dir, ""},
		findingRow{runtime.GOOS != "windows" && c.Mode&0o077 != 0, stateNote, fmt.Sprintf("other users can read %s (%#o); opening the handbook fixes that", dir, c.Mode), ""},
		findingRow{true, stateOK, fmt.Sprintf("%s, readable only by you; %s saved", dir, phrases.CountWithNoun(c.Saved, "entry")), ""})
}

// checkGaps reports whether unanswered questions are stored, and how many there are.
func (d *diagnosis) checkGaps() {
	questions, err := gaps.Read(statedir.StatePath(d.Environ))
	kept := ""
	if n := len(questions); n > 0 {
		kept = "; " + phrases.CountWithNoun(n, "question") + " stored: `trustbook gaps --clear` deletes them"
	}
	d.addFirstMatching("questions",
		findingRow{err != nil && d.storesGaps(), stateNote, fmt.Sprintf("not stored: %s cannot be used: %v", gaps.FileName, statedir.ShortenError(err)), statedir.HintFor(err)},
		findingRow{d.storesGaps(), stateOK, "unanswered questions are stored in " + gaps.FileName + kept, ""},
		findingRow{true, stateOK, "not stored" + kept, ""})
}

// lockAndRead locks the program down in the same way as the screen, checks the result, and then reads the handbook.
func (d *diagnosis) lockAndRead() (*handbook.Handbook, error) {
	required := d.settings.Config.RequireLockdown
	d.settings.Config.RequireLockdown = false // the remaining checks must run even if the lock-down fails
	err := d.lockDown(d.stateNeeds())
	if d.lockReport == nil { // the policy forbids opening the handbook
		return nil, err
	}
	required = required || err != nil
	d.lockReport.Probe()
	for _, g := range []struct {
		name, effect string
		lockdown.Guard
	}{
		{"files", "only the handbook and the state can be opened", d.lockReport.Files},
		{"network", "no socket can be opened", d.lockReport.Network},
		{"programs", "no other program can be started or signalled", d.lockReport.Programs},
	} {
		d.addFirstMatching(g.name,
			findingRow{g.Holds, stateOK, fmt.Sprintf("%s (%s; verified)", g.effect, g.By), ""},
			findingRow{required, stateFix, "not given up: " + g.Why, "without --require-lockdown and a policy that requires it, trustbook runs anyway"},
			findingRow{true, stateNote, "not given up: " + g.Why, ""})
	}
	return d.readHandbook(context.Background(), nil)
}

func (d *diagnosis) checkHandbook(h *handbook.Handbook, err error) {
	path := d.settings.Config.Handbook
	if err != nil {
		f := failure{message: err.Error()}
		errors.As(err, &f)
		d.add("handbook", stateFix, f.message, f.hint)
		return
	}
	title := h.Title
	if h.Version != "" {
		title += ", edition " + h.Version
	}
	if h.Banner != "" {
		d.add("handbook", stateFix, h.Banner, "get the newest edition from where you got this one")
		return
	}
	d.add("handbook", stateOK, fmt.Sprintf("%s; %s (%s)", title, phrases.CountWithNoun(len(h.Entries), "entry"), cmp.Or(path, "built in")), "")
	if d.stale {
		d.add("encoding", stateNote, staleEncoding, "run `go generate ./embed` and build again")
	}
	if t := handbook.CountProblems(h.Problems); t.Errors > 0 {
		t.Warnings = 0 // only the check command finds all warnings
		d.add("entries", stateNote, t.String(), strings.TrimSpace("`trustbook check "+path)+"` lists them")
	}
}

func (d *diagnosis) checkBuild() {
	d.add("version", stateOK, fmt.Sprintf("%s, for %s on %s", d.Version, runtime.GOOS, runtime.GOARCH), "")
	if info, found := debug.ReadBuildInfo(); found {
		settings := map[string]string{}
		for _, s := range info.Settings {
			settings[s.Key] = s.Value
		}
		revision := settings["vcs.revision"]
		d.addFirstMatching("commit",
			findingRow{revision == "", stateOK, "not recorded in this build", ""},
			findingRow{settings["vcs.modified"] == "true", stateOK, revision + ", with changes", ""},
			findingRow{true, stateOK, revision, ""})
		d.checkBuildSettings(info.GoVersion, settings)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	d.add("memory", stateOK, fmt.Sprintf("%d MiB, including the handbook", (m.Sys-m.HeapReleased)>>20), "")
}

// checkBuildSettings checks that the program was built with the settings of a release, which make the binary
// independent of the machine it was built on.
func (d *diagnosis) checkBuildSettings(goVersion string, settings map[string]string) {
	how := []string{goVersion}
	for _, name := range []string{"CGO_ENABLED", "-trimpath", "-race", "-tags"} {
		if v := settings[name]; v != "" {
			how = append(how, name+"="+v)
		}
	}
	says := strings.Join(how, ", ")
	d.addFirstMatching("build",
		findingRow{settings["CGO_ENABLED"] == "1", stateNote, says + ": it uses the C library of this machine", "releases are built with CGO_ENABLED=0"},
		findingRow{true, stateOK, says, ""})
}
