package dialect

import (
	"strings"

	"trustbook/handbook/pattern"
)

// Hugo: the tags {{< name >}} and {{% name %}} of Hugo itself and of common themes. A commented
// tag, {{</* name */>}}, shows the text of a tag.

var hugoTags = map[string]meaning{
	"figure": pictures, "img": pictures, "image": pictures, "imgproc": pictures, "youtube": linksToVideo, "vimeo": linksToVideo,
	"highlight": highlights, "ref": pointsTo, "relref": pointsTo, "param": fills, "version": fills, "comment": hides,
	"hint": warns, "alert": warns, "notice": warns, "admonition": warns, "callout": warns, "pageinfo": wraps,
	"tabs": wraps, "tabpane": wraps, "tab": labels, "details": labels, "expand": labels, "accordion": labels, "columns": wraps,
	"column": wraps, "cards": wraps, "cardpane": wraps, "card": labels, "steps": wraps, "step": labels, "button": links, "mermaid": highlights,
	"include": includes, "readfile": includes, "include-file": includes, "markdownify": wraps, "div": wraps, "center": wraps,
	"filetree/container": wraps, "filetree/folder": labels, "filetree/file": labels, "toc": instructs, "section": wraps,
	"icon": draws, "fa": draws, "baseurl": fills,
	"blocks/cover": labels, "blocks/lead": wraps, "blocks/section": wraps, "blocks/feature": labels, "blocks/link-down": instructs,
	"code-toggle": highlights, "heading": wraps, "br": instructs, "children": instructs, "childpages": instructs, "badge": labels, "if": controls,
}

var commentedTag = pattern.Lazy(`\{\{[<%](/\*).*?(\*/)[>%]\}\}`)

// readCommentedTags removes the comment marks of tags in code, as Hugo does. Commented tags outside code are
// read as tags.
func (p *Page) readCommentedTags() {
	if !strings.Contains(p.source, "{{</*") && !strings.Contains(p.source, "{{%/*") {
		return
	}
	for _, m := range commentedTag().FindAllStringSubmatchIndex(p.source, -1) {
		p.edit(m[2], m[3], "")
		p.edit(m[4], m[5], "")
	}
}
