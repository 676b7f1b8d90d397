package ui

import (
	"reflect"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"

	"trustbook/ui/config"
)

// Actions are all keys of the program, for the configuration to change.
func Actions() config.Actions {
	k := defaultKeys()
	out := config.Actions{}
	eachContext(&k, func(context string, fields reflect.Value) {
		for i := range fields.NumField() {
			if b, ok := reflect.TypeAssert[key.Binding](fields.Field(i)); ok {
				out[context] = append(out[context], config.Action{
					Name: hyphenated(fields.Type().Field(i).Name), Keys: b.Keys(), Help: b.Help().Desc,
				})
			}
		}
	})
	return out
}

// contexts are the parts of the key map by name.
func (k *keyMap) contexts() map[string]any {
	return map[string]any{"browse": &k.browse, "reader": &k.reader, "find": &k.find, "overlay": &k.overlay, "program": &k.program}
}

func eachContext(k *keyMap, f func(context string, fields reflect.Value)) {
	for name, context := range k.contexts() {
		f(name, reflect.ValueOf(context).Elem())
	}
}

// rebind gives actions other keys, by context and name. What the help shows for
// a changed action are its new keys.
func (k *keyMap) rebind(keys map[string]map[string][]string) {
	eachContext(k, func(context string, fields reflect.Value) {
		for i := range fields.NumField() {
			names, changed := keys[context][hyphenated(fields.Type().Field(i).Name)]
			if b, ok := reflect.TypeAssert[*key.Binding](fields.Field(i).Addr()); ok && changed {
				b.SetKeys(names...)
				b.SetHelp(labels(names), b.Help().Desc)
			}
		}
	})
}

// labels are keys as the help writes them: ^Y for ctrl+y.
func labels(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = name
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			out[i] = "^" + strings.ToUpper(rest[:1]) + rest[1:]
		}
	}
	return strings.Join(out, " ")
}

// hyphenated is a Go name as the configuration writes it: PageDown is page-down.
func hyphenated(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
