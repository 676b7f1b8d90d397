package ui

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// largeText is the size in bytes from which a text is rendered in a command:
// below it takes about a millisecond, less than a frame.
const largeText = 8 << 10

// maxPages is how many rendered texts are kept.
const maxPages = 512

// pageKey names one rendering. The theme of all that are kept is the same.
type pageKey struct {
	id    string
	width int
}

// pages renders texts once for each width and keeps the result. A renderer is
// not safe for concurrent use, so commands make their own.
type pages struct {
	theme      theme.Theme
	generation int // counts themes; what was rendered for an older one is dropped
	done       map[pageKey]markdown.Doc
	underway   map[pageKey]bool
	renderers  map[int]*markdown.Renderer
}

// reset forgets every page: the theme is another one.
func (p *pages) reset(th theme.Theme) {
	p.theme = th
	p.generation++
	p.done = map[pageKey]markdown.Doc{}
	p.underway = map[pageKey]bool{}
	p.renderers = map[int]*markdown.Renderer{}
}

// renew forgets every page, because the texts are others, but for one of a new text.
func (p *pages) renew(msg renderedMsg) {
	of := p.generation
	p.reset(p.theme)
	if msg.generation == of {
		p.keep(msg.key, msg.doc)
	}
}

// prepare sees to it that the page of e is rendered: now when it is small, in
// the command it returns when it is large. It returns nil when nothing is left to do.
func (p *pages) prepare(e *handbook.Entry, width int) tea.Cmd {
	key := pageKey{e.ID, width}
	if _, ok := p.done[key]; ok || p.underway[key] {
		return nil
	}
	if len(e.Markdown) < largeText {
		p.keep(key, render(p.renderer(width), p.theme, e, width))
		return nil
	}
	p.underway[key] = true
	th, generation := p.theme, p.generation
	return func() tea.Msg {
		return renderedMsg{key, generation, render(markdown.New(th, width), th, e, width)}
	}
}

func render(r *markdown.Renderer, th theme.Theme, e *handbook.Entry, width int) markdown.Doc {
	if e.Plain != "" {
		return markdown.Plain(e.Markdown, th, width)
	}
	return r.Render(e.Markdown)
}

func (p *pages) renderer(width int) *markdown.Renderer {
	if p.renderers[width] == nil {
		p.renderers[width] = markdown.New(p.theme, width)
	}
	return p.renderers[width]
}

func (p *pages) keep(key pageKey, d markdown.Doc) {
	if len(p.done) >= maxPages {
		clear(p.done)
	}
	p.done[key] = d
}

// take stores what a command rendered, unless the theme has changed since. It
// says whether it was of use.
func (p *pages) take(msg renderedMsg) bool {
	if msg.generation != p.generation {
		return false
	}
	delete(p.underway, msg.key)
	p.keep(msg.key, msg.doc)
	return true
}

// page is the rendered text of e; while it is underway the top of it, as plain
// text. It does no work that takes long.
func (p *pages) page(e *handbook.Entry, width int) markdown.Doc {
	if d, ok := p.done[pageKey{e.ID, width}]; ok {
		return d
	}
	return markdown.Plain(e.Markdown[:min(len(e.Markdown), largeText/4)], p.theme, width)
}
