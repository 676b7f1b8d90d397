package trust

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/ui/statedir"
)

// policyName is the name of the policy in the administrator's folder.
const policyName = "policy.yaml"

// Policy holds the rules that an administrator has set for all users of a computer.
type Policy struct {
	Path             string // path of the file; "" if there is none
	RequireSignature bool   // open only the built-in handbook and signed packs
	NoReaderKeys     bool   // ignore signing keys that users added
	OnlyHandbook     string // open only this handbook; "" = any
	BuiltInOnly      bool   // open only the built-in handbook
	RequireLockdown  bool   // open nothing unless the program can restrict itself
}

// policySchema describes the file. Unknown fields are errors, because a misspelt rule would
// have no effect.
var policySchema = frontmatter.Schema[Policy]{Unknown: unknownRule, Fields: map[string]frontmatter.Field[Policy]{
	"require_signature": boolField(func(p *Policy) *bool { return &p.RequireSignature }),
	"reader_keys":       setReaderKeys,
	"handbook": func(p *Policy, n *frontmatter.Node) (err error) {
		if !frontmatter.IsNull(n) {
			p.OnlyHandbook, err = frontmatter.Literal(n)
		}
		return err
	},
	"built_in_only":    boolField(func(p *Policy) *bool { return &p.BuiltInOnly }),
	"require_lockdown": boolField(func(p *Policy) *bool { return &p.RequireLockdown }),
}}

func unknownRule(name, nearest string) string {
	return fmt.Sprintf("%q is not a known field%s", name, handbook.DidYouMean(nearest))
}

func boolField(at func(*Policy) *bool) frontmatter.Field[Policy] {
	return func(p *Policy, n *frontmatter.Node) (err error) {
		*at(p), err = frontmatter.Boolean(n)
		return err
	}
}

func setReaderKeys(p *Policy, n *frontmatter.Node) error {
	allowed, err := frontmatter.Boolean(n)
	p.NoReaderKeys = !allowed && !frontmatter.IsNull(n)
	return err
}

// readPolicy reads the policy in a folder. A missing policy is not an error.
func readPolicy(place string) (Policy, error) {
	if place == "" {
		return Policy{}, nil
	}
	name := filepath.Join(place, policyName)
	data, err := statedir.ReadLimited(name, maxFileBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return Policy{}, nil
	}
	if err != nil {
		return Policy{}, policyError(name, err)
	}
	p := Policy{Path: name}
	m, bad := frontmatter.Parse(name, 0, string(data))
	if bad != nil {
		return Policy{}, policyError(name, lineError(*bad))
	}
	if problems := policySchema.Decode(m, &p); len(problems) > 0 {
		return Policy{}, policyError(name, lineError(problems[0]))
	}
	if p.OnlyHandbook != "" && (p.BuiltInOnly || !filepath.IsAbs(p.OnlyHandbook)) {
		return Policy{}, policyError(name, errors.New("handbook: use an absolute path, and do not set built_in_only as well"))
	}
	return p, nil
}

func lineError(p handbook.Problem) error { return fmt.Errorf("line %d: %s", p.Line, p.Message) }

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
