/* The commands of the program, in one table: dispatch, help, manual page and completion are made from it. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/options.h"

/* What the operands are, for completion. */
enum operand_kind { OPERAND_NONE, OPERAND_FILE, OPERAND_QUERY, OPERAND_SHELL, OPERAND_OTHER };

struct command {
    const char *name;
    enum command_bit bit;
    const char *summary;  /* one line in `ipdb --help` */
    const char *operands; /* as in the usage line, in [] when there need be none; NULL: none */
    enum operand_kind kind;
    const char *examples; /* lines of commands with what they do */
    const char *text;     /* what else there is to know; may be NULL */
    int (*run)(const struct options *options);
};

extern const struct command commands[];
extern const size_t command_count;
/* NULL when there is none of that name. */
const struct command *command_find(const char *name);
/* Commands of the design that are not built yet; ends in NULL. */
extern const char *const planned_commands[];

/* Each returns the program's exit status. */
int cmd_ingest(const struct options *options);
int cmd_query(const struct options *options);
int cmd_extract(const struct options *options);
int cmd_trace(const struct options *options);
int cmd_search(const struct options *options);
int cmd_review(const struct options *options);
int cmd_decisions(const struct options *options);
int cmd_sql(const struct options *options);
int cmd_coverage(const struct options *options);
int cmd_diff(const struct options *options);
int cmd_refresh(const struct options *options);
int cmd_evidence(const struct options *options);
int cmd_explain(const struct options *options);
int cmd_audit(const struct options *options);
int cmd_check(const struct options *options);
int cmd_backup(const struct options *options);
int cmd_man(const struct options *options);
int cmd_completion(const struct options *options);

#endif
