package trust

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/safefile"
	"trustbook/handbook/sanitize"
	"trustbook/ui/config"
)

const policyName = "policy.yaml"

// Policy contains the rules that an administrator has set for all users of a computer.
type Policy struct {
	Path             string   // path of the file; "" if there is none
	RequireSignature bool     // open only the built-in handbook and signed packs
	NoReaderKeys     bool     // ignore signing keys that users added
	Handbooks        []string // open only the newest valid handbook of these; nil for no restriction
	BuiltInOnly      bool     // open only the built-in handbook
	RequireLockdown  bool     // open nothing unless the program can lock itself down
	RefuseExpired    bool     // do not open an expired handbook, not even the last good edition
	Locked           string   // names of settings that users cannot change, separated by commas; "" for none
}

// policySchema describes the policy file. Unknown fields are errors, because otherwise a misspelt rule would silently
// have no effect.
var policySchema = frontmatter.Schema[Policy]{Unknown: unknownRule, Fields: map[string]frontmatter.Field[Policy]{
	"require_signature": boolField(func(p *Policy, on bool) { p.RequireSignature = on }),
	"reader_keys":       boolField(func(p *Policy, on bool) { p.NoReaderKeys = !on }),
	"handbook":          setHandbook,
	"built_in_only":     boolField(func(p *Policy, on bool) { p.BuiltInOnly = on }),
	"require_lockdown":  boolField(func(p *Policy, on bool) { p.RequireLockdown = on }),
	"locked":            setLocked,
	"expired":           setExpired,
}}

func unknownRule(name, nearest string) string {
	return name + " is not a known field" + handbook.DidYouMean(nearest)
}

// boolField returns a field that is true or false. A missing value is an error, because an administrator who writes a
// rule means to set it.
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

// setHandbook sets the handbooks from a path or a list of paths.
func setHandbook(p *Policy, n *frontmatter.Node) error {
	for _, item := range frontmatter.Items(n) {
		path, err := frontmatter.Literal(item)
		if err == nil && !filepath.IsAbs(path) {
			err = errors.New("expected an absolute path")
		}
		if err != nil {
			return frontmatter.ErrorsOf(item, err)
		}
		p.Handbooks = append(p.Handbooks, path)
	}
	if len(p.Handbooks) == 0 {
		return errors.New("expected an absolute path, found an empty list")
	}
	return nil
}

func setExpired(p *Policy, n *frontmatter.Node) error {
	value, err := frontmatter.Literal(n)
	if err == nil && value != "refuse" && value != "warn" {
		err = errors.New("expected refuse or warn")
	}
	p.RefuseExpired = value == "refuse"
	return err
}

// replacementRules maps a setting that cannot be locked to the policy rule to use instead.
var replacementRules = map[string]string{"handbook": "handbook", "require-lockdown": "require_lockdown"}

// setLocked sets the names of the locked settings.
func setLocked(p *Policy, n *frontmatter.Node) error {
	names, err := frontmatter.List(n)
	if err != nil {
		return err
	}
	if len(names) == 0 || frontmatter.IsList(n) && len(names) < len(n.Content) {
		return errors.New("expected the names of settings, found no value")
	}
	known := handbook.MapSlice(config.Settings(), func(s config.Setting) string { return s.Name })
	for _, name := range names {
		switch {
		case replacementRules[name] != "":
			return fmt.Errorf("the setting %s is locked by the rule %s", name, replacementRules[name])
		case !slices.Contains(known, name):
			return fmt.Errorf("%q is not a setting%s", name, handbook.DidYouMean(handbook.NearestName(name, known)))
		}
	}
	p.Locked = strings.Join(names, ", ")
	return nil
}

// ReadPolicy reads the policy in a folder. A missing policy is not an error, but a symbolic link whose target is
// missing is one.
func ReadPolicy(place string) (Policy, error) {
	if place == "" {
		return Policy{}, nil
	}
	name := filepath.Join(place, policyName)
	data, found, err := safefile.ReadOptional(name, maxFileBytes)
	if !found && err == nil {
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

// parsePolicy parses the content of a policy file. A file without rules must contain comments. An empty file is an
// error, because an interrupted copy may have left it.
func parsePolicy(name, text string) (p Policy, err error) {
	m, bad := frontmatter.Parse(name, 0, text)
	if bad != nil {
		return p, lineError(*bad)
	}
	if problems := policySchema.Decode(m, &p); len(problems) > 0 {
		return p, lineError(problems[0])
	}
	switch {
	case p.Handbooks != nil && p.BuiltInOnly:
		return p, errors.New("set handbook or built_in_only, not both")
	case m.IsEmpty() && !frontmatter.IsComment(text):
		return p, errors.New("it contains no rules; if that is intended, put a comment in it")
	}
	return p, nil
}

func lineError(p handbook.Problem) error { return fmt.Errorf("line %d: %s", p.Line, p.Message) }

// LockedSettings returns the names of the settings that users cannot change.
func (p Policy) LockedSettings() []string {
	return strings.FieldsFunc(p.Locked, func(r rune) bool { return r == ',' || r == ' ' })
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
		{p.Handbooks != nil, "only " + p.listedHandbooks() + " can be opened"},
		{p.BuiltInOnly, "only the built-in handbook can be opened"},
		{p.RequireLockdown, "nothing can be opened unless the program can lock itself down"},
		{p.Locked != "", "these settings cannot be changed: " + p.Locked},
		{p.RefuseExpired, "nothing that has expired can be opened"},
	} {
		if r.on {
			out = append(out, r.says)
		}
	}
	return out
}

// maxListedHandbooks is the maximum number of handbooks listed in a message.
const maxListedHandbooks = 3

// listedHandbooks lists the permitted handbooks, for use in a sentence.
func (p Policy) listedHandbooks() string {
	names := handbook.MapSlice(p.Handbooks[:min(len(p.Handbooks), maxListedHandbooks)], func(path string) string { return sanitize.Shorten(path, maxPathChars) })
	if more := len(p.Handbooks) - maxListedHandbooks; more > 0 {
		names = append(names, fmt.Sprintf("one of %d others", more))
	}
	return strings.Join(names, " or ")
}

// maxPathChars is the maximum length of a path in a message, in characters.
const maxPathChars = 200

// Choose returns the paths of the handbooks to choose from, of which the caller opens the newest valid one. nil means
// the built-in handbook. requested is the path from the command line or the environment, configured the one from the
// settings, and installed the one in the system's folder. Each is "" if there is none. Choose returns an error if the
// policy forbids the requested handbook.
func (p Policy) Choose(requested, configured, installed string) ([]string, error) {
	switch {
	case requested != "":
		return []string{requested}, p.CheckAllowed(requested)
	case p.BuiltInOnly:
		return nil, nil
	case p.Handbooks != nil:
		return p.Handbooks, nil
	case cmp.Or(configured, installed) != "":
		return []string{cmp.Or(configured, installed)}, nil
	}
	return nil, nil
}

// CheckAllowed returns an error if the policy forbids the handbook at a path.
func (p Policy) CheckAllowed(path string) error {
	switch {
	case p.BuiltInOnly:
		return untrustedError("%s allows only the built-in handbook on this computer", p.Path)
	case p.Handbooks != nil && !slices.Contains(p.Handbooks, path):
		return untrustedError("%s allows only %s on this computer", p.Path, p.listedHandbooks())
	}
	return nil
}
