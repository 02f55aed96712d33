/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/peers/sane_faulty/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static void add_rule(struct script* script, enum place place, int page, long byte, const char* what,
                     const char* line) {
    if (script->rule_count == MOST_RULES) not_understood(line);
    struct rule* rule = &script->rules[script->rule_count++];
    char name[64];
    rule->place = place;
    rule->page = page;
    rule->byte = byte;
    if (sscanf(what, "status %63s", name) == 1) {
        rule->act = ACT_STATUS;
        rule->status = status_of(name, line);
    } else if (strncmp(what, "hang", 4) == 0) {
        rule->act = ACT_HANG;
    } else if (strncmp(what, "abort", 5) == 0) {
        rule->act = ACT_ABORT;
    } else if (strncmp(what, "trickle", 7) == 0 && place == AT_READ) {
        rule->act = ACT_TRICKLE;
    } else {
        not_understood(line);
    }
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

static int read_call_rule(struct script* script, const char* line) {
    int page = 0;
    int used = 0;
    if (strncmp(line, "list ", 5) == 0) {
        add_rule(script, AT_LIST, 0, 0, line + 5, line);
    } else if (strncmp(line, "open ", 5) == 0) {
        add_rule(script, AT_OPEN, 0, 0, line + 5, line);
    } else if (strncmp(line, "cancel ", 7) == 0) {
        add_rule(script, AT_CANCEL, 0, 0, line + 7, line);
    } else if (sscanf(line, "start page %d %n", &page, &used) == 1 && used > 0) {
        add_rule(script, AT_START, page, 0, line + used, line);
    } else {
        return 0;
    }
    return 1;
}

static int read_page_rule(struct script* script, const char* line) {
    int page = 0;
    int first = 0;
    int second = 0;
    int used = 0;
    long byte = 0;
    char file[LONGEST_TEXT];
    if (sscanf(line, "page %d byte %ld %n", &page, &byte, &used) == 2 && used > 0) {
        add_rule(script, AT_READ, page, byte, line + used, line);
    } else if (sscanf(line, "page %d lines %d of %d", &page, &first, &second) == 3) {
        struct page_rule* rule = page_rule(script, page, line);
        rule->lines_sent = first;
        rule->height = second;
    } else if (sscanf(line, "page %d size %d %d", &page, &first, &second) == 3) {
        struct page_rule* rule = page_rule(script, page, line);
        rule->width = first;
        rule->height = second;
    } else if (sscanf(line, "image page %d %1023[^\n]", &page, file) == 2) {
        strcpy(page_rule(script, page, line)->image, file);
    } else {
        return 0;
    }
    return 1;
}

static void read_line(struct script* script, const char* line) {
    if (*line == '\n' || *line == '#' || *line == '\0') return;
    if (sscanf(line, "name %63s", script->name) == 1) return;
    if (sscanf(line, "pages %d", &script->pages) == 1) return;
    if (sscanf(line, "stdout \"%1023[^\"]\"", script->noise) == 1) return;
    if (read_call_rule(script, line) || read_page_rule(script, line)) return;
    not_understood(line);
}

void script_read(struct script* script) {
    memset(script, 0, sizeof *script);
    strcpy(script->name, "0");
    script->pages = 3;
    const char* name = getenv("FAULTY_SCRIPT");
    FILE* file = name ? fopen(name, "r") : NULL;
    if (!file) return;
    char line[LONGEST_TEXT + 64];
    while (fgets(line, sizeof line, file))
        read_line(script, line);
    fclose(file);
}

const struct rule* script_rule(const struct script* script, enum place place, int page) {
    for (int at = 0; at < script->rule_count; ++at) {
        const struct rule* rule = &script->rules[at];
        if (rule->place == place && rule->page == page) return rule;
    }
    return NULL;
}

const struct page_rule* script_page(const struct script* script, int page) {
    for (int at = 0; at < script->page_rule_count; ++at) {
        if (script->page_rules[at].page == page) return &script->page_rules[at];
    }
    return NULL;
}
