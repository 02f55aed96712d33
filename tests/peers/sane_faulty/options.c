/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/peers/sane_faulty/options.h"

#include <string.h>
#include <unistd.h>

#include <sane/saneopts.h>

enum option {
    OPT_COUNT,
    OPT_SOURCE,
    OPT_MODE,
    OPT_RESOLUTION,
    OPT_GROUP,
    OPT_DEPTH,
    OPT_TL_X,
    OPT_TL_Y,
    OPT_BR_X,
    OPT_BR_Y,
    OPT_BRIGHTNESS,
    OPT_GAMMA,
    OPT_THRESHOLD,
    OPT_GAMMA_TABLE,
    OPT_OPERATOR,
    OPT_CALIBRATE,
    OPT_DOUBLE_FEED_ACTION,
    OPT_DOUBLE_FEED,
    OPT_SCAN,
    OPTIONS
};

static SANE_String_Const SIMPLEX_SOURCES[] = {"Flatbed", "ADF", NULL};
static SANE_String_Const DUPLEX_SOURCES[] = {"Flatbed", "ADF", "ADF Duplex", NULL};
static SANE_String_Const MODES[] = {"Color", "Gray", "Lineart", NULL};
static SANE_String_Const ACTIONS[] = {"Default", "Continue", "Stop", NULL};
static const SANE_Word DEPTHS[] = {3, 1, 8, 16};
static const SANE_Range PLAIN_RESOLUTIONS = {75, 600, 1};
static const SANE_Range STEPPED_RESOLUTIONS = {75, 600, 25};
static const SANE_Range WIDTHS = {0, SANE_FIX(216), 0};
static const SANE_Range HEIGHTS = {0, SANE_FIX(356), 0};
static const SANE_Range BRIGHTNESSES = {-100, 100, 10};
static const SANE_Range GAMMAS = {SANE_FIX(0.1), SANE_FIX(4), 0};
static const SANE_Range THRESHOLDS = {0, 255, 1};
static const SANE_Range TABLE_ENTRIES = {0, 255, 1};

static SANE_Option_Descriptor descriptors[OPTIONS];
static enum option numbers[OPTIONS]; /* which option has the number */
static SANE_Int count;

static SANE_Option_Descriptor* describe(enum option option, SANE_String_Const name, SANE_Value_Type type,
                                        SANE_Int size) {
    SANE_Option_Descriptor* descriptor = &descriptors[option];
    memset(descriptor, 0, sizeof *descriptor);
    descriptor->name = descriptor->title = descriptor->desc = name;
    descriptor->type = type;
    descriptor->size = size;
    descriptor->cap = SANE_CAP_SOFT_SELECT | SANE_CAP_SOFT_DETECT;
    return descriptor;
}

static void describe_list(enum option option, SANE_String_Const name, SANE_Int size,
                          SANE_String_Const* list) {
    SANE_Option_Descriptor* descriptor = describe(option, name, SANE_TYPE_STRING, size);
    descriptor->constraint_type = SANE_CONSTRAINT_STRING_LIST;
    descriptor->constraint.string_list = list;
}

static SANE_Option_Descriptor* describe_range(enum option option, SANE_String_Const name,
                                              SANE_Value_Type type, const SANE_Range* range, SANE_Unit unit) {
    SANE_Option_Descriptor* descriptor = describe(option, name, type, sizeof(SANE_Word));
    descriptor->unit = unit;
    descriptor->constraint_type = SANE_CONSTRAINT_RANGE;
    descriptor->constraint.range = range;
    return descriptor;
}

static void describe_sensor(enum option option, SANE_String_Const name) {
    describe(option, name, SANE_TYPE_BOOL, sizeof(SANE_Bool))->cap =
        SANE_CAP_HARD_SELECT | SANE_CAP_SOFT_DETECT;
}

static void describe_plain(const struct script* script) {
    describe(OPT_COUNT, "", SANE_TYPE_INT, sizeof(SANE_Word))->cap = SANE_CAP_SOFT_DETECT;
    describe_list(OPT_SOURCE, SANE_NAME_SCAN_SOURCE, sizeof((struct values*)0)->source,
                  script->has_duplex ? DUPLEX_SOURCES : SIMPLEX_SOURCES);
    describe_list(OPT_MODE, SANE_NAME_SCAN_MODE, sizeof((struct values*)0)->mode, MODES);
    describe_range(OPT_RESOLUTION, SANE_NAME_SCAN_RESOLUTION, SANE_TYPE_INT,
                   script->has_all_options ? &STEPPED_RESOLUTIONS : &PLAIN_RESOLUTIONS, SANE_UNIT_DPI);
}

static void describe_others(void) {
    describe(OPT_GROUP, "", SANE_TYPE_GROUP, 0)->cap = 0;
    SANE_Option_Descriptor* depth =
        describe(OPT_DEPTH, SANE_NAME_BIT_DEPTH, SANE_TYPE_INT, sizeof(SANE_Word));
    depth->constraint_type = SANE_CONSTRAINT_WORD_LIST;
    depth->constraint.word_list = DEPTHS;
    depth->unit = SANE_UNIT_BIT;
    describe_range(OPT_TL_X, SANE_NAME_SCAN_TL_X, SANE_TYPE_FIXED, &WIDTHS, SANE_UNIT_MM);
    describe_range(OPT_TL_Y, SANE_NAME_SCAN_TL_Y, SANE_TYPE_FIXED, &HEIGHTS, SANE_UNIT_MM);
    describe_range(OPT_BR_X, SANE_NAME_SCAN_BR_X, SANE_TYPE_FIXED, &WIDTHS, SANE_UNIT_MM);
    describe_range(OPT_BR_Y, SANE_NAME_SCAN_BR_Y, SANE_TYPE_FIXED, &HEIGHTS, SANE_UNIT_MM);
    describe_range(OPT_BRIGHTNESS, SANE_NAME_BRIGHTNESS, SANE_TYPE_INT, &BRIGHTNESSES, SANE_UNIT_PERCENT);
    describe_range(OPT_GAMMA, SANE_NAME_ANALOG_GAMMA, SANE_TYPE_FIXED, &GAMMAS, SANE_UNIT_NONE);
    describe_range(OPT_THRESHOLD, SANE_NAME_THRESHOLD, SANE_TYPE_INT, &THRESHOLDS, SANE_UNIT_NONE)->cap |=
        SANE_CAP_INACTIVE;
    describe_range(OPT_GAMMA_TABLE, SANE_NAME_GAMMA_VECTOR, SANE_TYPE_INT, &TABLE_ENTRIES, SANE_UNIT_NONE)
        ->size = sizeof((struct values*)0)->gamma_table;
    describe(OPT_OPERATOR, "operator", SANE_TYPE_STRING, sizeof((struct values*)0)->operator_name);
    describe(OPT_CALIBRATE, "calibrate", SANE_TYPE_BUTTON, 0);
    describe_list(OPT_DOUBLE_FEED_ACTION, "df-action", sizeof((struct values*)0)->double_feed_action,
                  ACTIONS);
    describe_sensor(OPT_DOUBLE_FEED, "double-feed");
    describe_sensor(OPT_SCAN, "scan");
}

void options_reset(const struct script* script, struct values* values) {
    describe_plain(script);
    describe_others();
    const int has_button = script->button_poll != 0 || script->button_file[0] != '\0';
    count = 0;
    for (int option = OPT_COUNT; option < OPTIONS; ++option) {
        const int is_shown =
            option <= OPT_RESOLUTION || script->has_all_options || (option == OPT_SCAN && has_button);
        if (is_shown) numbers[count++] = (enum option)option;
    }
    memset(values, 0, sizeof *values);
    strcpy(values->source, "ADF");
    strcpy(values->mode, "Color");
    strcpy(values->double_feed_action, "Default");
    values->resolution = 300;
    values->depth = 8;
    values->corners[2] = WIDTHS.max;
    values->corners[3] = HEIGHTS.max;
    values->gamma = SANE_FIX(1);
    values->threshold = 128;
}

const SANE_Option_Descriptor* options_descriptor(SANE_Int number) {
    return number >= 0 && number < count ? &descriptors[numbers[number]] : NULL;
}

/* Where the option's value lies; NULL: nowhere. */
static void* place_of(struct values* values, enum option option) {
    switch (option) {
    case OPT_SOURCE:
        return values->source;
    case OPT_MODE:
        return values->mode;
    case OPT_RESOLUTION:
        return &values->resolution;
    case OPT_DEPTH:
        return &values->depth;
    case OPT_TL_X:
    case OPT_TL_Y:
    case OPT_BR_X:
    case OPT_BR_Y:
        return &values->corners[option - OPT_TL_X];
    case OPT_BRIGHTNESS:
        return &values->brightness;
    case OPT_GAMMA:
        return &values->gamma;
    case OPT_THRESHOLD:
        return &values->threshold;
    case OPT_GAMMA_TABLE:
        return values->gamma_table;
    case OPT_OPERATOR:
        return values->operator_name;
    case OPT_DOUBLE_FEED_ACTION:
        return values->double_feed_action;
    case OPT_DOUBLE_FEED:
        return &values->double_feed;
    case OPT_COUNT:
    case OPT_GROUP:
    case OPT_CALIBRATE:
    case OPT_SCAN:
    case OPTIONS:
        return NULL;
    }
    return NULL;
}

static SANE_Bool is_pressed(const struct script* script) {
    if (script->button_file[0] != '\0') return access(script->button_file, F_OK) == 0;
    return script->button_poll != 0 && script_count("polls") == script->button_poll;
}

SANE_Status options_get(const struct script* script, const struct values* values, SANE_Int number,
                        void* value) {
    const SANE_Option_Descriptor* descriptor = options_descriptor(number);
    if (!descriptor) return SANE_STATUS_INVAL;
    const enum option option = numbers[number];
    if (!SANE_OPTION_IS_ACTIVE(descriptor->cap)) return SANE_STATUS_INVAL;
    if (option == OPT_COUNT) {
        memcpy(value, &count, sizeof count);
    } else if (option == OPT_SCAN) {
        const SANE_Bool pressed = is_pressed(script);
        memcpy(value, &pressed, sizeof pressed);
    } else {
        const void* place = place_of((struct values*)values, option);
        if (!place) return SANE_STATUS_INVAL;
        memcpy(value, place, (size_t)descriptor->size);
    }
    return SANE_STATUS_GOOD;
}

/* Into the range and to its nearest step; the caller is told if that changed anything. */
static SANE_Word bounded(const SANE_Range* range, SANE_Word word) {
    if (word < range->min) word = range->min;
    if (word > range->max) word = range->max;
    if (range->quant > 1)
        word = range->min + (word - range->min + range->quant / 2) / range->quant * range->quant;
    return word > range->max ? range->max : word;
}

static SANE_Status set_words(const SANE_Option_Descriptor* descriptor, SANE_Word* place,
                             const SANE_Word* words, SANE_Int* info) {
    for (SANE_Int at = 0; at < descriptor->size / (SANE_Int)sizeof(SANE_Word); ++at) {
        place[at] = bounded(descriptor->constraint.range, words[at]);
        if (place[at] != words[at]) *info |= SANE_INFO_INEXACT;
    }
    *info |= SANE_INFO_RELOAD_PARAMS;
    return SANE_STATUS_GOOD;
}

static SANE_Status set_listed_word(const SANE_Word* list, SANE_Word* place, SANE_Word word) {
    for (SANE_Word at = 1; at <= list[0]; ++at) {
        if (list[at] != word) continue;
        *place = word;
        return SANE_STATUS_GOOD;
    }
    return SANE_STATUS_INVAL;
}

static SANE_Status set_text(const SANE_Option_Descriptor* descriptor, char* place, const char* text) {
    if (descriptor->constraint_type == SANE_CONSTRAINT_STRING_LIST) {
        const SANE_String_Const* choices = descriptor->constraint.string_list;
        while (*choices && strcmp(*choices, text) != 0)
            ++choices;
        if (!*choices) return SANE_STATUS_INVAL;
    }
    strncpy(place, text, (size_t)descriptor->size - 1);
    return SANE_STATUS_GOOD;
}

static void swap_numbers(enum option one, enum option other) {
    for (SANE_Int number = 0; number < count; ++number) {
        if (numbers[number] == one) {
            numbers[number] = other;
        } else if (numbers[number] == other) {
            numbers[number] = one;
        }
    }
}

/* What a changed value changes in the other options. */
static void follow(const struct values* values, enum option option, SANE_Int* info) {
    if (option == OPT_SOURCE && count > OPT_OPERATOR) swap_numbers(OPT_MODE, OPT_OPERATOR);
    if (option == OPT_MODE) {
        descriptors[OPT_THRESHOLD].cap &= ~SANE_CAP_INACTIVE;
        if (strcmp(values->mode, "Lineart") != 0) descriptors[OPT_THRESHOLD].cap |= SANE_CAP_INACTIVE;
    }
    if (option == OPT_SOURCE || option == OPT_MODE)
        *info |= SANE_INFO_RELOAD_OPTIONS | SANE_INFO_RELOAD_PARAMS;
}

SANE_Status options_set(struct values* values, SANE_Int number, void* value, SANE_Int* info) {
    const SANE_Option_Descriptor* descriptor = options_descriptor(number);
    if (!descriptor || !SANE_OPTION_IS_ACTIVE(descriptor->cap) || !SANE_OPTION_IS_SETTABLE(descriptor->cap)) {
        return SANE_STATUS_INVAL;
    }
    const enum option option = numbers[number];
    if (option == OPT_CALIBRATE) {
        ++values->calibrations;
        return SANE_STATUS_GOOD;
    }
    void* place = place_of(values, option);
    SANE_Status status = SANE_STATUS_GOOD;
    if (descriptor->type == SANE_TYPE_STRING) {
        status = set_text(descriptor, place, value);
    } else if (descriptor->constraint_type == SANE_CONSTRAINT_WORD_LIST) {
        status = set_listed_word(descriptor->constraint.word_list, place, *(SANE_Word*)value);
    } else {
        status = set_words(descriptor, place, value, info);
    }
    if (status == SANE_STATUS_GOOD) follow(values, option, info);
    return status;
}
