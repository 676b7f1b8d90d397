package load

import (
	"context"
	"io/fs"

	"trustbook/handbook"
	"trustbook/handbook/pack"
)

// Limits that apply before anything is parsed. The largest real handbook measured has 900 files and 6 MB; ten times as
// much still opens. [pack.MaxFiles] limits the number of files.
const (
	maxPageBytes   = 256 << 10 // size of one page
	maxTotalBytes  = 64 << 20  // size of all pages together
	maxFolderDepth = 16        // levels of nested folders
	maxNameBytes   = 255       // length of a file or folder name, as in most file systems
	maxPathBytes   = 1024
)

type walker struct {
	ctx         context.Context
	progress    *reporter
	fsys        fs.FS
	count       int      // number of files and folders
	bytes       int64    // total size of the files to read and, once reading begins, of the files read so far
	names       []string // names of the files to read
	pages       []pack.File
	manifest    []byte
	labels      []pack.File     // category files of Docusaurus
	navFiles    []pack.File     // navigation files of site generators
	navigations []navigation    // parsed from navFiles
	others      map[string]bool // other files and folders that links may refer to
	symlinks    map[string]bool // symbolic links, which may be folders
	problems    []handbook.Problem
}
