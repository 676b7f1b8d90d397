package trust

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/safefile"
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
	"require_signature": boolField(func(p *Policy, on bool) { p.RequireSignature = on }),
	"reader_keys":       boolField(func(p *Policy, on bool) { p.NoReaderKeys = !on }),
	"handbook":          setHandbook,
	"built_in_only":     boolField(func(p *Policy, on bool) { p.BuiltInOnly = on }),
	"require_lockdown":  boolField(func(p *Policy, on bool) { p.RequireLockdown = on }),
}}

func unknownRule(name, nearest string) string {
	return fmt.Sprintf("%q is not a known field%s", name, handbook.DidYouMean(nearest))
}

// boolField is a field that is true or false. A missing value is an error, because a rule
// that is named is meant to be set.
func boolField(set func(p *Policy, on bool)) frontmatter.Field[Policy] {
	return func(p *Policy, n *frontmatter.Node) error {
		on, err := frontmatter.Boolean(n)
		if err == nil && strings.TrimSpace(n.Value) == "" || frontmatter.IsNull(n) {
			return errors.New("expected true or false, found no value")
		}
		set(p, on)
		return err
	}
}

func setHandbook(p *Policy, n *frontmatter.Node) error {
	path, err := frontmatter.Literal(n)
	if err == nil && !filepath.IsAbs(path) {
		return errors.New("expected an absolute path")
	}
	p.OnlyHandbook = path
	return err
}

// readPolicy reads the policy in a folder. A missing policy is not an error, unless a link
// promises one.
func readPolicy(place string) (Policy, error) {
	if place == "" {
		return Policy{}, nil
	}
	name := filepath.Join(place, policyName)
	data, err := safefile.Read(name, maxFileBytes)
	if errors.Is(err, fs.ErrNotExist) && !isBrokenLink(place) && !isBrokenLink(name) {
		return Policy{}, nil
	}
	var p Policy
	if err == nil {
		p, err = parsePolicy(name, string(data))
	}
	if err != nil {
		return Policy{}, fmt.Errorf("the administrator's policy %s cannot be read, so nothing is opened: %w", name, err)
	}
	p.Path = name
	return p, nil
}

// isBrokenLink reports whether a link leads nowhere.
func isBrokenLink(name string) bool {
	if _, err := os.Lstat(name); err != nil {
		return false
	}
	_, err := os.Stat(name)
	return err != nil
}

// parsePolicy returns the rules in a text. One without rules has to be comments, because an
// empty file is what a failed copy leaves.
func parsePolicy(name, text string) (p Policy, err error) {
	m, bad := frontmatter.Parse(name, 0, text)
	if bad != nil {
		return p, lineError(*bad)
	}
	if problems := policySchema.Decode(m, &p); len(problems) > 0 {
		return p, lineError(problems[0])
	}
	switch {
	case p.OnlyHandbook != "" && p.BuiltInOnly:
		return p, errors.New("set handbook or built_in_only, not both")
	case !hasRules(m) && !isComment(text):
		return p, errors.New("it sets no rule; a policy without rules has to consist of comments")
	}
	return p, nil
}

func hasRules(m frontmatter.Mapping) bool {
	for range m.All() {
		return true
	}
	return false
}

// isComment reports whether a text consists of comments, of which it has at least one.
func isComment(text string) bool {
	found := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' {
			return false
		}
		found = found || line != ""
	}
	return found
}

func lineError(p handbook.Problem) error { return fmt.Errorf("line %d: %s", p.Line, p.Message) }

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
		return "", untrustedError("%s allows only the built-in handbook on this computer", p.Path)
	case p.OnlyHandbook == "" || requested == p.OnlyHandbook:
		return requested, nil
	case requested != "":
		return "", untrustedError("%s allows only %s on this computer", p.Path, p.OnlyHandbook)
	}
	return p.OnlyHandbook, nil
}
