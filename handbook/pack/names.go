package pack

import (
	"archive/zip"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook/sanitize"
)

// cleanNames decodes the names of the files in a zip, before they are checked. It removes the entry for the root
// folder, which tar writes as "./".
func cleanNames(z *zip.Reader) {
	for _, f := range z.File {
		f.Name = cleanName(f)
	}
	z.File = slices.DeleteFunc(z.File, func(f *zip.File) bool { return f.Name == "" })
}

// cleanName returns the name of a file as UTF-8, with slashes and without "." elements. The result may still be
// unsafe: absolute, or with "..".
func cleanName(f *zip.File) string {
	name := f.Name
	if f.Flags&utf8Flag == 0 && !utf8.ValidString(name) {
		name = sanitize.CodePage850.Decode(name)
	}
	if isFromWindows(f) { // Compress-Archive in PowerShell 5 writes backslashes
		name = strings.ReplaceAll(name, `\`, "/")
	}
	var elements []string
	for element := range strings.SplitSeq(name, "/") {
		if element != "." {
			elements = append(elements, element)
		}
	}
	return strings.Join(elements, "/")
}

// utf8Flag marks a name as UTF-8. Many programs do not set it.
const utf8Flag = 0x800

// isFromWindows reports whether a file was packed on Windows or DOS, where a backslash separates folders and cannot be
// part of a name.
func isFromWindows(f *zip.File) bool {
	switch f.CreatorVersion >> 8 {
	case 0, 10, 11, 14: // FAT, NTFS (two numbers) and VFAT
		return true
	}
	return false
}

// foldName returns a key that is the same for names that some system treats as the same. macOS treats an accented
// letter and a letter with a combining accent as equal.
func foldName(name string) string { return strings.ToLower(norm.NFC.String(name)) }
