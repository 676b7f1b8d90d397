package dialect

import (
	"strings"
	"sync"

	"trustbook/handbook/pattern"
)

// This file replaces GitHub's short codes with emoji and removes the icons of MkDocs.

const emojiNames = `+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 tada 🎉 rocket 🚀 warning ⚠️ white_check_mark ✅ heavy_check_mark ✔️ x ❌ no_entry ⛔
no_entry_sign 🚫 bulb 💡 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚 bookmark 🔖 lock 🔒 unlock 🔓 key 🔑 link 🔗 mag 🔍 bell 🔔
information_source ℹ️ question ❓ exclamation ❗ heavy_exclamation_mark ❗ grey_question ❔ star ⭐ star2 🌟 sparkles ✨ fire 🔥 boom 💥 zap ⚡
heart ❤️ hearts ♥️ blue_heart 💙 green_heart 💚 purple_heart 💜 yellow_heart 💛 smile 😄 smiley 😃 slightly_smiling_face 🙂 grin 😁 grinning 😀
wink 😉 joy 😂 laughing 😆 blush 😊 thinking 🤔 cry 😢 sob 😭 sunglasses 😎 raised_hands 🙌 clap 👏 pray 🙏 wave 👋 muscle 💪 point_right 👉
point_left 👈 point_up ☝️ point_down 👇 ok_hand 👌 eyes 👀 see_no_evil 🙈 bow 🙇 hugs 🤗 handshake 🤝 calendar 📅 date 📅 clock1 🕐 alarm_clock ⏰
hourglass ⌛ stopwatch ⏱️ watch ⌚ phone ☎️ telephone ☎️ iphone 📱 computer 💻 desktop_computer 🖥️ keyboard ⌨️ printer 🖨️ email 📧 envelope ✉️
mailbox 📫 inbox_tray 📥 outbox_tray 📤 package 📦 file_folder 📁 open_file_folder 📂 page_facing_up 📄 clipboard 📋 paperclip 📎 pushpin 📌
round_pushpin 📍 scissors ✂️ wastebasket 🗑️ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 shield 🛡️ moneybag 💰 dollar 💵
credit_card 💳 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 construction 🚧 traffic_light 🚥 rotating_light 🚨 sos 🆘
recycle ♻️ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ arrows_counterclockwise 🔄 back 🔙 soon 🔜 top 🔝 new 🆕 free 🆓 up 🆙 ok 🆗
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ keycap_ten 🔟 hash #️⃣ 100 💯 red_circle 🔴 large_blue_circle 🔵
large_orange_diamond 🔶 white_circle ⚪ black_circle ⚫ green_circle 🟢 yellow_circle 🟡 orange_circle 🟠 ballot_box_with_check ☑️ heavy_plus_sign ➕
heavy_minus_sign ➖ heavy_multiplication_x ✖️ negative_squared_cross_mark ❎ coffee ☕ beer 🍺 beers 🍻 pizza 🍕 cake 🍰 birthday 🎂 gift 🎁
balloon 🎈 confetti_ball 🎊 trophy 🏆 medal_sports 🏅 dart 🎯 art 🎨 microphone 🎤 headphones 🎧 video_camera 📹 camera 📷 movie_camera 🎥 tv 📺
house 🏠 office 🏢 hospital 🏥 school 🏫 airplane ✈️ car 🚗 bike 🚲 ship 🚢 train 🚆 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏
globe_with_meridians 🌐 sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ rainbow 🌈 seedling 🌱 herb 🌿 evergreen_tree 🌲 cactus 🌵 palm_tree 🌴
dog 🐶 cat 🐱 bug 🐛 bee 🐝 snail 🐌 turtle 🐢 penguin 🐧 whale 🐳 unicorn 🦄 dragon 🐉 robot 🤖 ghost 👻 alien 👽 skull 💀 baby 👶 family 👪
man_technologist 👨‍💻 woman_technologist 👩‍💻 technologist 🧑‍💻 busts_in_silhouette 👥 bust_in_silhouette 👤 speech_balloon 💬 thought_balloon 💭
loudspeaker 📢 mega 📣 no_bell 🔕 mute 🔇 crystal_ball 🔮 microscope 🔬 telescope 🔭 test_tube 🧪 pill 💊 syringe 💉 checkered_flag 🏁
triangular_flag_on_post 🚩 white_flag 🏳️ label 🏷️ ticket 🎫 scroll 📜 newspaper 📰 notebook 📓 ledger 📒 card_index 📇 abacus 🧮 scales ⚖️
balance_scale ⚖️ alembic ⚗️ chains ⛓️ anchor ⚓ compass 🧭 world_map 🗺️ brain 🧠 ear 👂 mortar_board 🎓 tophat 🎩 crown 👑 gem 💎 ring 💍`

var emojiByName = sync.OnceValue(func() map[string]string {
	fields := strings.Fields(emojiNames)
	names := make(map[string]string, len(fields)/2)
	for i := 0; i+1 < len(fields); i += 2 {
		names[fields[i]] = fields[i+1]
	}
	return names
})

// iconPrefixes are the prefixes of the icon sets of MkDocs.
var iconPrefixes = []string{"material-", "octicons-", "fontawesome-", "simple-"}

func shortCode(s string) (name, text string, ok bool) {
	if len(s) < 3 || s[0] != ':' {
		return "", "", false
	}
	end := 1
	for end < len(s) && (s[end] == '_' || s[end] == '-' || s[end] == '+' || s[end] >= '0' && s[end] <= '9' || s[end] >= 'a' && s[end] <= 'z') {
		end++
	}
	if end == 1 || end == len(s) || s[end] != ':' {
		return "", "", false
	}
	name = s[1:end]
	for _, set := range iconPrefixes {
		if strings.HasPrefix(name, set) {
			return name, "", true
		}
	}
	text, ok = emojiByName()[name]
	return name, text, ok
}

// readEmoji replaces the short code at a byte offset, if there is one.
func (p *Page) readEmoji(at int) {
	if at > 0 && isWordByte(p.source[at-1]) {
		return
	}
	name, text, ok := shortCode(p.source[at:min(len(p.source), at+80)])
	if !ok {
		return
	}
	stop := at + len(name) + 2
	if text == "" && itemPrefixPattern().MatchString(p.source[strings.LastIndexByte(p.source[:at], '\n')+1:at]) {
		// The text must be in the same column as the rest of the item.
		stop += len(spaceAfterIconPattern().FindString(p.restOfLine(stop)))
	}
	p.editInline(at, stop, text)
}

// itemPrefixPattern matches the text before the content of a list item; spaceAfterIconPattern matches the space between
// an icon and the text.
var (
	itemPrefixPattern     = pattern.Lazy(`^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+$`)
	spaceAfterIconPattern = pattern.Lazy(`^(?:\{:?[^{}\n]*\})?(?:[ \t]|&nbsp;)*`)
)

// ShortCodes returns the ways to write a heading with the names of its emoji instead of the emoji.
func ShortCodes(heading string) (out []string) {
	if strings.IndexFunc(heading, func(r rune) bool { return r > '\u2000' }) < 0 { // a quick check
		return nil
	}
	for name, emoji := range emojiByName() {
		if strings.Contains(heading, emoji) {
			out = append(out, strings.ReplaceAll(heading, emoji, name))
		}
	}
	return out
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '/'
}

// hasEmoji reports whether s may contain a short code.
func hasEmoji(s string) bool {
	for {
		at := strings.IndexByte(s, ':')
		if at < 0 {
			return false
		}
		if _, _, ok := shortCode(s[at:min(len(s), at+80)]); ok {
			return true
		}
		s = s[at+1:]
	}
}

// ReplaceEmoji replaces the short codes in s, which must not contain code.
func ReplaceEmoji(s string) string {
	if !hasEmoji(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if name, text, ok := shortCode(s[i:]); ok && (i == 0 || !isWordByte(s[i-1])) {
			b.WriteString(text)
			i += len(name) + 1
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
