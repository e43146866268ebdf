/* "topic part" → "the indicator completed from the sentence; a part, after 其中" */
#include "extract/grounds.h"

bool grounds_have(struct str grounds, const char *ground)
{
    struct str wanted = str_of(ground);
    for (size_t at = 0; (at = str_find(grounds, wanted, at)) != SIZE_MAX; at++) {
        size_t end = at + wanted.len;
        if ((at == 0 || grounds.ptr[at - 1] == ' ') && (end == grounds.len || grounds.ptr[end] == ' '))
            return true;
    }
    return false;
}

static const struct {
    const char *ground, *en, *zh;
    bool of_indicator; /* how one was found */
} table[] = {
    {"own", "the indicator by the phrase's own words", "短语本身说明指标", true},
    {"topic", "the indicator completed from the sentence", "指标由本句补全", true},
    {"object", "a process upon rights at large", "泛指各类权利的事项", true},
    {"last", "the indicator completed from the sentence before", "指标由上一句补全", true},
    {"paragraph", "the indicator completed from the paragraph", "指标由本段补全", true},
    {"heading", "the indicator completed from the heading", "指标由标题行补全", true},
    {"title", "the indicator completed from the title", "指标由公报标题补全", true},
    {"focus", "goes on about a figure just given", "承接刚给出的数字", true},
    {"behind", "the noun stands behind", "名词在数字之后", false},
    {"unread", "a word unknown stands before it", "前有不认识的词", false},
    {"list", "paired with a member of a list", "与并列项逐一对应", false},
    {"part", "a part, after 其中", "“其中”之后的部分", false},
    {"ahead", "its period ends after the publication", "所属时期止于发布日之后", false},
};

void grounds_add(struct buf *out, struct str grounds, bool other, bool zh)
{
    size_t n = other;
    if (other)
        buf_add(out, zh ? STR("没有相符的指标") : STR("no indicator agrees"));
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!(other && table[i].of_indicator) && grounds_have(grounds, table[i].ground))
            buf_printf(out, "%s%s", n++ ? zh ? "；" : "; " : "", zh ? table[i].zh : table[i].en);
}
