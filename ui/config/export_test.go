package config

// Read reads a configuration for a program with these actions. A setting with a
// mistake keeps its default and is listed as a problem.
func Read(path string, data []byte, actions Actions) (Config, []Problem) {
	l := newLoader(func() Actions { return actions })
	l.readYAML(path, FromFile, data, fileSchema(actions))
	l.applyKeys()
	return l.config, l.sortedProblems()
}
