/* SPDX-License-Identifier: GPL-3.0-or-later
 * The options of the faulty scanner: three plain ones, and with `options all` one of each kind that SANE
 * knows. After the source was set, two of them have changed their numbers. One thread. */
#ifndef TESTS_PEERS_SANE_FAULTY_OPTIONS_H
#define TESTS_PEERS_SANE_FAULTY_OPTIONS_H

#include "tests/peers/sane_faulty/script.h"

#include <sane/sane.h>

struct values {
    char source[32];
    char mode[32];
    SANE_Int resolution;
    SANE_Int depth;
    SANE_Fixed corners[4]; /* tl-x, tl-y, br-x, br-y in mm */
    SANE_Int brightness;
    SANE_Fixed gamma;
    SANE_Int threshold;
    SANE_Int gamma_table[16];
    char operator_name[32];
    char double_feed_action[16];
    SANE_Bool double_feed; /* seen by the sensor */
    int calibrations;      /* how often the button "calibrate" was pressed */
};

/* As after opening. */
void options_reset(const struct script* script, struct values* values);
const SANE_Option_Descriptor* options_descriptor(SANE_Int number);
SANE_Status options_get(const struct script* script, const struct values* values, SANE_Int number,
                        void* value);
SANE_Status options_set(struct values* values, SANE_Int number, void* value, SANE_Int* info);

#endif
