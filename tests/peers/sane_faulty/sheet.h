/* SPDX-License-Identifier: GPL-3.0-or-later
 * The samples of one page and the lines in which they are sent. One thread. */
#ifndef TESTS_PEERS_SANE_FAULTY_SHEET_H
#define TESTS_PEERS_SANE_FAULTY_SHEET_H

#include "tests/peers/sane_faulty/script.h"

#include <sane/sane.h>

struct sheet {
    int width, height;
    int channels; /* 1 or 3 */
    int picture;  /* which drawn pattern */
    int is_turned;
    unsigned char* image; /* else the pattern */
};

void sheet_free(struct sheet* sheet);
/* P5 or P6 with 8 bits; aborts on anything else. */
void sheet_load(struct sheet* sheet, const char* file);
/* Fills one line of the frame that the parameters tell of. */
void sheet_line(const struct sheet* sheet, const SANE_Parameters* parameters, int swaps_bytes, int line,
                unsigned char* out);

#endif
