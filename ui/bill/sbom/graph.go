package main

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"

	"trustbook/ui/bill"
)

// graph maps each module to the modules it requires. A module is written as path@version, and the program without a
// version.
type graph map[string][]string

// readGraph parses the output of `go mod graph`, in which each line holds a module and one of its requirements.
func readGraph(r io.Reader) (graph, error) {
	out := graph{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		from, to, ok := strings.Cut(lines.Text(), " ")
		if !ok {
			return nil, errors.New("standard input is not what `go mod graph` prints: " + lines.Text())
		}
		out[from] = append(out[from], to)
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if len(out[bill.ProgramName]) == 0 {
		return nil, errors.New("there is no module graph on standard input; `go mod graph` prints it")
	}
	return out, nil
}

// dependenciesAmong returns the dependencies of the program and of each component. Versions in the graph are minimum
// versions, so a module is looked up among the components, which have the versions that were built.
func (g graph) dependenciesAmong(parts []component) []dependency {
	refs, standard := map[string]string{}, ""
	for i := range parts {
		if p := &parts[i]; p.Name == bill.StandardLibrary {
			standard = p.Ref
		} else {
			refs[p.Name] = p.Ref
		}
	}
	needs := func(ref, module string) dependency {
		out := dependency{Ref: ref, DependsOn: []string{standard}}
		for _, m := range g[module] {
			path, _, _ := strings.Cut(m, "@")
			if to := refs[path]; to != "" && !slices.Contains(out.DependsOn, to) {
				out.DependsOn = append(out.DependsOn, to)
			}
		}
		slices.Sort(out.DependsOn)
		return out
	}
	all := []dependency{needs(bill.ProgramName, bill.ProgramName)}
	for i := range parts {
		if p := &parts[i]; p.Ref == standard {
			all = append(all, dependency{Ref: standard})
		} else {
			all = append(all, needs(p.Ref, p.Name+"@"+p.Version))
		}
	}
	return all
}
