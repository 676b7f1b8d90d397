package dialect

// GitBook, Markdoc, Liquid and Jekyll: {% name %}. Markdoc closes a tag with {% /name %}, the
// others with {% endname %}.

var liquidTags = map[string]meaning{
	// GitBook
	"hint": warns, "tabs": wraps, "tab": labels, "stepper": wraps, "step": wraps, "columns": wraps, "column": wraps,
	"content-ref": wraps, "embed": links, "file": links, "code": wraps, "cards": wraps, "updates": wraps, "update": labels,
	"reusable-content": includes, "expand": labels,

	// Markdoc
	"callout": warns, "partial": includes, "table": wraps, "quick-links": wraps, "quick-link": links, "figure": pictures,
	"image": pictures, "img": pictures, "section": wraps, "item": labels, "card": labels, "accordion": labels, "details": labels,

	// Liquid and Jekyll, and common plugins
	"highlight": highlights, "raw": quotesTags, "verbatim": quotesTags, "comment": hides, "render": includes, "partials": includes,
	"if": controls, "unless": controls, "elsif": controls, "else": controls, "case": controls, "when": controls, "for": controls,
	"tablerow": controls, "ifversion": controls, "assign": instructs, "capture": hides, "cycle": controls, "increment": instructs,
	"decrement": instructs, "break": instructs, "continue": instructs, "set": instructs, "import": instructs, "extends": instructs,
	"link": pointsTo, "post_url": pointsTo, "ref": pointsTo, "relref": pointsTo, "page": pointsTo, "url": pointsTo,
	"admonition": warns, "alert": warns, "youtube": linksToVideo, "vimeo": linksToVideo, "icon": draws, "octicon": draws,
	"data": fills, "gist": unknownTag,
}
