/* Cue words: the words that tell what role a number plays (同比, 占, 居, 分别, 其中, 力争, 超 …).
 * The classes are known to the grammar in C; the words of each class are data in schema/cues.yaml.
 */
#ifndef CATALOG_CUE_H
#define CATALOG_CUE_H

/* X(identifier, class name in cues.yaml) */
#define CUES(X)                                                                                              \
    X(YOY_BASE, "yoy_base")           /* 同比, 比上年, 较去年同期 */                               \
    X(MOM_BASE, "mom_base")           /* 环比, 比上月 */                                                \
    X(OTHER_BASE, "other_base")       /* 较, 比, 与 … 相比: a base follows */                         \
    X(SPAN_YEAR, "annual")            /* 年均, 平均每年 */                                             \
    X(UP, "up")                       /* 增长, 提高 */                                                   \
    X(DOWN, "down")                   /* 下降, 减少 */                                                   \
    X(FLAT, "flat")                   /* 持平 */                                                           \
    X(DOUBLE, "double")               /* 翻一番 */                                                        \
    X(QUADRUPLE, "quadruple")         /* 翻两番 */                                                        \
    X(GROWTH_NOUN, "growth_noun")     /* 增幅, 增速 */                                                   \
    X(NET, "net")                     /* 净增 */                                                           \
    X(FROM, "from")                   /* 从, 由 */                                                         \
    X(TO, "to")                       /* 到, 至 after a change */                                          \
    X(SHARE, "share")                 /* 占, 占比 */                                                      \
    X(RANK, "rank")                   /* 居, 位列, 排名 */                                              \
    X(FIRST_PLACE, "first_place")     /* 首位, 榜首 */                                                   \
    X(GAP_ABOVE, "gap_above")         /* 高于, 高出 */                                                   \
    X(GAP_BELOW, "gap_below")         /* 低于 */                                                           \
    X(EACH, "each")                   /* 分别, 依次 */                                                   \
    X(ALL, "all")                     /* 均, 都 */                                                         \
    X(AMONG, "among")                 /* 其中 */                                                           \
    X(CONJUNCTION, "conjunction")     /* 而, 此外: opens a clause and says nothing */                     \
    X(DIVIDED, "divided")             /* 按…分, 从…看 */                                             \
    X(TARGET, "target")               /* 目标, 力争 */                                                   \
    X(AGENDA, "agenda")               /* 工作安排: a section about what is to be done */                 \
    X(OVER_BEFORE, "over_before")     /* 超, 突破, 逾 */                                                 \
    X(UNDER_BEFORE, "under_before")   /* 近, 不足 */                                                      \
    X(APPROX_BEFORE, "approx_before") /* 约 */                                                              \
    X(OVER_AFTER, "over_after")       /* 余, 多, 以上 */                                                 \
    X(UNDER_AFTER, "under_after")     /* 以下, 以内 */                                                   \
    X(APPROX_AFTER, "approx_after")   /* 左右 */                                                           \
    X(COVERS, "covers")               /* 覆盖, 涉及: what is counted stands behind the number */         \
    X(ORIGIN, "origin")               /* 来自: where a part comes from */                                  \
    X(AGE, "age")                     /* 维持: how long a patent has been kept follows */                  \
    X(LOCATED, "located")             /* 集中在: what it is divided into follows */                       \
    X(CONVENED, "convened")           /* 召开: a meeting about what stands before it */                    \
    X(NEW, "new")                     /* 新增 */                                                           \
    X(SUM, "sum")                     /* 合计: all that was listed, together */                            \
    X(CUMULATIVE, "cumulative")       /* 累计 */                                                           \
    X(BACK, "back")                   /* 上述, 三者: points back */                                      \
    X(EARLIER, "earlier")             /* 原来 */                                                           \
    X(OWN_PLACE, "own_place")         /* 全省, 我市: the governing place, by its level */                \
    X(NATION, "nation")               /* 全国, 我国 */                                                   \
    X(PREPOSITION, "preposition")     /* 在, 与, 向: what follows is no subject */                        \
    X(VERB, "verb")                   /* 达到, 完成, 有: ends a noun phrase, says nothing */            \
    X(RULE, "rule")                   /* 单户, 每件, 上限: a limit of a scheme */                      \
    X(STREAK, "streak")               /* 连续, 历时 */                                                   \
    X(JOIN, "join")                   /* 和, 及: joins the members of a list */                            \
    X(ZONE, "zone")                   /* 高新区, 示范区, 镇: a place that no table lists */           \
    X(EVENT, "event")                 /* 发布会, 研修班: a year before it dates the event */           \
    X(ROLE_HOLDER, "speaker")         /* 局长, 书记: a speaker's line */                                 \
    X(ORG_SUFFIX, "org_suffix")       /* 公司, 大学, 银行: a place before it is part of a name */      \
    X(SINGLE_BODY, "single_body")     /* 公司, 大学: the figures of one body are not its place's */      \
    X(IDIOM, "idiom")                 /* 一批, 一系列: digits in words that count nothing */            \
    X(MEMBERSHIP, "membership")       /* 百强, 十强 */                                                   \
    X(RECORD, "record")               /* 白皮书, 公报: a paper that reports on the year in its title */ \
    X(FURNITURE, "furniture")         /* 版权所有, 备案号, 责任编辑: a line of the page, not of the bulletin */

#define X(id, code) CUE_##id,
enum cue { CUES(X) CUE_COUNT };
#undef X

#endif
