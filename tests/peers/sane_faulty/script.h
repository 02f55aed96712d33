/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the faulty scanner is to do, one rule a line; see tests/peers/README.md. One thread. */
#ifndef TESTS_PEERS_SANE_FAULTY_SCRIPT_H
#define TESTS_PEERS_SANE_FAULTY_SCRIPT_H

#include <sane/sane.h>

#include <time.h>

enum { MOST_RULES = 64, LONGEST_TEXT = 1024, MOST_NAMES = 4 };

enum place { AT_LIST, AT_OPEN, AT_SET, AT_START, AT_READ, AT_CANCEL, AT_CLOSE };
enum act { ACT_STATUS, ACT_HANG, ACT_ABORT, ACT_TRICKLE, ACT_NOTHING, ACT_WAIT };

struct rule {
    enum place place;
    int page;                  /* AT_START, AT_READ */
    long byte;                 /* AT_READ */
    int first_call, last_call; /* 0: every call; else counted over all processes */
    int line;                  /* of the script */
    enum act act;
    SANE_Status status; /* ACT_STATUS */
};

struct page_rule {
    int page;
    int width, height;        /* 0: not said */
    int lines_sent;           /* 0: all */
    int is_double;            /* the sheet beneath came along */
    int is_again;             /* the picture of the page before */
    char image[LONGEST_TEXT]; /* empty: a drawn pattern */
};

struct script {
    struct timespec written;    /* the file that was read */
    char names[MOST_NAMES][64]; /* of the devices; the first can be opened */
    int name_count;
    char renamed[64]; /* after the first list; empty: never */
    char user[64];    /* empty: no password is asked for */
    char secret[64];
    int pages;        /* sheets in the feeder */
    int early_end;    /* after so many pages the feeder says once that it is empty; 0: never */
    int has_duplex;   /* two sides are offered */
    int back_rotated; /* backs come upside-down */
    int has_all_options;
    int depth;                      /* 0: as the options say; else 1, 8 or 16 */
    int swaps_bytes;                /* of 16-bit samples */
    char passes[4];                 /* the order of three passes, as "GBR"; empty: one pass */
    int padding;                    /* bytes behind each line */
    int unknown_height;             /* lines: -1 */
    int fuzzy;                      /* parameters before the start are wrong */
    int longest_read;               /* bytes; 0: 32 KiB */
    long leak;                      /* bytes at each start */
    int button_poll;                /* the button is pressed at that reading; 0: never */
    char button_file[LONGEST_TEXT]; /* pressed while the file is there */
    struct rule rules[MOST_RULES];
    int rule_count;
    struct page_rule page_rules[MOST_RULES];
    int page_rule_count;
    char noise[LONGEST_TEXT]; /* printed to stdout at every start */
};

/* Reads the file named by FAULTY_SCRIPT; aborts on a line that it does not understand. */
void script_read(struct script* script);
/* Does so only if the file was written since; tells whether it was. */
int script_read_if_new(struct script* script);
/* The rule that strikes this call; counts the call for rules that want to know. */
const struct rule* script_rule(const struct script* script, enum place place, int page);
const struct page_rule* script_page(const struct script* script, int page);
/* How often this was called for that name, this call included, by all processes that read this script. */
int script_count(const char* what);
/* Tells whoever reads the named pipe `<script>.hangs`, if there is one, that a rule makes the driver hang. */
void script_hangs(void);
/* The same; then waits until somebody writes to the named pipe `<script>.goes`. */
void script_waits(void);

#endif
