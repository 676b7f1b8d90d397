package watch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxLinks is the maximum number of links that are followed in a path, as on Linux.
const maxLinks = 40

// resolveLinks follows the links in an absolute path. points are the paths on which the result depends: each link, the
// end, and the first path that does not exist.
func resolveLinks(path string) (resolved string, points []string) {
	volume := filepath.VolumeName(path)
	resolved = volume + string(filepath.Separator)
	rest := pathElements(path[len(volume):])
	for links := 0; len(rest) > 0; {
		next := filepath.Join(resolved, rest[0])
		rest = rest[1:]
		target, err := os.Readlink(next)
		if err != nil || links == maxLinks {
			resolved = next
			if _, err := os.Lstat(next); err != nil {
				points = append(points, next)
			}
			continue
		}
		links++
		points = append(points, next)
		if filepath.IsAbs(target) {
			volume = filepath.VolumeName(target)
			resolved, target = volume+string(filepath.Separator), target[len(volume):]
		}
		rest = slices.Concat(pathElements(target), rest)
	}
	if !slices.Contains(points, resolved) {
		points = append(points, resolved)
	}
	return resolved, points
}

func pathElements(path string) []string {
	return strings.FieldsFunc(filepath.ToSlash(path), func(r rune) bool { return r == '/' })
}

// Folders returns the folders in which the handbook at a path, or a link on the way to it, may be replaced.
func Folders(path string) []string {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil
	}
	var out []string
	_, points := resolveLinks(full)
	for _, point := range points {
		if folder := filepath.Dir(point); !slices.Contains(out, folder) {
			out = append(out, folder)
		}
	}
	return out
}
