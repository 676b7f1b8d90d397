package cli

import "sync"

// cleanUp holds what has to be done before a signal ends a command, such as removing the
// temporary file of an export. All of it can be done late, or again, without harm.
type cleanUp struct {
	mu    sync.Mutex
	steps []func()
}

func (c *cleanUp) add(step func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps = append(c.steps, step)
}

func (c *cleanUp) run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, step := range c.steps {
		step()
	}
}
