package pack

import (
	"archive/zip"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// cleanNames gives the files of a zip the names that their makers meant, before they are
// judged, and removes the entry of the root folder, which tar writes as "./".
func cleanNames(z *zip.Reader) {
	for _, f := range z.File {
		f.Name = cleanName(f)
	}
	z.File = slices.DeleteFunc(z.File, func(f *zip.File) bool { return f.Name == "" })
}

// cleanName returns the name of a file as UTF-8, with slashes and without "." elements.
// Names that lead upwards or to the root still do.
func cleanName(f *zip.File) string {
	name := f.Name
	if f.Flags&utf8Flag == 0 && !utf8.ValidString(name) {
		// The letters of code page 437 are those of 850, which has more of them.
		if decoded, err := charmap.CodePage850.NewDecoder().String(name); err == nil {
			name = decoded
		}
	}
	if isFromWindows(f) { // Compress-Archive of PowerShell 5 writes backslashes
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

// utf8Flag marks a name as UTF-8. Many programs leave it out.
const utf8Flag = 0x800

// isFromWindows reports whether a file was packed on Windows or DOS, where a backslash
// separates folders and cannot be part of a name.
func isFromWindows(f *zip.File) bool {
	switch f.CreatorVersion >> 8 {
	case 0, 10, 11, 14: // FAT, NTFS under two numbers, VFAT
		return true
	}
	return false
}

// foldName returns a name under which some system finds the same file: macOS does not
// tell a letter with an accent from the letter followed by the accent.
func foldName(name string) string { return strings.ToLower(norm.NFC.String(name)) }
