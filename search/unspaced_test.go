package search

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/search/question"
)

// Chinese function words are not topics, but the same characters in Japanese nouns are.
func TestChineseFunctionWords(t *testing.T) {
	ix := New(handbookWith("密码 | 密码必须定期更换。", "食物 | 面包。", "饮料 | 水。"))
	if r := ix.Search("你们的密码是怎么更换的", Options{}); firstID(r) != "a" || len(r.Hits[0].Missing) > 0 {
		t.Errorf("%s, missing %q", summarize(r), r.Hits[0].Missing)
	}
	if r := ix.Search("密码是目的ですか", Options{}); len(r.Hits) == 0 || len(r.Hits[0].Missing) == 0 {
		t.Errorf("a Japanese noun is taken for a function word: %s", summarize(r))
	}
}

func TestMarksWithoutBlanks(t *testing.T) {
	ix := New(handbookWith("多要素認証 | 認証アプリと鍵", "พนักงาน | การยืนยันตัวตน"))
	for _, c := range []struct{ query, text, want string }{
		{"認証", "多要素認証は必須", "多要素[認証]は必須"},
		{"多要素認証", "多要素認証アプリ", "[多要素認証]アプリ"},
		{"鍵", "鍵を。", "[鍵]を。"},
		{"認証アプリ", "認証 アプリ", "[認証 アプリ]"},
		{"ยืนยัน", "การยืนยันตัวตน", "การ[ยืนยัน]ตัวตน"},
		{"認証", "多要素認\n証は", "多要素[認]\n[証]は"},
		{"認証", "多要素認  \n  ▐ 証は", "多要素[認]  \n  ▐ [証]は"},
		{"要素認証", "多要\n素\n認証", "多[要]\n[素]\n[認証]"},
	} {
		text, spans := c.text, ix.Search(c.query, Options{}).Mark(c.text)
		checkSpans(t, text, spans)
		if got := marked(text, spans); got != c.want {
			t.Errorf("%s: got %s, want %s", c.query, got, c.want)
		}
	}
}

// A pair that joins the end of one word and the start of another is not missing, but a word that the entry does not
// mention is.
func TestMissingWithoutBlanks(t *testing.T) {
	ix := New(languageHandbook(t, "chinese"))
	for query, want := range map[string][]string{
		"多因素认证": nil, "渗透测试报告": nil, "密钥保管": nil, "密码冰箱": {"冰箱"}, "冰箱密码": {"冰箱"},
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || !slices.Equal(r.Hits[0].Missing, want) {
			t.Errorf("%s: %q: %s", query, r.Hits[0].Missing, summarize(r))
		}
		if len(want) > 0 && (r.Confidence == High || !slices.Equal(r.Unmatched, want)) {
			t.Errorf("%s: %s, unmatched %q", query, r.Confidence, r.Unmatched)
		}
	}
}

func TestSearchWithoutBlanks(t *testing.T) {
	h := handbookWith(
		"多要素認証 | 管理者は暗号鍵を使います。", "休暇 | 十日付与されます。", "การยืนยันตัวตน | ผู้ดูแลระบบใช้กุญแจ",
		"ການຢືນຢັນ | ລະຫັດຜ່ານ", "ការផ្ទៀងផ្ទាត់ | ពាក្យសម្ងាត់", "အထောက်အထား | စကားဝှက်", "密码规定 | 至少十四个字符", "Passwords | Fourteen characters.")
	ix := New(h)
	for query, want := range map[string]string{
		"認証": "a", "多要素": "a", "鍵": "a", "暗号鍵": "a", "休": "b", "暇": "b", "休暇は何日ありますか": "b",
		"ยืนยัน": "c", "กุญแจ": "c", "ຢືນຢັນ": "d", "ផ្ទៀងផ្ទាត់": "e", "ពាក្យសម្ងាត់": "e", "စကားဝှက်": "f", "密码": "g", "密": "g",
		`"多要素認証"`: "a", `"要認"`: "", "冷蔵庫": "", "認証 -多要素": "", "使います -多要認証": "a",
	} {
		if r := ix.Search(query, Options{}); firstID(r) != want {
			t.Errorf("%s: got %q, want %q: %s", query, ids(r), want, summarize(r))
		}
	}
}

func TestSentencesWithoutBlanks(t *testing.T) {
	var got []string
	text := "社内システムには認証が必須です。管理者は鍵を使いますか？はい！社員はアプリを使います。\n次の段落"
	for from, to := range question.Sentences(text) {
		got = append(got, text[from:to])
	}
	want := []string{"社内システムには認証が必須です。", "管理者は鍵を使いますか？", "はい！社員はアプリを使います。", "\n", "次の段落"}
	got = slices.DeleteFunc(got, func(s string) bool { return strings.TrimSpace(s) == "" })
	want = slices.DeleteFunc(want, func(s string) bool { return strings.TrimSpace(s) == "" })
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestSynonymsWithoutBlanks(t *testing.T) {
	h := handbookWith("ログイン | 多要素認証が必須です。", "休暇 | 十日です。")
	h.Synonyms = []handbook.Synonym{{To: []string{"MFA", "多要素認証", "二段階認証"}}}
	ix := New(h)
	for query, want := range map[string]string{"MFA": "“MFA” is a synonym of “多要素認証”", "二段階認証": "“二段階認証” is a synonym of “多要素認証”"} {
		r := ix.Search(query, Options{})
		if firstID(r) != "a" || !slices.Contains(r.Hits[0].Reasons, want) {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// While a word is typed with an input method, every prefix finds it.
func TestTypingWithoutBlanks(t *testing.T) {
	ix := New(languageHandbook(t, "japanese"))
	for _, query := range []string{"多要素認証", "バックアップ", "パスワードの規則", "脆弱性", "退職時の手続き"} {
		want := firstID(ix.Search(query, Options{}))
		for i := range query {
			if r := ix.Search(query[:i], Options{Limit: 5}); i > len("多") && !strings.Contains(ids(r), want) {
				t.Errorf("%s: no %s: %s", query[:i], want, summarize(r))
			}
		}
	}
}
