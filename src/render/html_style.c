/* How a page looks: one column, light or dark as the reader has it, wide tables within their own frame, and on paper black on white.
 *
 *     @media (max-width:640px){.wide{display:none}.narrow{display:block}}      the narrow charts for a narrow window
 */
#include "render/html.h"

static const char style[] =
    ":root{--paper:#fff;--ink:#1b1f24;--pale:#57606a;--rule:#d0d7de;--link:#0b5cad;--mark:#fff1a8;--band:#f3f6f9}\n"
    "@media "
    "(prefers-color-scheme:dark){:root{--paper:#15191e;--ink:#e6e9ed;--pale:#a9b2bc;--rule:#3a424b;--link:#7db9f5;--mark:#5b4a00;"
    "--band:#1d232a}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 \"Noto Sans SC\",\"Noto Sans CJK SC\",\"Source Han Sans "
    "SC\","
    "\"PingFang SC\",\"Microsoft YaHei\",\"WenQuanYi Micro Hei\",sans-serif;overflow-wrap:anywhere}\n"
    "main{max-width:60rem;margin:0 auto;padding:1rem}\n"
    "h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0 1.25rem}h2{font-size:1.125rem;margin:2rem 0 .5rem}\n"
    "a{color:var(--link)}figure{margin:0 0 1.5rem}figure svg{display:block;max-width:100%;height:auto;margin:0 -16px}\n"
    ".narrow{display:none}\n"
    ".table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4;overflow-wrap:normal}\n"
    "th,td{padding:.375rem .625rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}\n"
    "th{color:var(--pale);font-weight:600}thead th{border-bottom:2px solid var(--ink);white-space:nowrap}\n"
    ".whole{white-space:nowrap}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}\n"
    ".below th{padding-top:1rem;border-top:2px solid var(--pale);font-weight:400;font-size:.875rem}.below "
    "td{background:var(--band)}\n"
    ".evidence{padding:0;list-style:none}.evidence li{padding:.75rem 1rem;border-left:3px solid var(--rule);margin:0 0 1rem}\n"
    ".evidence li:target{border-color:var(--link);background:var(--band)}\n"
    ".evidence p{margin:0;font-size:.875rem;color:var(--pale)}.evidence .key{font-weight:600;color:var(--ink)}\n"
    "blockquote{margin:.375rem 0;font-size:1.0625rem}mark{background:var(--mark);color:inherit;padding:0 .15em;border-radius:2px}\n"
    "@media (max-width:640px){main{padding:.625rem}.wide{display:none}.narrow{display:block}figure svg{margin:0}"
    "th,td{padding:.375rem .3rem}table{font-size:.8125rem}}\n"
    "@media print{:root{--paper:#fff;--ink:#000;--pale:#444;--rule:#999;--link:#000;--mark:#eee;--band:#fff}"
    "body{font-size:11pt}main{max-width:none;padding:0}figure,tr,.evidence li{break-inside:avoid}.table{overflow:visible}}\n";

void html_add_style(struct buf *out)
{
    buf_add(out, str_of(style));
}
