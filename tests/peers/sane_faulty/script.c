/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/peers/sane_faulty/script.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char* const STATUS_NAMES[] = {"GOOD",   "UNSUPPORTED",   "CANCELLED",  "DEVICE_BUSY", "INVAL",
                                           "EOF",    "JAMMED",        "NO_DOCS",    "COVER_OPEN",  "IO_ERROR",
                                           "NO_MEM", "ACCESS_DENIED", "WARMING_UP", "HW_LOCKED"};

static void not_understood(const char* line) {
    fprintf(stderr, "sane_faulty: not understood: %s\n", line);
    abort();
}

static SANE_Status status_of(const char* name, const char* line) {
    for (unsigned number = 0; number < sizeof STATUS_NAMES / sizeof *STATUS_NAMES; ++number) {
        if (strcmp(name, STATUS_NAMES[number]) == 0) return (SANE_Status)number;
    }
    char* end = NULL;
    const long number = strtol(name, &end, 10);
    if (end == name || *end != '\0') not_understood(line);
    return (SANE_Status)number;
}

/* "call 2", "calls 1 to 3"; what comes behind it. */
static const char* read_calls(struct rule* rule, const char* what) {
    int used = 0;
    if (sscanf(what, "calls %d to %d %n", &rule->first_call, &rule->last_call, &used) == 2 && used > 0) {
        return what + used;
    }
    if (sscanf(what, "call %d %n", &rule->first_call, &used) == 1 && used > 0) {
        rule->last_call = rule->first_call;
        return what + used;
    }
    return what;
}

static void add_rule(struct script* script, struct rule made, const char* what, const char* line) {
    if (script->rule_count == MOST_RULES) not_understood(line);
    char name[64];
    what = read_calls(&made, what);
    if (sscanf(what, "status %63s", name) == 1) {
        made.act = ACT_STATUS;
        made.status = status_of(name, line);
    } else if (strncmp(what, "hang", 4) == 0) {
        made.act = ACT_HANG;
    } else if (strncmp(what, "wait", 4) == 0) {
        made.act = ACT_WAIT;
    } else if (strncmp(what, "abort", 5) == 0) {
        made.act = ACT_ABORT;
    } else if (strncmp(what, "trickle", 7) == 0 && made.place == AT_READ) {
        made.act = ACT_TRICKLE;
    } else if (strncmp(what, "nothing", 7) == 0 && made.place == AT_READ) {
        made.act = ACT_NOTHING;
    } else {
        not_understood(line);
    }
    script->rules[script->rule_count++] = made;
}

static struct page_rule* page_rule(struct script* script, int page, const char* line) {
    for (int at = 0; at < script->page_rule_count; ++at) {
        if (script->page_rules[at].page == page) return &script->page_rules[at];
    }
    if (script->page_rule_count == MOST_RULES) not_understood(line);
    struct page_rule* rule = &script->page_rules[script->page_rule_count++];
    rule->page = page;
    return rule;
}

static int read_call_rule(struct script* script, const char* line, int number) {
    static const struct {
        const char* word;
        enum place place;
    } CALLS[] = {{"list ", AT_LIST},     {"open ", AT_OPEN},   {"set ", AT_SET},
                 {"cancel ", AT_CANCEL}, {"close ", AT_CLOSE}, {"start ", AT_START}};
    struct rule rule = {.line = number};
    int used = 0;
    if ((sscanf(line, "start page %d %n", &rule.page, &used) == 1 && used > 0)) {
        rule.place = AT_START;
        add_rule(script, rule, line + used, line);
        return 1;
    }
    if (sscanf(line, "page %d byte %ld %n", &rule.page, &rule.byte, &used) == 2 && used > 0) {
        rule.place = AT_READ;
        add_rule(script, rule, line + used, line);
        return 1;
    }
    for (unsigned at = 0; at < sizeof CALLS / sizeof *CALLS; ++at) {
        if (strncmp(line, CALLS[at].word, strlen(CALLS[at].word)) != 0) continue;
        rule.place = CALLS[at].place;
        rule.page = 0;
        add_rule(script, rule, line + strlen(CALLS[at].word), line);
        return 1;
    }
    return 0;
}

static int read_page_rule(struct script* script, const char* line) {
    int page = 0;
    int first = 0;
    int second = 0;
    char file[LONGEST_TEXT];
    char word[16];
    if (sscanf(line, "page %d lines %d of %d", &page, &first, &second) == 3) {
        struct page_rule* rule = page_rule(script, page, line);
        rule->lines_sent = first;
        rule->height = second;
    } else if (sscanf(line, "page %d size %d %d", &page, &first, &second) == 3) {
        struct page_rule* rule = page_rule(script, page, line);
        rule->width = first;
        rule->height = second;
    } else if (sscanf(line, "page %d %15s", &page, word) == 2 && strcmp(word, "double") == 0) {
        page_rule(script, page, line)->is_double = 1;
    } else if (sscanf(line, "page %d %15s", &page, word) == 2 && strcmp(word, "again") == 0) {
        page_rule(script, page, line)->is_again = 1;
    } else if (sscanf(line, "image page %d %1023[^\n]", &page, file) == 2) {
        strcpy(page_rule(script, page, line)->image, file);
    } else {
        return 0;
    }
    return 1;
}

/* Rules of one word. */
static int read_switch(struct script* script, const char* line) {
    const struct {
        const char* line;
        int* value;
    } switches[] = {{"duplex", &script->has_duplex},
                    {"swap bytes", &script->swaps_bytes},
                    {"unknown height", &script->unknown_height},
                    {"fuzzy", &script->fuzzy},
                    {"options all", &script->has_all_options}};
    for (unsigned at = 0; at < sizeof switches / sizeof *switches; ++at) {
        if (strcmp(line, switches[at].line) != 0) continue;
        *switches[at].value = 1;
        return 1;
    }
    if (strcmp(line, "back rotate 180") != 0) return 0;
    script->has_duplex = script->back_rotated = 1;
    return 1;
}

static int read_names(struct script* script, const char* line) {
    if (sscanf(line, "name %63s", script->names[0]) == 1) return 1;
    if (sscanf(line, "renamed %63s", script->renamed) == 1) return 1;
    if (sscanf(line, "password %63s %63s", script->user, script->secret) == 2) return 1;
    char name[64];
    if (sscanf(line, "also %63s", name) != 1) return 0;
    if (script->name_count == MOST_NAMES) not_understood(line);
    strcpy(script->names[script->name_count++], name);
    return 1;
}

static int read_number(struct script* script, const char* line) {
    char rest[16];
    if (sscanf(line, "pages %d", &script->pages) == 1) return 1;
    if (sscanf(line, "after %d %15s", &script->early_end, rest) == 2) return strcmp(rest, "NO_DOCS") == 0;
    if (sscanf(line, "depth %d", &script->depth) == 1) return 1;
    if (sscanf(line, "passes %3[RGB]", script->passes) == 1) return strlen(script->passes) == 3;
    if (sscanf(line, "padding %d", &script->padding) == 1) return 1;
    if (sscanf(line, "reads %d", &script->longest_read) == 1) return 1;
    if (sscanf(line, "button scan poll %d", &script->button_poll) == 1) return 1;
    if (sscanf(line, "button scan file %1023[^\n]", script->button_file) == 1) return 1;
    if (sscanf(line, "stdout \"%1023[^\"]\"", script->noise) == 1) return 1;
    if (sscanf(line, "leak %ldM", &script->leak) == 1) {
        script->leak *= 1024L * 1024;
        return 1;
    }
    return 0;
}

static void read_line(struct script* script, char* line, int number) {
    line[strcspn(line, "\n")] = '\0';
    if (*line == '#' || *line == '\0') return;
    if (read_names(script, line) || read_switch(script, line) || read_number(script, line) ||
        read_call_rule(script, line, number) || read_page_rule(script, line)) {
        return;
    }
    not_understood(line);
}

static struct timespec time_written(void) {
    const char* name = getenv("FAULTY_SCRIPT");
    struct stat file;
    if (!name || stat(name, &file) != 0) return (struct timespec){0, 0};
    return file.st_mtim;
}

int script_read_if_new(struct script* script) {
    const struct timespec written = time_written();
    if (written.tv_sec == script->written.tv_sec && written.tv_nsec == script->written.tv_nsec) return 0;
    script_read(script);
    return 1;
}

void script_read(struct script* script) {
    memset(script, 0, sizeof *script);
    strcpy(script->names[0], "0");
    script->name_count = 1;
    script->pages = 3;
    script->written = time_written();
    const char* name = getenv("FAULTY_SCRIPT");
    FILE* file = name ? fopen(name, "r") : NULL;
    if (!file) return;
    char line[LONGEST_TEXT + 64];
    for (int number = 1; fgets(line, sizeof line, file); ++number)
        read_line(script, line, number);
    fclose(file);
}

/* One byte a call, in a file beside the script: opening for append and writing is one step, whoever does it.
 */
int script_count(const char* what) {
    const char* script = getenv("FAULTY_SCRIPT");
    if (!script) return 0;
    char name[LONGEST_TEXT + 64];
    snprintf(name, sizeof name, "%s.%s", script, what);
    const int file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0 || write(file, "x", 1) != 1) abort();
    const off_t count = lseek(file, 0, SEEK_CUR);
    close(file);
    return (int)count;
}

/* Waits for the other side: this driver has time. */
static void meet(const char* what, int how) {
    const char* script = getenv("FAULTY_SCRIPT");
    if (!script) return;
    char name[LONGEST_TEXT + 64];
    snprintf(name, sizeof name, "%s.%s", script, what);
    const int file = open(name, how | O_CLOEXEC);
    if (file >= 0) close(file);
}

void script_hangs(void) {
    meet("hangs", O_WRONLY);
}

void script_waits(void) {
    script_hangs();
    meet("goes", O_RDONLY);
}

static int strikes_this_call(const struct rule* rule) {
    if (rule->first_call == 0) return 1;
    char what[32];
    snprintf(what, sizeof what, "line%d", rule->line);
    const int call = script_count(what);
    return call >= rule->first_call && call <= rule->last_call;
}

const struct rule* script_rule(const struct script* script, enum place place, int page) {
    for (int at = 0; at < script->rule_count; ++at) {
        const struct rule* rule = &script->rules[at];
        if (rule->place == place && (rule->page == 0 || rule->page == page) && strikes_this_call(rule))
            return rule;
    }
    return NULL;
}

const struct page_rule* script_page(const struct script* script, int page) {
    for (int at = 0; at < script->page_rule_count; ++at) {
        if (script->page_rules[at].page == page) return &script->page_rules[at];
    }
    return NULL;
}
