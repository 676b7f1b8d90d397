package handbook

// MapSlice returns the results of calling f on each item.
func MapSlice[T, U any](items []T, f func(T) U) []U {
	out := make([]U, len(items))
	for i, item := range items {
		out[i] = f(item)
	}
	return out
}
