package cli

import "sync"

// cleanUpSteps holds the steps to take before a signal ends a command, such as removing the temporary file of an
// export. A step may run after the command has ended, or twice.
type cleanUpSteps struct {
	mu    sync.Mutex
	steps []func()
	ended bool
}

func (c *cleanUpSteps) add(step func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps = append(c.steps, step)
}

func (c *cleanUpSteps) run() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = true
	for _, step := range c.steps {
		step()
	}
}
