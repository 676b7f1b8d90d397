#!/usr/bin/env bash
# Packages:  vitepress 1.6.4 and marked 18.2.1 (Node.js 20)
# Seen on:   2026-12-01
#
# VitePress replaces names of emoji, such as :tada:, and its documentation says so. It also replaces emoticons, which
# the documentation does not mention, and <3 is one of them: a response time of <3 hours becomes a heart and "hours", in
# text, tables and headings. <4 hours and <30 days are shown as written, so a table of response times can lose one
# number while all others are right. Other site generators show <3. VitePress shows it too with a backslash before it,
# as &lt;3, with a space after the sign, or in code.
#
# Output seen:
#   <3 hours: vitepress "❤️ hours", marked "<3 hours"
#   <3.5 hours: vitepress "❤️.5 hours", marked "<3.5 hours"
#   <4 hours: vitepress "<4 hours", marked "<4 hours"
#   <30 days: vitepress "<30 days", marked "<30 days"
#   | P1 | <3 h |: vitepress "P1 ❤️ h", marked "P1 <3 h"
#   Approved by: none :-/ yet: vitepress "Approved by: none 😕 yet", marked "Approved by: none :-/ yet"
#   \<3 hours: vitepress "<3 hours", marked "<3 hours"
#   &lt;3 hours: vitepress "<3 hours", marked "<3 hours"
#   < 3 hours: vitepress "< 3 hours", marked "< 3 hours"
#
# For us: trustbook replaces names of emoji and no emoticons. In a handbook that VitePress publishes too, write <3 with
# a backslash, which trustbook does not show.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund vitepress@1.6.4 marked@18.2.1 >/dev/null
cat >main.mjs <<'JS'
import { createMarkdownRenderer } from 'vitepress'
import { marked } from 'marked'
const vitepress = await createMarkdownRenderer('.')
// shown returns the words of a page as a browser shows them.
const shown = html => html.replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<').replace(/\s+/g, ' ').trim()
for (const text of [
  '<3 hours', '<3.5 hours', '<4 hours', '<30 days', '| P1 | <3 h |', 'Approved by: none :-/ yet',
  '\\<3 hours', '&lt;3 hours', '< 3 hours',
]) {
  const page = text.startsWith('|') ? text + '\n|-|-|\n' : text
  console.log(`${text}: vitepress "${shown(vitepress.render(page))}", marked "${shown(marked(page))}"`)
}
JS
node main.mjs | tee out
diff - out <<'SEEN'
<3 hours: vitepress "❤️ hours", marked "<3 hours"
<3.5 hours: vitepress "❤️.5 hours", marked "<3.5 hours"
<4 hours: vitepress "<4 hours", marked "<4 hours"
<30 days: vitepress "<30 days", marked "<30 days"
| P1 | <3 h |: vitepress "P1 ❤️ h", marked "P1 <3 h"
Approved by: none :-/ yet: vitepress "Approved by: none 😕 yet", marked "Approved by: none :-/ yet"
\<3 hours: vitepress "<3 hours", marked "<3 hours"
&lt;3 hours: vitepress "<3 hours", marked "<3 hours"
< 3 hours: vitepress "< 3 hours", marked "< 3 hours"
SEEN
