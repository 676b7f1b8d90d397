// Package page lays entries out as documents. Rendered Markdown is cached by width and theme, for the list, the reader
// and the printed output.
package page

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// largeEntryBytes is the size above which an entry is rendered in a command. A smaller entry takes about a millisecond,
// which is less than the time between two frames.
const largeEntryBytes = 8 << 10

// maxCachedPages is the maximum number of cached entries.
const maxCachedPages = 512

// cacheKey identifies a rendered entry. It lacks the theme, because all cached entries have the same one.
type cacheKey struct {
	id, lang string
	width    int
}

func keyOf(e *handbook.Entry, width int) cacheKey { return cacheKey{e.ID, e.Metadata.Lang, width} }

// EntryRendered is the result of a command that renders an entry.
type EntryRendered struct {
	key        cacheKey
	generation int
	doc        markdown.Doc
}

// Cache renders each entry once per width and keeps the result. Renderers are not safe for concurrent use, so each
// command creates its own.
type Cache struct {
	theme      *theme.Theme
	generation int // incremented when the theme or the handbook changes; results of an older generation are dropped
	done       map[cacheKey]markdown.Doc
	pending    map[cacheKey]bool
	renderers  map[int]*markdown.Renderer
}

// SetTheme changes the theme and empties the cache.
func (p *Cache) SetTheme(th *theme.Theme) {
	p.theme = th
	p.generation++
	p.done = map[cacheKey]markdown.Doc{}
	p.pending = map[cacheKey]bool{}
	p.renderers = map[int]*markdown.Renderer{}
}

// Reset empties the cache after the handbook has been replaced. It then adds msg, an entry of the new handbook that has
// already been rendered.
func (p *Cache) Reset(msg EntryRendered) {
	of := p.generation
	p.SetTheme(p.theme)
	if msg.generation == of {
		p.store(msg.key, msg.doc)
	}
}

// Prepare renders a small entry at once. For a large one it returns a command that renders it, unless the entry is
// already rendered or pending.
func (p *Cache) Prepare(e *handbook.Entry, width int) tea.Cmd {
	key := keyOf(e, width)
	if _, ok := p.done[key]; ok || p.pending[key] {
		return nil
	}
	if len(e.Markdown) < largeEntryBytes {
		p.store(key, renderEntry(p.renderer(width), p.theme, e, width))
		return nil
	}
	p.pending[key] = true
	th, generation := p.theme, p.generation
	return func() tea.Msg {
		return EntryRendered{key, generation, renderEntry(markdown.New(th, width), th, e, width)}
	}
}

func renderEntry(r *markdown.Renderer, th *theme.Theme, e *handbook.Entry, width int) markdown.Doc {
	if e.Plain != "" {
		return markdown.RenderPlain(e.Markdown, th, width)
	}
	return r.Render(e.Markdown)
}

func (p *Cache) renderer(width int) *markdown.Renderer {
	if p.renderers[width] == nil {
		p.renderers[width] = markdown.New(p.theme, width)
	}
	return p.renderers[width]
}

func (p *Cache) store(key cacheKey, d markdown.Doc) {
	if len(p.done) >= maxCachedPages {
		clear(p.done)
	}
	p.done[key] = d
}

// RenderLater returns a function that picks an entry of a handbook and renders it. Call the function in the command
// that loads the handbook.
func (p *Cache) RenderLater(width int, pick func(*handbook.Handbook) *handbook.Entry) func(*handbook.Handbook) EntryRendered {
	th, generation := p.theme, p.generation
	return func(h *handbook.Handbook) EntryRendered {
		e := pick(h)
		if e == nil {
			return EntryRendered{}
		}
		return EntryRendered{keyOf(e, width), generation, renderEntry(markdown.New(th, width), th, e, width)}
	}
}

// IsPending reports whether a command is rendering the entry.
func (p *Cache) IsPending(e *handbook.Entry, width int) bool { return p.pending[keyOf(e, width)] }

// Store adds the result of a command to the cache. It returns false if the theme or the handbook has changed since the
// command started.
func (p *Cache) Store(msg EntryRendered) bool {
	if msg.generation != p.generation {
		return false
	}
	delete(p.pending, msg.key)
	p.store(msg.key, msg.doc)
	return true
}

// Body returns the rendered entry or, until it has been rendered, its beginning as plain text. It always returns
// quickly.
func (p *Cache) Body(e *handbook.Entry, width int) markdown.Doc {
	if d, ok := p.done[keyOf(e, width)]; ok {
		return d
	}
	return markdown.RenderPlain(e.Markdown[:min(len(e.Markdown), largeEntryBytes/4)], p.theme, width)
}
