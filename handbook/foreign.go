package handbook

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// foreignKeys are what other tools keep in front matter for themselves: how a
// site shows a page, and where. They say nothing about the text, so they are
// passed over without a word.
var foreignKeys = setOf(`
layout date lastmod publishDate expiryDate author authors type template toc toc_hide markup linkTitle bookToc bookHidden menu sidebar
cascade outputs resources image images cover hide_title hide_table_of_contents pagination_next pagination_prev pagination_label
custom_edit_url displayed_sidebar sidebar_class_name toc_min_heading_level toc_max_heading_level unlisted last_update parent
grand_parent has_children has_toc nav_exclude nav_fold_children search_exclude published categories category_id collection excerpt
header-includes hide icon status_icon comments social search owner_slack owner_slack_workspace hide_in_navigation old_path
source_url show_breadcrumbs lastReviewed acronym cron policy faq cssclasses cssclass publish cSpell links robots noindex eleventyNavigation`)

// setSatisfies makes search words of the controls that strongdm/comply lists by
// standard: a reader who knows a number finds the text.
func setSatisfies(d *draft, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return errors.New("expected `standard: [controls]`")
	}
	for _, value := range (mapping{node: n}).pairs() {
		refs, err := list(value)
		if err != nil {
			return err
		}
		d.entry.Keywords = append(d.entry.Keywords, refs...)
	}
	return nil
}

// setRevisions reads strongdm/comply's history of a text.
func setRevisions(d *draft, n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		return errors.New("expected a list")
	}
	for _, item := range n.Content {
		var said []string
		for _, value := range (mapping{node: item}).pairs() {
			s, err := scalar(value)
			if err != nil {
				return err
			}
			said = append(said, s)
		}
		d.entry.Metadata.Changes = append(d.entry.Metadata.Changes, strings.Join(said, " "))
	}
	return nil
}
