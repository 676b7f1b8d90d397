package config

// Read reads a configuration for a program with these actions. What is wrong in
// it has its default, and a problem that says where it is.
func Read(path string, data []byte, actions Actions) (Config, []Problem) {
	r := newReader(actions)
	r.file(path, data)
	r.settle()
	return r.config, r.told()
}
