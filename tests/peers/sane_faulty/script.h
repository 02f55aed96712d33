/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the faulty scanner is to do, one rule a line; see tests/peers/README.md. One thread. */
#ifndef TESTS_PEERS_SANE_FAULTY_SCRIPT_H
#define TESTS_PEERS_SANE_FAULTY_SCRIPT_H

#include <sane/sane.h>

enum { MOST_RULES = 64, LONGEST_TEXT = 1024 };

enum place { AT_LIST, AT_OPEN, AT_START, AT_READ, AT_CANCEL };
enum act { ACT_STATUS, ACT_HANG, ACT_ABORT, ACT_TRICKLE };

struct rule {
    enum place place;
    int page;  /* AT_START, AT_READ */
    long byte; /* AT_READ */
    enum act act;
    SANE_Status status; /* ACT_STATUS */
};

struct page_rule {
    int page;
    int width, height;        /* 0: not said */
    int lines_sent;           /* 0: all */
    char image[LONGEST_TEXT]; /* empty: a drawn pattern */
};

struct script {
    char name[64]; /* of the device */
    int pages;     /* in the feeder */
    struct rule rules[MOST_RULES];
    int rule_count;
    struct page_rule page_rules[MOST_RULES];
    int page_rule_count;
    char noise[LONGEST_TEXT]; /* printed to stdout at every start */
};

/* Reads the file named by FAULTY_SCRIPT; aborts on a line that it does not understand. */
void script_read(struct script* script);
const struct rule* script_rule(const struct script* script, enum place place, int page);
const struct page_rule* script_page(const struct script* script, int page);

#endif
