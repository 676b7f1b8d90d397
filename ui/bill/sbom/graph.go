package main

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"

	"trustbook/ui/bill"
)

// graph maps each module to the modules that it needs, as path@version; the program has no version.
type graph map[string][]string

// readGraph reads the output of `go mod graph`: on each line a module and a module that it needs.
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

// dependenciesAmong returns what the program and each component need of the components. The graph
// names the oldest version that is sufficient; the components have the version that was built.
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
