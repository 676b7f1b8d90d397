package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"trustbook/handbook"
)

// load reads the handbook that was asked for, and says when its texts have problems.
func (p *Program) load() (*handbook.Handbook, error) {
	p.complain(p.set.Problems)
	h, err := p.read(context.Background(), handbook.Options{})
	if err == nil {
		p.warn(h)
	}
	return h, err
}

// pathHint is what to do about a handbook that cannot be opened.
const pathHint = "--handbook takes a folder of Markdown texts, or a zip file of one"

// source opens the folder or zip file that was asked for.
func (p *Program) source() (*handbook.Source, error) {
	source, err := handbook.Open(p.set.Config.Handbook)
	if err != nil {
		return nil, failure{fmt.Sprintf("cannot open the handbook: %v", err), pathHint, failed}
	}
	return source, nil
}

// read reads the handbook that was asked for.
func (p *Program) read(ctx context.Context, o handbook.Options) (*handbook.Handbook, error) {
	if p.set.Config.Handbook == "" {
		return handbook.Read(ctx, p.Embedded, o)
	}
	source, err := p.source()
	if err != nil {
		return nil, err
	}
	defer source.Close()
	h, err := handbook.Read(ctx, source.FS, o)
	switch {
	case errors.Is(err, context.Canceled):
		return nil, err
	case err != nil:
		return nil, failure{fmt.Sprintf("%s: %v", source.Path, err), pathHint, failed}
	}
	if h.Title == handbook.Untitled {
		h.Title = nameOf(source.Path) // what is kept of it must not mix with others
	}
	return h, nil
}

// nameOf is what a handbook without a title is called: as its folder is, or its
// zip file.
func nameOf(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	name := filepath.Base(path)
	if bare := strings.TrimSuffix(name, ".zip"); bare != "" {
		return bare
	}
	return name
}

// maxWarnings is how many problems of a handbook's texts are said at a start.
const maxWarnings = 20

// warn says on standard error what is wrong with a handbook's texts.
func (p *Program) warn(h *handbook.Handbook) {
	for i, problem := range h.Problems {
		if i == maxWarnings {
			fmt.Fprintf(p.Stderr, "trustbook: and %d more problems in these texts\n", len(h.Problems)-i)
			return
		}
		fmt.Fprintf(p.Stderr, "trustbook: %s\n", problem)
	}
}
