/* The frame of a bulletin: title, publication, place, default period. */
#include "extract/frame.h"

#include "extract/frame_parts.h"

#define HEAD_BLOCKS 8   /* where a title and a dateline stand */
#define SHORT_LINE  240 /* bytes: a line of the page rather than of the text */

static bool span_has_cue(const struct reading *r, struct span s, enum cue cue)
{
    for (size_t i = s.first; i < s.last; i++)
        if (tokens_of(r)[i].cue == (int)cue)
            return true;
    return false;
}

static size_t block_bytes(const struct reading *r, size_t block)
{
    return r->doc->blocks.at[block].end - r->doc->blocks.at[block].begin;
}

bool frame_ends_sentence(const struct reading *r, size_t block)
{
    const struct block *b = &r->doc->blocks.at[block];
    return str_ends(str_slice(r->doc->text, b->begin, b->end), STR("。"));
}

static void mark_furniture(struct reading *r)
{
    for (size_t i = 0; i < r->spans.len; i++)
        if (block_bytes(r, i) < SHORT_LINE * 2 && !frame_ends_sentence(r, i) && span_has_cue(r, r->spans.at[i], CUE_FURNITURE))
            r->doc->blocks.at[i].kind = BLOCK_FURNITURE;
}

static int title_score(const struct reading *r, size_t block)
{
    const struct block *b = &r->doc->blocks.at[block];
    struct str line = str_slice(r->doc->text, b->begin, b->end);
    if (b->kind == BLOCK_FURNITURE || line.len > SHORT_LINE || frame_ends_sentence(r, block) || str_ends(line, STR("：")) ||
        str_ends(line, STR(":")) || str_ends(line, STR("；")))
        return 0;
    int words = 0, places = 0, times = 0;
    struct span s = r->spans.at[block];
    for (size_t i = s.first; i < s.last; i++) {
        const struct token *t = &tokens_of(r)[i];
        bool paper = t->kind == TOKEN_NAME && t->end - t->off > 24;
        words += t->kind == TOKEN_WORD ? 1 : paper || t->cue == CUE_RECORD ? 3 : 0;
        places |= paper || t->kind == TOKEN_REGION || t->cue == CUE_NATION; /* 《2023年某市白皮书》发布 names it inside */
        if (t->kind == TOKEN_TIME && t->time.form == TIME_DAY && t->time.year)
            return 0;
        times |= t->kind == TOKEN_TIME;
    }
    int score = (words > 3 ? 3 : words) * 2 + places * 4 + times * 3;
    return score ? score + 6 - (int)(block > 5 ? 5 : block) : 0;
}

static size_t find_title(const struct reading *r)
{
    size_t best = NONE;
    int best_score = 0;
    for (size_t i = 0; i < r->spans.len && i < HEAD_BLOCKS; i++) {
        if (block_bytes(r, i) > 60 && frame_ends_sentence(r, i))
            break; /* the text has begun */
        int score = title_score(r, i);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

static bool date_of(const struct reading *r, struct span s, bool month_will_do, struct date *out)
{
    for (size_t i = s.first; i < s.last; i++) {
        const struct time_expression *e = &tokens_of(r)[i].time;
        bool start = e->since || (i > s.first && str_ends(token_text(r, &tokens_of(r)[i - 1]), STR("自")));
        if (tokens_of(r)[i].kind != TOKEN_TIME || !e->year || e->until || start)
            continue;
        if (e->form == TIME_DAY || (month_will_do && e->form == TIME_MONTH && !e->end)) {
            *out = (struct date){(int16_t)e->year, (int8_t)e->first, (int8_t)e->day};
            return true;
        }
    }
    return false;
}

/* A bare year in parentheses or in a dateline: “…电（2026年）”. */
static bool year_of(const struct reading *r, struct span s, struct date *out)
{
    for (size_t i = s.first + 1; i + 1 < s.last; i++) {
        const struct token *t = &tokens_of(r)[i];
        if (t->kind == TOKEN_TIME && t->time.form == TIME_YEAR && t->time.year && t[-1].kind == TOKEN_PUNCT && t[-1].mark == '(' &&
            t[1].kind == TOKEN_PUNCT && t[1].mark == ')') {
            *out = (struct date){(int16_t)t->time.year, 0, 0};
            return true;
        }
    }
    return false;
}

static struct date find_published(const struct reading *r, size_t title)
{
    struct date d = {0};
    size_t n = r->spans.len;
    for (size_t i = 0; i < n && i < HEAD_BLOCKS; i++)
        if (i != title && block_bytes(r, i) <= SHORT_LINE && !frame_ends_sentence(r, i) && date_of(r, r->spans.at[i], true, &d))
            return d;
    for (size_t i = n > 4 ? n - 4 : 0; i < n; i++)
        if (i != title && block_bytes(r, i) <= SHORT_LINE && !frame_ends_sentence(r, i) && date_of(r, r->spans.at[i], false, &d))
            return d;
    for (size_t i = 0; i < n && i < HEAD_BLOCKS; i++)
        if (date_of(r, r->spans.at[i], false, &d) || year_of(r, r->spans.at[i], &d))
            return d;
    return d;
}

void frame_features(const struct reading *r, size_t first, size_t last, struct features *out)
{
    for (size_t i = first; i < last; i++)
        if (tokens_of(r)[i].word != NONE)
            features_add_all(out, &catalog_word(r->cat, tokens_of(r)[i].word)->features);
}

static struct str find_publisher(const struct reading *r)
{
    for (size_t i = 0; i < r->spans.len && i < HEAD_BLOCKS; i++) {
        const struct block *b = &r->doc->blocks.at[i];
        struct str line = str_slice(r->doc->text, b->begin, b->end);
        size_t source = str_find(line, STR("来源"), 0);
        if (block_bytes(r, i) > SHORT_LINE || source == (size_t)-1)
            continue;
        struct str name = str_trim(str_slice(line, source + strlen("来源"), line.len));
        while (name.len && (str_starts(name, STR("：")) || str_starts(name, STR(":"))))
            name = str_trim(str_slice(name, name.ptr[0] == ':' ? 1 : 3, name.len));
        size_t blank = str_find(name, STR(" "), 0);
        return blank == (size_t)-1 ? name : str_slice(name, 0, blank);
    }
    return (struct str){0};
}

static void fill_metadata(struct reading *r, const struct frame *f)
{
    struct metadata *meta = &r->doc->meta;
    if (meta->title_origin != ORIGIN_GIVEN && f->title != NONE) {
        const struct block *b = &r->doc->blocks.at[f->title];
        meta->title = str_trim(str_slice(r->doc->text, b->begin, b->end));
        meta->title_origin = ORIGIN_INFERRED;
    }
    if (meta->published_origin != ORIGIN_GIVEN && date_valid(f->published)) {
        meta->published = f->published;
        meta->published_origin = ORIGIN_INFERRED;
    }
    if (meta->region_origin != ORIGIN_GIVEN && f->home.name.len) {
        meta->region = f->home.name;
        meta->region_code = f->home.region == NONE ? STR("") : catalog_region(r->cat, f->home.region)->code;
        meta->region_origin = ORIGIN_INFERRED;
    }
    struct str publisher = meta->publisher_origin == ORIGIN_GIVEN ? (struct str){0} : find_publisher(r);
    if (publisher.len) {
        meta->publisher = publisher;
        meta->publisher_origin = ORIGIN_INFERRED;
    }
}

/* 关于印发《2013年武汉市专利统计分析报告》的通知: the title's tokens with the name in it opened. The reading gets them as a block of its own. */
static struct span open_title(struct reading *r, size_t title)
{
    struct span s = r->spans.at[title];
    size_t first = r->tokens.len;
    for (size_t i = s.first; i < s.last; i++) {
        struct token t = tokens_of(r)[i];
        struct str text = token_text(r, &t);
        if (t.kind == TOKEN_NAME && text.len > 6 && str_starts(text, STR("《")) &&
            lexer_run(r->cat, &r->folded, t.off + 3, t.end - 3, &r->tokens, NULL) != IPDB_OK)
            return s;
    }
    return r->tokens.len > first ? (struct span){first, r->tokens.len} : s;
}

void frame_infer(struct reading *r, struct frame *out)
{
    struct frame f = {0};
    mark_furniture(r);
    f.title = find_title(r);
    f.published = r->doc->meta.published_origin == ORIGIN_GIVEN ? r->doc->meta.published : find_published(r, f.title);
    size_t length = r->tokens.len;
    struct span opened = f.title == NONE ? (struct span){0, 0} : open_title(r, f.title);
    f.home = frame_home(r, f.title, opened);
    f.when = frame_default_period(r, f.title, opened, f.published, &f.when_titled);
    frame_features(r, opened.first, opened.last, &f.topic);
    r->tokens.len = length;
    f.as_of = frame_as_of(r, &f);
    f.today = frame_today(r, &f);
    fill_metadata(r, &f);
    *out = f;
}
