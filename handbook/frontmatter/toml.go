package frontmatter

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	toml "github.com/pelletier/go-toml/v2/unstable"
	"go.yaml.in/yaml/v4"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

const (
	maxTOMLNesting = 16 // maximum nesting of values, and maximum number of parts of a key
	maxBadLines    = 8  // text with more invalid lines is not read at all
)

// ParseTOML is like [Parse], but for TOML. It skips lines with mistakes, and reports the first such line.
func ParseTOML(path string, offset int, text string) (Mapping, *handbook.Problem) {
	root := &Node{Kind: yaml.MappingNode}
	m := Mapping{path: path, offset: offset, node: root}
	r := tomlReader{text: []byte(text), line: 1, root: root, table: root, tables: map[tableName]*Node{}}
	bad, all := r.read(m)
	if !all {
		root.Content = nil
	}
	return m, bad
}

// tomlReader makes nodes from the syntax tree of the library. Decoding into Go values instead would lose the lines,
// read version = 1.10 as the number 1.1, and stop at the first mistake.
type tomlReader struct {
	parser   toml.Parser
	text     []byte
	begin    int // offset of the parser's input
	at, line int // offset of the last expression, and its line
	tooDeep  bool
	root     *Node
	table    *Node // table of the last header
	tables   map[tableName]*Node
}

type tableName struct {
	parent *Node
	name   string
}

// read reads the expressions and skips lines with mistakes. It returns the problem of the first such line, and false
// if the text exceeds a limit.
func (r *tomlReader) read(m Mapping) (first *handbook.Problem, ok bool) {
	for range maxBadLines {
		r.parser.Reset(r.text[r.begin:])
		for r.parser.NextExpression() {
			if r.add(r.parser.Expression()); r.tooDeep {
				p := m.problem(r.line, "front-matter", fmt.Sprintf("the front matter was not read: it is nested more than %d levels deep", maxTOMLNesting))
				return &p, false
			}
		}
		bad, isBad := errors.AsType[*toml.ParserError](r.parser.Error())
		if !isBad {
			return first, true
		}
		r.moveTo(r.parser.Range(bad.Highlight))
		if first == nil {
			p := m.problem(r.line, "front-matter", "not valid TOML: "+sanitize.CleanLine(bad.Message))
			first = &p
		}
		_, rest, _ := bytes.Cut(r.text[r.at:], []byte("\n"))
		r.begin = len(r.text) - len(rest)
	}
	return first, false
}

// moveTo updates line. It counts from the previous position, because there may be many lines.
func (r *tomlReader) moveTo(place toml.Range) {
	to := max(r.at, r.begin+int(place.Offset))
	r.line += bytes.Count(r.text[r.at:to], []byte("\n"))
	r.at = to
}

// add adds an expression: a key with its value, or the header of a table to which the next expressions belong.
func (r *tomlReader) add(n *toml.Node) {
	key := n.Key()
	key.Next()
	r.moveTo(key.Node().Raw)
	if n.Kind == toml.KeyValue {
		r.set(r.table, n, 0)
		return
	}
	parent, name := r.find(r.root, n)
	if n.Kind == toml.Table {
		r.table = r.childTable(parent, name)
		return
	}
	list := r.tables[tableName{parent, name}]
	if list == nil || !IsList(list) {
		list = &Node{Kind: yaml.SequenceNode, Line: r.line}
		r.appendKey(parent, name, list)
		r.tables[tableName{parent, name}] = list
	}
	r.table = &Node{Kind: yaml.MappingNode, Line: r.line}
	list.Content = append(list.Content, r.table)
}

// find returns the table that contains the last part of an expression's key, and the last part
// itself.
func (r *tomlReader) find(table *Node, n *toml.Node) (parent *Node, name string) {
	key := n.Key()
	for depth := 0; key.Next(); depth++ {
		if r.tooDeep = r.tooDeep || depth > maxTOMLNesting; r.tooDeep {
			break
		}
		if depth > 0 {
			table = r.childTable(table, name)
		}
		name = string(key.Node().Data)
	}
	return table, name
}

// childTable returns the table with the given name inside parent, and creates it if necessary. If the name belongs to a
// list of tables, it returns the last table.
func (r *tomlReader) childTable(parent *Node, name string) *Node {
	table := r.tables[tableName{parent, name}]
	if table == nil {
		table = &Node{Kind: yaml.MappingNode, Line: r.line}
		r.appendKey(parent, name, table)
		r.tables[tableName{parent, name}] = table
	}
	if IsList(table) {
		return table.Content[len(table.Content)-1]
	}
	return table
}

// appendKey appends a key with its value. [Schema.Decode] reports duplicate keys.
func (r *tomlReader) appendKey(table *Node, name string, value *Node) {
	table.Content = append(table.Content, r.scalar("!!str", name), value)
}

// set stores the value of n under its key in table.
func (r *tomlReader) set(table *Node, n *toml.Node, depth int) {
	parent, name := r.find(table, n)
	r.appendKey(parent, name, r.value(n.Value(), depth))
}

// value converts a value to a node. depth is the number of values that enclose it.
func (r *tomlReader) value(n *toml.Node, depth int) *Node {
	switch text := string(n.Data); n.Kind {
	case toml.Array, toml.InlineTable:
		return r.container(n, depth)
	case toml.Bool:
		return r.scalar("!!bool", text)
	case toml.Integer:
		if i, err := strconv.ParseInt(text, 0, 64); err == nil {
			text = strconv.FormatInt(i, 10)
		}
		return r.scalar("!!int", text)
	case toml.String, toml.Float:
		return r.scalar("!!str", text)
	default:
		return r.scalar("!!timestamp", text)
	}
}

func (r *tomlReader) container(n *toml.Node, depth int) *Node {
	out := &Node{Kind: yaml.MappingNode, Line: r.line}
	if n.Kind == toml.Array {
		out.Kind = yaml.SequenceNode
	}
	r.tooDeep = r.tooDeep || depth >= maxTOMLNesting
	for it := n.Children(); it.Next() && !r.tooDeep; {
		if n.Kind == toml.InlineTable {
			r.set(out, it.Node(), depth+1)
		} else {
			out.Content = append(out.Content, r.value(it.Node(), depth+1))
		}
	}
	return out
}

func (r *tomlReader) scalar(tag, value string) *Node {
	return &Node{Kind: yaml.ScalarNode, Tag: tag, Value: value, Line: r.line}
}
