package load

import "trustbook/handbook/pattern"

// ignoredFields are fields of other tools about how and where a site shows a page, not about the entry. They are
// ignored without a warning.
var ignoredFields = pattern.WordSet(`
layout lastmod publishDate expiryDate author authors type template toc toc_hide markup bookToc bookHidden menu sidebar
cascade outputs resources image images cover hide_title hide_table_of_contents pagination_next pagination_prev pagination_label
custom_edit_url displayed_sidebar sidebar_class_name toc_min_heading_level toc_max_heading_level unlisted last_update parent
grand_parent has_children has_toc nav_exclude nav_fold_children search_exclude published categories category_id collection excerpt
header-includes hide icon status_icon comments social search owner_slack_workspace hide_in_navigation old_path
source source_url show_breadcrumbs lastReviewed acronym cron policy faq cssclasses cssclass publish cSpell links robots noindex eleventyNavigation
outline aside hero features titleTemplate lastUpdated editLink tableOfContents pagefind banner sitemap jupytext kernelspec
sidebar_order created modified aliases url sort_rank nav_icon nav_title created_at author_name redirect_to`)
