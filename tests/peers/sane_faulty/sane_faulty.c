/* SPDX-License-Identifier: GPL-3.0-or-later
 * libsane-faulty.so.1: a scanner with a glass and a feeder that does what its script says. One device, one
 * handle, one thread, as SANE wants it. */
#define _DEFAULT_SOURCE 1 /* usleep */
#include "tests/peers/sane_faulty/script.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sane/saneopts.h>

#define EXPORT __attribute__((visibility("default")))

enum { STANDARD_WIDTH = 400, STANDARD_HEIGHT = 560, LONGEST_READ = 32 * 1024, TRICKLE_US = 5000 };
enum { OPT_COUNT, OPT_SOURCE, OPT_MODE, OPT_RESOLUTION, OPTIONS };

static struct {
    struct script script;
    char source[32];
    char mode[32];
    SANE_Int resolution;
    int started; /* pages so far; counts from 1 while one is scanned */
    int scanning;
    long sent;
    SANE_Parameters now;
    long total; /* bytes that will be sent */
    unsigned char* image;
    long image_bytes;
} scanner;

static SANE_String_Const SOURCES[] = {"Flatbed", "ADF", NULL};
static SANE_String_Const MODES[] = {"Color", "Gray", NULL};
static const SANE_Range RESOLUTIONS = {75, 600, 1};
static SANE_Option_Descriptor options[OPTIONS];

static void describe(int number, SANE_String_Const name, SANE_Value_Type type, SANE_Int size) {
    options[number].name = options[number].title = options[number].desc = name;
    options[number].type = type;
    options[number].size = size;
    options[number].cap = SANE_CAP_SOFT_SELECT | SANE_CAP_SOFT_DETECT;
}

static void describe_options(void) {
    describe(OPT_COUNT, "", SANE_TYPE_INT, sizeof(SANE_Word));
    options[OPT_COUNT].cap = SANE_CAP_SOFT_DETECT;
    describe(OPT_SOURCE, SANE_NAME_SCAN_SOURCE, SANE_TYPE_STRING, sizeof scanner.source);
    options[OPT_SOURCE].constraint_type = SANE_CONSTRAINT_STRING_LIST;
    options[OPT_SOURCE].constraint.string_list = SOURCES;
    describe(OPT_MODE, SANE_NAME_SCAN_MODE, SANE_TYPE_STRING, sizeof scanner.mode);
    options[OPT_MODE].constraint_type = SANE_CONSTRAINT_STRING_LIST;
    options[OPT_MODE].constraint.string_list = MODES;
    describe(OPT_RESOLUTION, SANE_NAME_SCAN_RESOLUTION, SANE_TYPE_INT, sizeof(SANE_Word));
    options[OPT_RESOLUTION].unit = SANE_UNIT_DPI;
    options[OPT_RESOLUTION].constraint_type = SANE_CONSTRAINT_RANGE;
    options[OPT_RESOLUTION].constraint.range = &RESOLUTIONS;
}

/* Returns only with a status; GOOD if there is no rule. */
static SANE_Status obey(const struct rule* rule) {
    if (!rule) return SANE_STATUS_GOOD;
    if (rule->act == ACT_ABORT) abort();
    while (rule->act == ACT_HANG)
        pause();
    return rule->act == ACT_STATUS ? rule->status : SANE_STATUS_GOOD;
}

EXPORT SANE_Status sane_faulty_init(SANE_Int* version, SANE_Auth_Callback authorize) {
    (void)authorize;
    if (version) *version = SANE_VERSION_CODE(SANE_CURRENT_MAJOR, 0, 1);
    describe_options();
    return SANE_STATUS_GOOD;
}

EXPORT void sane_faulty_exit(void) {
    free(scanner.image);
    scanner.image = NULL;
}

EXPORT SANE_Status sane_faulty_get_devices(const SANE_Device*** list, SANE_Bool local_only) {
    static const SANE_Device device = {scanner.script.name, "Counterfoil", "Faulty", "virtual device"};
    static const SANE_Device* devices[] = {&device, NULL};
    (void)local_only;
    script_read(&scanner.script);
    *list = devices;
    return obey(script_rule(&scanner.script, AT_LIST, 0));
}

EXPORT SANE_Status sane_faulty_open(SANE_String_Const name, SANE_Handle* handle) {
    script_read(&scanner.script);
    if (*name != '\0' && strcmp(name, scanner.script.name) != 0) return SANE_STATUS_INVAL;
    strcpy(scanner.source, "ADF");
    strcpy(scanner.mode, "Color");
    scanner.resolution = 300;
    scanner.started = 0;
    scanner.scanning = 0;
    *handle = &scanner;
    return obey(script_rule(&scanner.script, AT_OPEN, 0));
}

EXPORT void sane_faulty_close(SANE_Handle handle) {
    (void)handle;
}

EXPORT const SANE_Option_Descriptor* sane_faulty_get_option_descriptor(SANE_Handle handle, SANE_Int number) {
    (void)handle;
    return number >= 0 && number < OPTIONS ? &options[number] : NULL;
}

static SANE_Status get_option(SANE_Int number, void* value) {
    const SANE_Int count = OPTIONS;
    switch (number) {
    case OPT_COUNT:
        memcpy(value, &count, sizeof count);
        return SANE_STATUS_GOOD;
    case OPT_SOURCE:
        strcpy(value, scanner.source);
        return SANE_STATUS_GOOD;
    case OPT_MODE:
        strcpy(value, scanner.mode);
        return SANE_STATUS_GOOD;
    case OPT_RESOLUTION:
        memcpy(value, &scanner.resolution, sizeof scanner.resolution);
        return SANE_STATUS_GOOD;
    default:
        return SANE_STATUS_INVAL;
    }
}

static SANE_Status set_text(char* to, SANE_String_Const* choices, const char* value) {
    for (; *choices; ++choices) {
        if (strcmp(*choices, value) != 0) continue;
        strcpy(to, value);
        return SANE_STATUS_GOOD;
    }
    return SANE_STATUS_INVAL;
}

static SANE_Status set_option(SANE_Int number, const void* value) {
    switch (number) {
    case OPT_SOURCE:
        return set_text(scanner.source, SOURCES, value);
    case OPT_MODE:
        return set_text(scanner.mode, MODES, value);
    case OPT_RESOLUTION:
        memcpy(&scanner.resolution, value, sizeof scanner.resolution);
        return SANE_STATUS_GOOD;
    default:
        return SANE_STATUS_INVAL;
    }
}

EXPORT SANE_Status sane_faulty_control_option(SANE_Handle handle, SANE_Int number, SANE_Action action,
                                              void* value, SANE_Int* info) {
    (void)handle;
    if (info) *info = 0;
    if (action == SANE_ACTION_GET_VALUE) return get_option(number, value);
    return action == SANE_ACTION_SET_VALUE ? set_option(number, value) : SANE_STATUS_UNSUPPORTED;
}

static long header_number(FILE* file) {
    int letter = fgetc(file);
    while (letter == '#' || isspace(letter)) {
        if (letter == '#') {
            while (letter != '\n' && letter != EOF)
                letter = fgetc(file);
        }
        letter = fgetc(file);
    }
    ungetc(letter, file);
    long number = 0;
    return fscanf(file, "%ld", &number) == 1 ? number : 0;
}

/* P5 or P6 with 8 bits. */
static void load_image(const char* name) {
    FILE* file = fopen(name, "rb");
    if (!file || fgetc(file) != 'P') abort();
    const int kind = fgetc(file);
    scanner.now.format = kind == '6' ? SANE_FRAME_RGB : SANE_FRAME_GRAY;
    scanner.now.pixels_per_line = (SANE_Int)header_number(file);
    scanner.now.lines = (SANE_Int)header_number(file);
    if (header_number(file) != 255) abort();
    fgetc(file);
    scanner.now.bytes_per_line = scanner.now.pixels_per_line * (kind == '6' ? 3 : 1);
    scanner.image_bytes = (long)scanner.now.bytes_per_line * scanner.now.lines;
    scanner.image = malloc((size_t)scanner.image_bytes);
    if (!scanner.image ||
        fread(scanner.image, 1, (size_t)scanner.image_bytes, file) != (size_t)scanner.image_bytes) {
        abort();
    }
    fclose(file);
}

static void prepare_page(const struct page_rule* rule) {
    const int is_colour = strcmp(scanner.mode, "Color") == 0;
    free(scanner.image);
    scanner.image = NULL;
    scanner.now.format = is_colour ? SANE_FRAME_RGB : SANE_FRAME_GRAY;
    scanner.now.last_frame = SANE_TRUE;
    scanner.now.depth = 8;
    scanner.now.pixels_per_line = rule && rule->width ? rule->width : STANDARD_WIDTH;
    scanner.now.lines = rule && rule->height ? rule->height : STANDARD_HEIGHT;
    scanner.now.bytes_per_line = scanner.now.pixels_per_line * (is_colour ? 3 : 1);
    if (rule && rule->image[0]) load_image(rule->image);
    const long lines = rule && rule->lines_sent ? rule->lines_sent : scanner.now.lines;
    scanner.total = lines * scanner.now.bytes_per_line;
    scanner.sent = 0;
}

EXPORT SANE_Status sane_faulty_start(SANE_Handle handle) {
    (void)handle;
    if (scanner.script.noise[0]) {
        puts(scanner.script.noise);
        fflush(stdout);
    }
    const int page = scanner.started + 1;
    const SANE_Status status = obey(script_rule(&scanner.script, AT_START, page));
    if (status != SANE_STATUS_GOOD) return status;
    if (strcmp(scanner.source, "ADF") == 0 && page > scanner.script.pages) return SANE_STATUS_NO_DOCS;
    scanner.started = page;
    scanner.scanning = 1;
    prepare_page(script_page(&scanner.script, page));
    return SANE_STATUS_GOOD;
}

EXPORT SANE_Status sane_faulty_get_parameters(SANE_Handle handle, SANE_Parameters* parameters) {
    (void)handle;
    if (!scanner.scanning) prepare_page(script_page(&scanner.script, scanner.started + 1));
    *parameters = scanner.now;
    return SANE_STATUS_GOOD;
}

/* A pattern that differs from page to page. */
static unsigned char byte_at(long offset) {
    if (scanner.image) return offset < scanner.image_bytes ? scanner.image[offset] : 0;
    return (unsigned char)(offset / scanner.now.bytes_per_line + offset % scanner.now.bytes_per_line +
                           16L * scanner.started);
}

EXPORT SANE_Status sane_faulty_read(SANE_Handle handle, SANE_Byte* data, SANE_Int most, SANE_Int* length) {
    (void)handle;
    *length = 0;
    if (!scanner.scanning) return SANE_STATUS_CANCELLED;
    long count = scanner.total - scanner.sent;
    const struct rule* rule = script_rule(&scanner.script, AT_READ, scanner.started);
    if (rule && scanner.sent >= rule->byte) {
        const SANE_Status status = obey(rule);
        if (status != SANE_STATUS_GOOD) return status;
        usleep(TRICKLE_US);
        if (count > 1) count = 1;
    } else if (rule && scanner.sent + count > rule->byte) {
        count = rule->byte - scanner.sent;
    }
    if (count <= 0) return SANE_STATUS_EOF;
    if (count > most) count = most;
    if (count > LONGEST_READ) count = LONGEST_READ;
    for (long at = 0; at < count; ++at)
        data[at] = byte_at(scanner.sent + at);
    scanner.sent += count;
    *length = (SANE_Int)count;
    return SANE_STATUS_GOOD;
}

EXPORT void sane_faulty_cancel(SANE_Handle handle) {
    (void)handle;
    scanner.scanning = 0;
    obey(script_rule(&scanner.script, AT_CANCEL, 0));
}

EXPORT SANE_Status sane_faulty_set_io_mode(SANE_Handle handle, SANE_Bool non_blocking) {
    (void)handle;
    return non_blocking ? SANE_STATUS_UNSUPPORTED : SANE_STATUS_GOOD;
}

EXPORT SANE_Status sane_faulty_get_select_fd(SANE_Handle handle, SANE_Int* fd) {
    (void)handle;
    (void)fd;
    return SANE_STATUS_UNSUPPORTED;
}
