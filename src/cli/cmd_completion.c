/* ipdb completion: a script for a shell, which asks this program again at each tab (complete.h), so that it never goes out of date.
 *
 *     $ ipdb completion words query --format c
 *     words
 *     chart
 *     csv
 *
 * What comes out of a database is quoted by the shell's own means and never evaluated.
 */
#include <string.h>

#include "cli/command.h"
#include "cli/complete.h"
#include "cli/message.h"
#include "cli/output.h"

static const char bash_script[] =
    "# Completion of ipdb in bash. Made by: ipdb completion bash\n"
    "_ipdb() {\n"
    "    local words=(\"${COMP_WORDS[@]:1:COMP_CWORD}\") cur=${COMP_WORDS[COMP_CWORD]} quote= line lines\n"
    "    case $cur in\n"
    "    [\\\"\\']*) quote=${cur:0:1} cur=${cur:1} ;;\n"
    "    *) cur=${cur//\\\\/} ;;\n"
    "    esac\n"
    "    words=(\"${words[@]//[\\\"\\'\\\\]/}\")\n"
    "    words[COMP_CWORD - 1]=$cur\n"
    "    mapfile -t lines < <(ipdb completion words -- \"${words[@]}\" 2>/dev/null)\n"
    "    COMPREPLY=()\n"
    "    if [[ ${lines[0]-} == files ]]; then\n"
    "        compopt -o default 2>/dev/null\n"
    "        return\n"
    "    fi\n"
    "    for line in \"${lines[@]:1}\"; do\n"
    "        line=${line%%$'\\t'*}\n"
    "        case $quote in\n"
    "        '') printf -v line %q \"$line\" ;;\n"
    "        \\\") [[ $line == *[\\\"\\$\\`\\\\!]* ]] && continue ;;\n"
    "        \\') [[ $line == *\\'* ]] && continue ;;\n"
    "        esac\n"
    "        COMPREPLY+=(\"$line\")\n"
    "    done\n"
    "}\n"
    "complete -F _ipdb ipdb\n";

static const char zsh_script[] =
    "#compdef ipdb\n"
    "# Completion of ipdb in zsh. Made by: ipdb completion zsh\n"
    "_ipdb() {\n"
    "    local -a lines names shown\n"
    "    local line\n"
    "    lines=(\"${(@f)$(ipdb completion words -- \"${(@Q)words[2,CURRENT-1]}\" \"${(Q)PREFIX}\" 2>/dev/null)}\")\n"
    "    if [[ $lines[1] == files ]]; then\n"
    "        compset -P '--*='\n"
    "        _files\n"
    "        return\n"
    "    fi\n"
    "    for line in \"${(@)lines[2,-1]}\"; do\n"
    "        names+=(\"${line%%$'\\t'*}\")\n"
    "        shown+=(\"${line/$'\\t'/  -- }\")\n"
    "    done\n"
    "    compadd -d shown -a names\n"
    "}\n"
    "if [[ $funcstack[1] == _ipdb ]]; then\n"
    "    _ipdb \"$@\"\n"
    "else\n"
    "    compdef _ipdb ipdb\n"
    "fi\n";

static const char fish_script[] = "# Completion of ipdb in fish. Made by: ipdb completion fish\n"
                                  "function __ipdb_complete\n"
                                  "    set -l before (commandline -opc)\n"
                                  "    set -l token (commandline -ct | string collect)\n"
                                  "    set -l plain (string unescape -- $token; or string replace -r '^[\"\\']' '' -- $token)\n"
                                  "    set -l lines (ipdb completion words -- $before[2..] \"$plain\" 2>/dev/null)\n"
                                  "    if test \"$lines[1]\" = files\n"
                                  "        __fish_complete_path (string replace -r '^--[^=]*=' '' -- $plain)\n"
                                  "    else if set -q lines[2]\n"
                                  "        printf '%s\\n' $lines[2..]\n"
                                  "    end\n"
                                  "end\n"
                                  "complete -c ipdb -f -a '(__ipdb_complete)'\n";

static const struct {
    const char *shell, *text;
} scripts[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};

int cmd_completion(const struct options *options)
{
    const char *what = options->operands[0];
    if (strcmp(what, "words") == 0) {
        complete_words((char *const *)options->operands + 1, options->operand_count - 1);
        return output_finish(0);
    }
    if (strcmp(what, "names") == 0) {
        complete_names(options_database(options), options->operand_count > 1 ? options->operands[1] : "");
        return output_finish(0);
    }
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (strcmp(scripts[i].shell, what) == 0) {
            output_text(scripts[i].text);
            return output_finish(0);
        }
    message_error("no completion for the shell '%s'; there is bash, zsh and fish", what);
    return 2;
}
