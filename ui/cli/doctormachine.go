package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/config"
	"trustbook/ui/lockdown"
	"trustbook/ui/readstate"
	"trustbook/ui/statedir"
)

// configuration says where the settings come from, and what is wrong with them.
func (x *examination) configuration(err error) {
	e := x.set
	switch {
	case e.Found:
		x.add("settings", fine, "from "+e.Path, "")
	case e.Path == "":
		x.add("settings", note, "there is no home, so there is no place for a file of them; none is needed", "")
	default:
		x.add("settings", fine, "there is no "+e.Path+", and nothing needs it", "")
	}
	var set []string
	for _, name := range slices.Sorted(maps.Keys(e.Sources)) {
		if from := e.Sources[name]; from != config.FromDefault && from != config.FromFile {
			set = append(set, fmt.Sprintf("%s (%s)", name, from))
		}
	}
	if len(set) > 0 {
		x.add("set besides", fine, strings.Join(set, ", "), "")
	}
	for _, p := range e.Problems {
		x.add("setting", mend, p.String(), "")
	}
	if err != nil && len(e.Problems) == 0 {
		x.add("setting", mend, err.Error(), "")
	}
}

// state says whether what the reader keeps can be kept.
func (x *examination) state() {
	dir := statedir.Path(x.Environ)
	switch {
	case x.set.Config.NoState:
		x.add("state", fine, "nothing is kept, as set", "")
		return
	case dir == "":
		x.add("state", note, "there is no home to keep things in; what is saved lasts until you leave", "set HOME or XDG_STATE_HOME")
		return
	}
	switch c := readstate.CheckHealth(dir); {
	case c.Err != nil && c.Fixable:
		x.add("state", mend, c.Err.Error(), "")
	case c.Err != nil:
		x.add("state", note, c.Err.Error(), "`--no-state` says that nothing is to be kept")
	case !c.Exists:
		x.add("state", fine, "there is no "+dir+" yet; opening the handbook makes it", "")
	case runtime.GOOS != "windows" && c.Mode&0o077 != 0:
		x.add("state", note, fmt.Sprintf("%s can be looked into by others (%#o); opening the handbook closes it", dir, c.Mode), "")
	default:
		x.add("state", fine, fmt.Sprintf("%s, yours alone; texts saved: %d", dir, c.Saved), "")
	}
}

// behindTheLock locks as the screen does, says what holds, and reads the handbook.
func (x *examination) behindTheLock() (*handbook.Handbook, error) {
	required := x.set.Config.RequireLockdown
	x.set.Config.RequireLockdown = false // it is looked at all the same
	err := x.lock(x.screenNeeds())
	if x.held == nil { // what an administrator has laid down says no to all of it
		return nil, err
	}
	required = required || err != nil
	x.held.Try()
	for _, g := range []struct {
		name, gives string
		lockdown.Guard
	}{
		{"files", "none but the handbook's and those that are kept can be opened", x.held.Files},
		{"network", "no socket of any kind can be opened", x.held.Network},
		{"programs", "none can be started, and no other can be sent a signal", x.held.Programs},
	} {
		switch {
		case g.Holds:
			x.add(g.name, fine, fmt.Sprintf("%s (%s; tried, and refused)", g.gives, g.By), "")
		case required:
			x.add(g.name, mend, "not given up: "+g.Why, "where nobody requires it trustbook runs with what there is")
		default:
			x.add(g.name, note, "not given up: "+g.Why, "")
		}
	}
	return x.read(context.Background(), handbook.Options{})
}

// handbook says which handbook is read, and how it is.
func (x *examination) handbook(h *handbook.Handbook, err error) {
	path := x.set.Config.Handbook
	if err != nil {
		f := failure{message: err.Error()}
		errors.As(err, &f)
		x.add("handbook", mend, f.message, f.hint)
		return
	}
	where, edition := "in this program", ""
	if path != "" {
		where = path
	}
	if h.Version != "" {
		edition = ", edition " + h.Version
	}
	x.add("handbook", fine, fmt.Sprintf("%s%s; texts: %d (%s)", h.Title, edition, len(h.Entries), where), "")
	if t := handbook.CountProblems(h.Problems); t.Errors > 0 {
		t.Warnings = 0 // that only a check finds all of
		x.add("texts", note, t.String()+" in them", strings.TrimSpace("`trustbook check "+path)+"` names them")
	}
}

// build says which program this is.
func (x *examination) build() {
	x.add("version", fine, fmt.Sprintf("%s, for %s on %s", x.Version, runtime.GOOS, runtime.GOARCH), "")
	if info, ok := debug.ReadBuildInfo(); ok {
		set := map[string]string{}
		for _, s := range info.Settings {
			set[s.Key] = s.Value
		}
		x.add("commit", fine, commit(set), "")
		x.built(info.GoVersion, set)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	x.add("memory", fine, fmt.Sprintf("%d MiB, with the handbook read", (m.Sys-m.HeapReleased)>>20), "")
}

// commit is what the program was built from.
func commit(set map[string]string) string {
	revision := set["vcs.revision"]
	switch {
	case revision == "":
		return "not known to this build"
	case set["vcs.modified"] == "true":
		return revision + ", with changes"
	}
	return revision
}

// built says how the program was built: releases are the same on every machine.
func (x *examination) built(with string, set map[string]string) {
	how := []string{with}
	for _, name := range []string{"CGO_ENABLED", "-trimpath", "-race", "-tags"} {
		if v := set[name]; v != "" {
			how = append(how, name+"="+v)
		}
	}
	says := strings.Join(how, ", ")
	if set["CGO_ENABLED"] == "1" {
		x.add("built", note, says+": it uses the C library of this machine", "releases are built with CGO_ENABLED=0")
		return
	}
	x.add("built", fine, says, "")
}
