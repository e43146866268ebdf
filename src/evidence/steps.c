/* "rounding", "127.16亿元 stands for 127.155 to 127.165亿元" */
#include "evidence/steps.h"

enum step_column { STEP, SHOWN, TEXT, EVIDENCE, PRINTED, AGREES, CRITERION };

struct steps steps_begin(struct rowset *out, bool zh)
{
    bool ok = rowset_column(out, STR("step"), STR(""), ALIGN_LEFT, FOR_MACHINES) &&
              rowset_column(out, STR("shown"), zh ? STR("步骤") : STR("step"), ALIGN_LEFT, FOR_PEOPLE) &&
              rowset_column(out, STR("text"), zh ? STR("内容") : STR("text"), ALIGN_LEFT, FOR_ALL) &&
              rowset_column(out, STR("evidence"), STR(""), ALIGN_LEFT, FOR_MACHINES) &&
              rowset_column(out, STR("printed"), STR(""), ALIGN_LEFT, FOR_MACHINES) &&
              rowset_column(out, STR("agrees"), STR(""), ALIGN_LEFT, FOR_MACHINES) &&
              rowset_column(out, STR("criterion"), STR(""), ALIGN_LEFT, FOR_MACHINES);
    out->steps = true;
    return (struct steps){out, zh, !ok};
}

void steps_add(struct steps *s, const char *name, const char *zh, struct str text)
{
    const struct step_figure none = {.evidence = {NULL, 0}};
    steps_add_figure(s, name, zh, text, &none);
}

void steps_add_figure(struct steps *s, const char *name, const char *zh, struct str text, const struct step_figure *figure)
{
    struct row *row = text.ptr && !s->failed ? rowset_row(s->out) : NULL;
    s->failed = s->failed || !row;
    if (!row)
        return;
    row->cells[STEP] = str_of(name);
    row->cells[SHOWN] = str_of(s->zh ? zh : name);
    row->cells[TEXT] = text;
    row->cells[EVIDENCE] = figure->evidence;
    row->cells[PRINTED] = figure->printed;
    row->cells[AGREES] = figure->agrees;
    row->cells[CRITERION] = figure->criterion;
}
