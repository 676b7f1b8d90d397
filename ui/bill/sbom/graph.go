package main

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"

	"trustbook/ui/bill"
)

// graph maps each module to the modules that it needs. A module is written as path@version, and the program without a
// version.
type graph map[string][]string

// readGraph parses the output of `go mod graph`: each line contains a module and a module that it needs.
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

// dependenciesAmong returns which of the components the program and each component need. The graph contains the lowest
// version that is sufficient for each module, but the components contain the version that was built.
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
