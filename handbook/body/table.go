package body

import (
	"slices"
	"strconv"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/limit"
	"trustbook/handbook/pattern"
)

// tableExtension adds tables. As on GitHub, but unlike in Goldmark's extension, a table ends where a numbered list
// continues below it (findings/goldmark-tables-swallow-a-list-that-goes-on.sh).
type tableExtension struct{ parser.ParagraphTransformer }

// Extend implements [goldmark.Extender].
func (tableExtension) Extend(m goldmark.Markdown) {
	extension.Table.Extend(m) // registered at 200, it transforms the rest of a paragraph
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(tableExtension{extension.NewTableParagraphTransformer()}, 199)))
}

var numberedItemPattern = pattern.Lazy(`^ {0,3}(\d{1,9})([.)])[ \t]+`)

// Transform implements [parser.ParagraphTransformer].
func (t tableExtension) Transform(node *ast.Paragraph, reader mdtext.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	all := lines.Sliced(0, lines.Len())
	row := slices.IndexFunc(all, func(s mdtext.Segment) bool { return limit.MayBeDelimiterRow(s.Value(source)) })
	if row < 1 {
		return
	}
	item := slices.IndexFunc(all[row:], func(s mdtext.Segment) bool { return numberedItemPattern().Match(s.Value(source)) })
	if item < 0 {
		return
	}
	rest := slices.Clone(all[row+item:])
	lines.SetSliced(0, row+item)
	parent, next := node.Parent(), node.NextSibling()
	t.ParagraphTransformer.Transform(node, reader, pc)
	last := parent.LastChild()
	if next != nil {
		last = next.PreviousSibling()
	}
	if last.Kind() != east.KindTable {
		lines.AppendAll(rest)
		return
	}
	if limit.AddBlockCost(pc, rest) {
		parent.InsertAfter(parent, last, newNumberedList(rest, source))
	}
}

// newNumberedList turns lines into a list. The first line must begin an item.
func newNumberedList(lines []mdtext.Segment, source []byte) *ast.List {
	var list *ast.List
	var text *ast.TextBlock
	for _, s := range lines {
		m := numberedItemPattern().FindSubmatch(s.Value(source))
		if m == nil {
			text.Lines().Append(s.TrimLeftSpace(source))
			continue
		}
		if list == nil {
			list = ast.NewList(m[2][0])
			list.Start, _ = strconv.Atoi(string(m[1])) // the pattern allows at most nine digits
			list.SetPos(s.Start)
		}
		item := ast.NewListItem(len(m[0]))
		item.SetPos(s.Start)
		text = ast.NewTextBlock()
		text.SetPos(s.Start)
		text.Lines().Append(mdtext.NewSegment(s.Start+len(m[0])-s.Padding, s.Stop))
		item.AppendChild(item, text)
		list.AppendChild(list, item)
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		l := item.FirstChild().Lines()
		end := l.At(l.Len() - 1)
		l.Set(l.Len()-1, end.TrimRightSpace(source))
	}
	return list
}
