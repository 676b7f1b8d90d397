package dialect

import (
	"strings"

	"trustbook/handbook/pattern"
)

// This file lists the tags of Hugo and of common themes: {{< name >}} and {{% name %}}. A commented tag, {{</* name
// */>}}, is shown as a tag.

var hugoTags = map[string]tagMeaning{
	"figure": meaningImage, "img": meaningImage, "image": meaningImage, "imgproc": meaningImage, "youtube": meaningVideoLink, "vimeo": meaningVideoLink,
	"highlight": meaningCode, "ref": meaningTarget, "relref": meaningTarget, "param": meaningValue, "version": meaningValue, "comment": meaningComment,
	"hint": meaningCallout, "alert": meaningCallout, "notice": meaningCallout, "admonition": meaningCallout, "callout": meaningCallout, "pageinfo": meaningWrapper,
	"tabs": meaningWrapper, "tabpane": meaningWrapper, "tab": meaningLabelledPart, "details": meaningLabelledPart, "expand": meaningLabelledPart, "accordion": meaningLabelledPart, "columns": meaningWrapper,
	"column": meaningWrapper, "cards": meaningWrapper, "cardpane": meaningWrapper, "card": meaningLabelledPart, "steps": meaningWrapper, "step": meaningLabelledPart, "button": meaningLink, "mermaid": meaningCode,
	"include": meaningInclude, "readfile": meaningInclude, "include-file": meaningInclude, "markdownify": meaningWrapper, "div": meaningWrapper, "center": meaningWrapper,
	"filetree/container": meaningWrapper, "filetree/folder": meaningLabelledPart, "filetree/file": meaningLabelledPart, "toc": meaningInstruction, "section": meaningWrapper,
	"icon": meaningIcon, "fa": meaningIcon, "baseurl": meaningValue,
	"blocks/cover": meaningLabelledPart, "blocks/lead": meaningWrapper, "blocks/section": meaningWrapper, "blocks/feature": meaningLabelledPart, "blocks/link-down": meaningInstruction,
	"code-toggle": meaningCode, "heading": meaningWrapper, "br": meaningInstruction, "children": meaningInstruction, "childpages": meaningInstruction, "badge": meaningLabelledPart, "if": meaningControl,
}

var commentedTagPattern = pattern.Lazy(`\{\{[<%](/\*).*?(\*/)[>%]\}\}`)

// readCommentedTags removes the comment marks of tags in code, as Hugo does. Commented tags outside code are handled
// like other tags.
func (p *Page) readCommentedTags() {
	if !strings.Contains(p.source, "{{</*") && !strings.Contains(p.source, "{{%/*") {
		return
	}
	for _, m := range commentedTagPattern().FindAllStringSubmatchIndex(p.source, -1) {
		p.edit(m[2], m[3], "")
		p.edit(m[4], m[5], "")
	}
}
