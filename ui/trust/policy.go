package trust

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"
)

// policyName is the name of the policy in the administrator's folder.
const policyName = "policy.yaml"

// Policy holds the rules that an administrator has set for all users of a computer.
type Policy struct {
	Path             string // of its file; "" = there is none
	RequireSignature bool   // open only the built-in handbook and signed packs
	NoReaderKeys     bool   // ignore signing keys that users added
	OnlyHandbook     string // open only this handbook; "" = any
	BuiltInOnly      bool   // open only the built-in handbook
	RequireLockdown  bool   // open nothing unless the program can lock itself down
}

// policyFile is the file in YAML. Unknown fields are errors: a misspelt one would
// forbid nothing.
type policyFile struct {
	RequireSignature bool   `yaml:"require_signature"`
	ReaderKeys       *bool  `yaml:"reader_keys"`
	Handbook         string `yaml:"handbook"`
	BuiltInOnly      bool   `yaml:"built_in_only"`
	RequireLockdown  bool   `yaml:"require_lockdown"`
}

// readPolicy reads the policy in a folder. A missing policy is not an error.
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
		return Policy{}, policyError(name, errors.New("handbook: use an absolute path, and do not set built_in_only as well"))
	}
	return Policy{
		Path: name, RequireSignature: f.RequireSignature, NoReaderKeys: f.ReaderKeys != nil && !*f.ReaderKeys,
		OnlyHandbook: f.Handbook, BuiltInOnly: f.BuiltInOnly, RequireLockdown: f.RequireLockdown,
	}, nil
}

// saying takes the words for programmers out of what the YAML library says.
var saying = strings.NewReplacer("yaml: ", "", "construct errors: ", "", "field ", "", "not found in type trust.policyFile", "is no rule that it knows")

func policyError(name string, err error) error {
	return fmt.Errorf("the administrator's policy %s cannot be read, so nothing is opened: %w", name, err)
}

// Rules returns the rules of the policy, one sentence each.
func (p Policy) Rules() []string {
	var out []string
	for _, r := range []struct {
		on   bool
		says string
	}{
		{p.RequireSignature, "only the built-in handbook and signed handbooks can be opened"},
		{p.NoReaderKeys, "signing keys that users add are ignored"},
		{p.OnlyHandbook != "", "only " + p.OnlyHandbook + " can be opened"},
		{p.BuiltInOnly, "only the built-in handbook can be opened"},
		{p.RequireLockdown, "nothing can be opened unless the program can lock itself down"},
	} {
		if r.on {
			out = append(out, r.says)
		}
	}
	return out
}

// Choose returns the handbook to open when the user requests one; "" is the built-in
// handbook. It returns an error if the policy forbids the request.
func (p Policy) Choose(requested string) (string, error) {
	switch {
	case p.BuiltInOnly && requested != "":
		return "", untrusted("%s allows only the built-in handbook on this computer", p.Path)
	case p.OnlyHandbook == "" || requested == p.OnlyHandbook:
		return requested, nil
	case requested != "":
		return "", untrusted("%s allows only %s on this computer", p.Path, p.OnlyHandbook)
	}
	return p.OnlyHandbook, nil
}
