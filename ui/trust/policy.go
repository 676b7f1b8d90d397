package trust

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"
)

// policyName is the administrator's file in the system's place.
const policyName = "policy.yaml"

// Policy is what an administrator has laid down for everybody on a computer.
type Policy struct {
	Path             string // of its file; "" = there is none
	RequireSignature bool   // only the built-in handbook and signed packs are opened
	NoReaderKeys     bool   // keys that readers added do not count
	OnlyHandbook     string // the one handbook that is opened; "" = any
	NoOther          bool   // only the built-in handbook is opened
	RequireLockdown  bool   // nothing is opened where the program cannot lock itself down
}

// policyFile is the file. Every key is known: a misspelt one would forbid nothing.
type policyFile struct {
	RequireSignature bool   `yaml:"require_signature"`
	ReaderKeys       *bool  `yaml:"reader_keys"`
	Handbook         string `yaml:"handbook"`
	BuiltInOnly      bool   `yaml:"built_in_only"`
	RequireLockdown  bool   `yaml:"require_lockdown"`
}

// readPolicy reads the policy in a folder. None is no error.
func readPolicy(place string) (Policy, error) {
	if place == "" {
		return Policy{}, nil
	}
	name := filepath.Join(place, policyName)
	data, err := readSmall(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Policy{}, nil
	}
	if err != nil {
		return Policy{}, policyError(name, err)
	}
	var f policyFile
	if len(strings.TrimSpace(string(data))) > 0 {
		if err := yaml.Load(data, &f, yaml.WithKnownFields()); err != nil {
			return Policy{}, policyError(name, errors.New(saying.Replace(err.Error())))
		}
	}
	if f.Handbook != "" && (f.BuiltInOnly || !filepath.IsAbs(f.Handbook)) {
		return Policy{}, policyError(name, errors.New("handbook: give an absolute path, and not built_in_only as well"))
	}
	return Policy{
		Path: name, RequireSignature: f.RequireSignature, NoReaderKeys: f.ReaderKeys != nil && !*f.ReaderKeys,
		OnlyHandbook: f.Handbook, NoOther: f.BuiltInOnly, RequireLockdown: f.RequireLockdown,
	}, nil
}

// saying takes the words for programmers out of what the YAML library says.
var saying = strings.NewReplacer("yaml: ", "", "construct errors: ", "", "field ", "", "not found in type trust.policyFile", "is no rule that it knows")

func policyError(name string, err error) error {
	return fmt.Errorf("the administrator's policy %s cannot be read, so nothing is opened: %w", name, err)
}

// Rules are what the policy lays down, a sentence each.
func (p Policy) Rules() []string {
	var out []string
	for _, r := range []struct {
		on   bool
		says string
	}{
		{p.RequireSignature, "only the built-in handbook and signed ones are opened"},
		{p.NoReaderKeys, "keys that readers add do not count"},
		{p.OnlyHandbook != "", "only " + p.OnlyHandbook + " is opened"},
		{p.NoOther, "only the built-in handbook is opened"},
		{p.RequireLockdown, "nothing is opened where the program cannot lock itself down"},
	} {
		if r.on {
			out = append(out, r.says)
		}
	}
	return out
}

// Choose is the handbook to open when the reader asks for one; "" is the built-in
// handbook. What the policy does not allow is an error.
func (p Policy) Choose(asked string) (string, error) {
	switch {
	case p.NoOther && asked != "":
		return "", untrusted("%s lets this computer open the built-in handbook only", p.Path)
	case p.OnlyHandbook == "" || asked == p.OnlyHandbook:
		return asked, nil
	case asked != "":
		return "", untrusted("%s lets this computer open %s only", p.Path, p.OnlyHandbook)
	}
	return p.OnlyHandbook, nil
}
