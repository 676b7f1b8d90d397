package dialect

// This file lists the tags of GitBook, Markdoc, Liquid and Jekyll: {% name %}. Markdoc closes a tag with {% /name %},
// the others with {% endname %}.

var liquidTags = map[string]tagMeaning{
	// GitBook
	"hint": meaningCallout, "tabs": meaningWrapper, "tab": meaningLabelledPart, "stepper": meaningWrapper, "step": meaningWrapper, "columns": meaningWrapper, "column": meaningWrapper,
	"content-ref": meaningWrapper, "embed": meaningLink, "file": meaningLink, "code": meaningWrapper, "cards": meaningWrapper, "updates": meaningWrapper, "update": meaningLabelledPart,
	"reusable-content": meaningInclude, "expand": meaningLabelledPart,

	// Markdoc
	"callout": meaningCallout, "partial": meaningInclude, "table": meaningWrapper, "quick-links": meaningWrapper, "quick-link": meaningLink, "figure": meaningImage,
	"image": meaningImage, "img": meaningImage, "section": meaningWrapper, "item": meaningLabelledPart, "card": meaningLabelledPart, "accordion": meaningLabelledPart, "details": meaningLabelledPart,

	// Liquid and Jekyll, and common plugins
	"highlight": meaningCode, "raw": meaningQuotedTags, "verbatim": meaningQuotedTags, "comment": meaningComment, "render": meaningInclude, "partials": meaningInclude,
	"if": meaningControl, "unless": meaningControl, "elsif": meaningControl, "else": meaningControl, "case": meaningControl, "when": meaningControl, "for": meaningControl,
	"tablerow": meaningControl, "ifversion": meaningControl, "assign": meaningInstruction, "capture": meaningComment, "cycle": meaningControl, "increment": meaningInstruction,
	"decrement": meaningInstruction, "break": meaningInstruction, "continue": meaningInstruction, "set": meaningInstruction, "import": meaningInstruction, "extends": meaningInstruction,
	"link": meaningTarget, "post_url": meaningTarget, "ref": meaningTarget, "relref": meaningTarget, "page": meaningTarget, "url": meaningTarget,
	"admonition": meaningCallout, "alert": meaningCallout, "youtube": meaningVideoLink, "vimeo": meaningVideoLink, "icon": meaningIcon, "octicon": meaningIcon,
	"data": meaningValue, "gist": meaningUnknown,
}
