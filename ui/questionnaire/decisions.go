package questionnaire

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"trustbook/ui/statedir"
)

// Store keeps the decisions about a questionnaire in the state folder. They are kept even after a completed copy has
// been written, because answers can be changed afterwards. Store identifies a questionnaire by its contents: a renamed
// file keeps its decisions, but an edited file has none.
type Store struct {
	// Copy is the completed copy that was written last. [Store.Load] reads it and [Store.Save] stores it.
	Copy Copy

	dir  statedir.Dir
	name string
}

// Copy identifies a completed copy of a questionnaire. The next copy replaces it, unless it has been edited.
type Copy struct {
	Name   string `json:"name"`   // base name
	Digest string `json:"digest"` // digest of its contents
}

type decisionsFile struct {
	Schema    int       `json:"schema"`
	Decisions Decisions `json:"decisions"`
	Copy      Copy      `json:"copy,omitzero"`
}

const (
	decisionsSchema   = 1
	maxDecisionsBytes = 64 << 20
	digestBytes       = 16
)

// NewStore returns the store for a file with the given contents.
func NewStore(folder string, contents []byte) *Store {
	return &Store{dir: statedir.Dir{Path: folder}, name: "answers-" + Digest(contents) + ".json"}
}

// Digest returns a digest of a file's contents. It is used in the name under which decisions are stored and in [Copy].
func Digest(contents []byte) string {
	sum := sha256.Sum256(contents)
	return hex.EncodeToString(sum[:digestBytes])
}

// Load returns the stored decisions, if there are any, and sets s.Copy.
func (s *Store) Load() (Decisions, error) {
	var f decisionsFile
	err := s.dir.View(func(root *os.Root) error {
		data, err := statedir.ReadFile(root, s.name, maxDecisionsBytes)
		if err == nil {
			err = json.Unmarshal(data, &f)
		}
		return err
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil //nolint:nilnil // no decisions are stored
	case err == nil && f.Schema > decisionsSchema:
		err = errors.New("the stored decisions are from a newer trustbook")
	}
	s.Copy = f.Copy
	return f.Decisions, err
}

// Save stores decisions.
func (s *Store) Save(d Decisions) error {
	data, err := json.Marshal(decisionsFile{decisionsSchema, d, s.Copy})
	if err != nil {
		return err
	}
	return s.dir.Update(func(root *os.Root) error { return statedir.Replace(root, s.name, data) })
}
