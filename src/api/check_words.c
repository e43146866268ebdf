/* CHECK_HASH → "the text is not the one whose SHA-256 was kept" and what to do about it */
#include "api/check_words.h"

#define RESTORE STR_INIT("restore a copy, or ingest the bulletins into a new file"), STR_INIT("请恢复备份，或将公报重新读入新文件")
#define REREAD  STR_INIT("do not cite it; ingest the bulletin into a new file"), STR_INIT("请勿引用；请将该公报重新读入新文件")
#define DROP    STR_INIT("drop it: it acts whenever another program writes"), STR_INIT("请删除它：其他程序写入时它会起作用")

static const struct check_words words[CHECK_COUNT] = {
    [CHECK_PAGE] = {STR_INIT("damaged, says SQLite"), STR_INIT("SQLite 报告损坏"), RESTORE},
    [CHECK_UNREADABLE] = {STR_INIT("cannot be read"), STR_INIT("无法读取"), RESTORE},
    [CHECK_MISSING] = {STR_INIT("is missing"), STR_INIT("缺失"), RESTORE},
    [CHECK_CHANGED] = {STR_INIT("is not as ipdb made it"), STR_INIT("与 ipdb 所建不同"), RESTORE},
    [CHECK_ADDED] = {STR_INIT("was added to a table of ipdb"), STR_INIT("被加到 ipdb 的表上"), DROP},
    [CHECK_MIGRATION] = {STR_INIT("is not a migration of this program"), STR_INIT("不是本程序的迁移"), RESTORE},
    [CHECK_CONSTRAINT] = {STR_INIT("not as the schema demands"), STR_INIT("不合表的约束"), REREAD},
    [CHECK_REFERENCE] = {STR_INIT("refers to a row that is not there"), STR_INIT("所引用的行不存在"), RESTORE},
    [CHECK_PARENT] = {STR_INIT("is not below a place of a higher level"), STR_INIT("上级地区不符"), RESTORE},
    [CHECK_KEY] = {STR_INIT("the key is not the name of the file"), STR_INIT("键与文件名不符"), REREAD},
    [CHECK_VERSIONS] = {STR_INIT("a version is missing"), STR_INIT("版本号有缺"), RESTORE},
    [CHECK_CURRENT] = {STR_INIT("not the newest version alone is current"), STR_INIT("当前版本不是唯一的最新版本"), RESTORE},
    [CHECK_TITLE] = {STR_INIT("the title is not in the text"), STR_INIT("标题不在正文中"), REREAD},
    [CHECK_TIME] = {STR_INIT("no day or time"), STR_INIT("不是日期或时间"), REREAD},
    [CHECK_MEDIA] = {STR_INIT("a kind of file that this program does not read"), STR_INIT("本程序不读此类文件"), REREAD},
    [CHECK_SIZE] = {STR_INIT("the text is longer or shorter than the file was"), STR_INIT("正文与原文件长度不符"), REREAD},
    [CHECK_UTF8] = {STR_INIT("the text is not UTF-8 from this byte on"), STR_INIT("正文自此字节起不是 UTF-8"), REREAD},
    [CHECK_HASH] = {STR_INIT("the text is not that of the file, by its SHA-256"), STR_INIT("正文的 SHA-256 与原文件不符"), REREAD},
    [CHECK_NUMERALS] = {STR_INIT("another number of numerals in the text"), STR_INIT("正文中数字的个数不符"), REREAD},
    [CHECK_ACCOUNTED] = {STR_INIT("another number of numerals in facts and asides"), STR_INIT("已归入事实或搁置的数字个数不符"),
                         REREAD},
    [CHECK_SPAN] = {STR_INIT("bytes outside of the text or within a character"), STR_INIT("字节位置在正文之外或字符之中"), REREAD},
    [CHECK_QUOTE] = {STR_INIT("not what the text has at these bytes"), STR_INIT("与正文该处字节不符"), REREAD},
    [CHECK_HEADING] = {STR_INIT("headings that do not stand above it"), STR_INIT("标题不在其上文中"), REREAD},
    [CHECK_NUMBER] = {STR_INIT("a gap in the numbers of the facts"), STR_INIT("事实编号有缺"), REREAD},
    [CHECK_ORDER] = {STR_INIT("not in the order of the text"), STR_INIT("不合正文次序"), REREAD},
    [CHECK_PASSAGE] = {STR_INIT("outside of its sentence"), STR_INIT("不在其句子之内"), REREAD},
    [CHECK_VALUE] = {STR_INIT("the value in its columns is not one"), STR_INIT("各列中的数值不一致"), REREAD},
    [CHECK_PRINTED] = {STR_INIT("the value does not have the digits that are printed"), STR_INIT("数值与所印数字不符"), REREAD},
    [CHECK_PERIOD] = {STR_INIT("kind, days and label of the period do not agree"), STR_INIT("时期的类别、日期与标签不一致"),
                      REREAD},
    [CHECK_YEAR] = {STR_INIT("the year is not that of the period"), STR_INIT("年份与时期不符"), REREAD},
    [CHECK_REGION] = {STR_INIT("name and code of the place do not agree"), STR_INIT("地区名称与代码不一致"), REREAD},
    [CHECK_LABEL] = {STR_INIT("a label beside an indicator of the catalogue"), STR_INIT("目录指标不应有标签"), REREAD},
    [CHECK_UNIT] = {STR_INIT("not the unit of the indicator or measure"), STR_INIT("与指标或度量的单位不符"), REREAD},
    [CHECK_DECIDED] = {STR_INIT("no decision of this verdict is there"), STR_INIT("没有作此裁定的决定"), REREAD},
    [CHECK_READING] = {STR_INIT("what was read is kept without a decision, or a decision without it"),
                       STR_INIT("原读数与决定不相对应"), REREAD},
};

const struct check_words *check_words(enum check_problem problem)
{
    return &words[(size_t)problem < CHECK_COUNT ? problem : CHECK_UNREADABLE];
}
