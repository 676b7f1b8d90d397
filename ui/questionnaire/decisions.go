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

// Store keeps the decisions about a file in the state folder until its copy is written. A file is identified
// by its contents: under another name it is still the same file, and after a change it is a new file.
type Store struct {
	dir  statedir.Dir
	name string
}

type decisionsFile struct {
	Schema    int       `json:"schema"`
	Decisions Decisions `json:"decisions"`
}

const (
	decisionsSchema   = 1
	maxDecisionsBytes = 64 << 20
	digestBytes       = 16
)

// NewStore returns the store for a file with the given contents.
func NewStore(folder string, contents []byte) *Store {
	sum := sha256.Sum256(contents)
	return &Store{statedir.Dir{Path: folder}, "answers-" + hex.EncodeToString(sum[:digestBytes]) + ".json"}
}

// Load returns the stored decisions, or none.
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
		return nil, nil //nolint:nilnil // none are stored
	case err == nil && f.Schema > decisionsSchema:
		err = errors.New("the stored decisions are from a newer trustbook")
	}
	return f.Decisions, err
}

// Save stores decisions.
func (s *Store) Save(d Decisions) error {
	data, err := json.Marshal(decisionsFile{decisionsSchema, d})
	if err != nil {
		return err
	}
	return s.dir.Update(func(root *os.Root) error { return statedir.Replace(root, s.name, data) })
}

// Forget deletes the decisions, once a copy contains them.
func (s *Store) Forget() error {
	return s.dir.Update(func(root *os.Root) error {
		err := statedir.Remove(root, s.name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
}
