package check

// OfLoader reports whether the loader reports the problems of a rule.
func (r Rule) OfLoader() bool { return r.find == nil && r.page == nil }
