/* SPDX-License-Identifier: GPL-3.0-or-later
 * libsane-faulty.so.1: a scanner with a glass and a feeder that does what its script says. One handle, one
 * thread, as SANE wants it. */
#define _DEFAULT_SOURCE 1 /* usleep */
#include "tests/peers/sane_faulty/options.h"
#include "tests/peers/sane_faulty/script.h"
#include "tests/peers/sane_faulty/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

enum { STANDARD_WIDTH = 400, STANDARD_HEIGHT = 560, LONGEST_READ = 32 * 1024, TRICKLE_US = 5000 };

static struct {
    struct script script;
    struct values values;
    SANE_Auth_Callback authorize;
    int started;    /* pages so far; counts from 1 while one is scanned */
    int drawn;      /* sides that left the feeder */
    int picture;    /* the pattern of the page now */
    int told_early; /* that the feeder is empty */
    int batch_runs; /* since a start, until the cancel behind it */
    int scanning;   /* a frame is being sent */
    int pass;       /* of three; 0 is the first */
    struct sheet sheet;
    SANE_Parameters now;
    int lines; /* that will be sent in this frame */
    unsigned char* line;
    int line_number; /* the one in `line` */
    int line_sent;   /* bytes of it */
    long page_sent;  /* bytes of the page, all passes */
    int has_waited;  /* in this page */
    int frame_is_over;
} scanner;

/* Returns only with a status; GOOD if there is no rule. */
static SANE_Status obey(const struct rule* rule) {
    if (!rule) return SANE_STATUS_GOOD;
    if (rule->act == ACT_ABORT) abort();
    if (rule->act == ACT_WAIT) script_waits();
    if (rule->act == ACT_HANG) script_hangs();
    while (rule->act == ACT_HANG)
        pause();
    return rule->act == ACT_STATUS ? rule->status : SANE_STATUS_GOOD;
}

EXPORT SANE_Status sane_faulty_init(SANE_Int* version, SANE_Auth_Callback authorize) {
    scanner.authorize = authorize;
    if (version) *version = SANE_VERSION_CODE(SANE_CURRENT_MAJOR, 0, 1);
    return SANE_STATUS_GOOD;
}

EXPORT void sane_faulty_exit(void) {
    sheet_free(&scanner.sheet);
    free(scanner.line);
    scanner.line = NULL;
}

EXPORT SANE_Status sane_faulty_get_devices(const SANE_Device*** list, SANE_Bool local_only) {
    static SANE_Device devices[MOST_NAMES];
    static const SANE_Device* pointers[MOST_NAMES + 1];
    (void)local_only;
    script_read(&scanner.script);
    const SANE_Status status = obey(script_rule(&scanner.script, AT_LIST, 0));
    if (scanner.script.renamed[0] && script_count("lists") > 1) {
        strcpy(scanner.script.names[0], scanner.script.renamed);
    }
    for (int at = 0; at < scanner.script.name_count; ++at) {
        devices[at] = (SANE_Device){scanner.script.names[at], "Counterfoil", "Faulty", "virtual device"};
        pointers[at] = &devices[at];
    }
    pointers[scanner.script.name_count] = NULL;
    *list = pointers;
    return status;
}

static int is_my_name(const char* name) {
    if (*name == '\0') return 1;
    const struct script* script = &scanner.script;
    if (strcmp(name, script->renamed[0] ? script->renamed : script->names[0]) == 0) return 1;
    for (int at = 1; at < script->name_count; ++at) {
        if (strcmp(name, script->names[at]) == 0) return 1;
    }
    return 0;
}

static int may_enter(void) {
    if (!scanner.script.user[0]) return 1;
    if (!scanner.authorize) return 0;
    SANE_Char user[SANE_MAX_USERNAME_LEN] = "";
    SANE_Char secret[SANE_MAX_PASSWORD_LEN] = "";
    scanner.authorize("faulty", user, secret);
    return strcmp(user, scanner.script.user) == 0 && strcmp(secret, scanner.script.secret) == 0;
}

static void put_stack_in(void) {
    scanner.started = scanner.drawn = scanner.picture = scanner.told_early = 0;
    scanner.batch_runs = 0;
}

/* Between two batches somebody may have put other papers in, by writing the script anew. */
static void begin_batch(void) {
    if (!scanner.batch_runs && script_read_if_new(&scanner.script)) put_stack_in();
    scanner.batch_runs = 1;
}

EXPORT SANE_Status sane_faulty_open(SANE_String_Const name, SANE_Handle* handle) {
    script_read(&scanner.script);
    const SANE_Status status = obey(script_rule(&scanner.script, AT_OPEN, 0));
    if (status != SANE_STATUS_GOOD) return status;
    if (!is_my_name(name)) return SANE_STATUS_INVAL;
    if (!may_enter()) return SANE_STATUS_ACCESS_DENIED;
    options_reset(&scanner.script, &scanner.values);
    put_stack_in();
    scanner.scanning = scanner.pass = 0;
    *handle = &scanner;
    return SANE_STATUS_GOOD;
}

EXPORT void sane_faulty_close(SANE_Handle handle) {
    (void)handle;
    obey(script_rule(&scanner.script, AT_CLOSE, 0));
}

EXPORT const SANE_Option_Descriptor* sane_faulty_get_option_descriptor(SANE_Handle handle, SANE_Int number) {
    (void)handle;
    return options_descriptor(number);
}

EXPORT SANE_Status sane_faulty_control_option(SANE_Handle handle, SANE_Int number, SANE_Action action,
                                              void* value, SANE_Int* info) {
    SANE_Int unwanted = 0;
    (void)handle;
    if (!info) info = &unwanted;
    *info = 0;
    if (action == SANE_ACTION_GET_VALUE) return options_get(&scanner.script, &scanner.values, number, value);
    if (action != SANE_ACTION_SET_VALUE) return SANE_STATUS_UNSUPPORTED;
    const SANE_Status status = obey(script_rule(&scanner.script, AT_SET, 0));
    return status == SANE_STATUS_GOOD ? options_set(&scanner.values, number, value, info) : status;
}

static int is_feeder(void) {
    return strcmp(scanner.values.source, "Flatbed") != 0;
}

static int sides(void) {
    return strcmp(scanner.values.source, "ADF Duplex") == 0 ? 2 : 1;
}

static int pixels(SANE_Fixed from, SANE_Fixed to) {
    return (int)(SANE_UNFIX(to - from) * scanner.values.resolution / 25.4 + 0.5);
}

static void measure_sheet(const struct page_rule* rule) {
    const SANE_Fixed* corners = scanner.values.corners;
    scanner.sheet.width = scanner.script.has_all_options ? pixels(corners[0], corners[2]) : STANDARD_WIDTH;
    scanner.sheet.height = scanner.script.has_all_options ? pixels(corners[1], corners[3]) : STANDARD_HEIGHT;
    scanner.sheet.channels = strcmp(scanner.values.mode, "Color") == 0 ? 3 : 1;
    if (!rule) return;
    if (rule->width) scanner.sheet.width = rule->width;
    if (rule->height) scanner.sheet.height = rule->height;
}

static SANE_Frame format_now(void) {
    if (scanner.sheet.channels == 1) return SANE_FRAME_GRAY;
    if (!scanner.script.passes[0]) return SANE_FRAME_RGB;
    const char colour = scanner.script.passes[scanner.pass];
    return colour == 'R' ? SANE_FRAME_RED : colour == 'G' ? SANE_FRAME_GREEN : SANE_FRAME_BLUE;
}

static int has_more_passes(void) {
    return scanner.script.passes[0] && scanner.sheet.channels == 3 && scanner.pass < 2;
}

static int depth_now(void) {
    if (scanner.script.depth) return scanner.script.depth;
    return strcmp(scanner.values.mode, "Lineart") == 0 ? 1 : scanner.values.depth;
}

static void describe_frame(void) {
    SANE_Parameters* now = &scanner.now;
    now->format = format_now();
    now->last_frame = !has_more_passes();
    now->depth = depth_now();
    now->pixels_per_line = scanner.sheet.width;
    const int channels = now->format == SANE_FRAME_RGB ? 3 : 1;
    now->bytes_per_line =
        (now->depth == 1 ? (scanner.sheet.width + 7) / 8 : scanner.sheet.width * now->depth / 8) * channels;
    now->bytes_per_line += scanner.script.padding;
    now->lines = scanner.script.unknown_height ? -1 : scanner.sheet.height;
}

/* The page that is `started` now. */
static void prepare_sheet(void) {
    const struct page_rule* rule = script_page(&scanner.script, scanner.started);
    sheet_free(&scanner.sheet);
    measure_sheet(rule);
    if (rule && rule->image[0]) sheet_load(&scanner.sheet, rule->image);
    scanner.sheet.picture = scanner.picture;
    scanner.sheet.is_turned = scanner.script.back_rotated && sides() == 2 && scanner.drawn % 2 == 0;
    scanner.pass = 0;
    scanner.page_sent = 0;
    scanner.has_waited = 0;
}

static void begin_frame(void) {
    const struct page_rule* rule = script_page(&scanner.script, scanner.started);
    describe_frame();
    scanner.lines = rule && rule->lines_sent ? rule->lines_sent : scanner.sheet.height;
    scanner.line_number = -1;
    scanner.line_sent = scanner.now.bytes_per_line;
    scanner.scanning = 1;
    scanner.frame_is_over = 0;
}

/* Takes the next side from the feeder; what the drivers of real scanners get wrong happens here. */
static SANE_Status draw_side(int page) {
    const struct script* script = &scanner.script;
    const struct page_rule* rule = script_page(script, page);
    scanner.values.double_feed = SANE_FALSE;
    if (!is_feeder()) {
        ++scanner.picture;
        return SANE_STATUS_GOOD;
    }
    if (script->early_end && scanner.started == script->early_end && !scanner.told_early) {
        scanner.told_early = 1;
        return SANE_STATUS_NO_DOCS;
    }
    if (rule && rule->is_again) return SANE_STATUS_GOOD;
    if (scanner.drawn >= script->pages * sides()) return SANE_STATUS_NO_DOCS;
    if (rule && rule->is_double && strcmp(scanner.values.double_feed_action, "Stop") == 0) {
        scanner.values.double_feed = SANE_TRUE;
        return SANE_STATUS_JAMMED;
    }
    if (scanner.picture < scanner.drawn) scanner.picture = scanner.drawn;
    ++scanner.picture;
    scanner.drawn += rule && rule->is_double ? 2 : 1;
    return SANE_STATUS_GOOD;
}

static SANE_Status leak(void) {
    if (scanner.script.leak == 0) return SANE_STATUS_GOOD;
    static volatile char* lost;
    lost = malloc((size_t)scanner.script.leak);
    if (!lost) return SANE_STATUS_NO_MEM;
    memset((char*)lost, 1, (size_t)scanner.script.leak);
    return SANE_STATUS_GOOD;
}

EXPORT SANE_Status sane_faulty_start(SANE_Handle handle) {
    (void)handle;
    if (scanner.script.noise[0]) {
        puts(scanner.script.noise);
        fflush(stdout);
    }
    if (scanner.scanning && scanner.frame_is_over && has_more_passes()) {
        ++scanner.pass;
        begin_frame();
        return SANE_STATUS_GOOD;
    }
    begin_batch();
    const int page = scanner.started + 1;
    SANE_Status status = obey(script_rule(&scanner.script, AT_START, page));
    if (status == SANE_STATUS_GOOD) status = leak();
    if (status == SANE_STATUS_GOOD) status = draw_side(page);
    if (status != SANE_STATUS_GOOD) return status;
    scanner.started = page;
    prepare_sheet();
    begin_frame();
    return SANE_STATUS_GOOD;
}

EXPORT SANE_Status sane_faulty_get_parameters(SANE_Handle handle, SANE_Parameters* parameters) {
    (void)handle;
    if (!scanner.scanning) {
        measure_sheet(script_page(&scanner.script, scanner.started + 1));
        describe_frame();
    }
    *parameters = scanner.now;
    if (scanner.script.fuzzy && !scanner.scanning) {
        parameters->lines = parameters->lines * 2 / 3;
        parameters->pixels_per_line += 7;
        parameters->bytes_per_line += 21;
    }
    return SANE_STATUS_GOOD;
}

/* The rest of the line that is being sent; 0 at the end of the frame. */
static int line_rest(void) {
    if (scanner.line_sent < scanner.now.bytes_per_line) return scanner.now.bytes_per_line - scanner.line_sent;
    if (scanner.line_number + 1 >= scanner.lines) return 0;
    scanner.line = realloc(scanner.line, (size_t)scanner.now.bytes_per_line);
    if (!scanner.line) abort();
    ++scanner.line_number;
    scanner.line_sent = 0;
    sheet_line(&scanner.sheet, &scanner.now, scanner.script.swaps_bytes, scanner.line_number, scanner.line);
    return scanner.now.bytes_per_line;
}

static int send_bytes(SANE_Byte* data, int most) {
    int sent = 0;
    for (int rest = 0; sent < most && (rest = line_rest()) > 0;) {
        const int count = rest < most - sent ? rest : most - sent;
        memcpy(data + sent, scanner.line + scanner.line_sent, (size_t)count);
        scanner.line_sent += count;
        sent += count;
    }
    scanner.page_sent += sent;
    return sent;
}

EXPORT SANE_Status sane_faulty_read(SANE_Handle handle, SANE_Byte* data, SANE_Int most, SANE_Int* length) {
    (void)handle;
    *length = 0;
    if (!scanner.scanning) return SANE_STATUS_CANCELLED;
    const int longest = scanner.script.longest_read ? scanner.script.longest_read : LONGEST_READ;
    if (most > longest) most = longest;
    const struct rule* rule = script_rule(&scanner.script, AT_READ, scanner.started);
    if (rule && rule->act == ACT_WAIT && scanner.has_waited) rule = NULL;
    if (rule && scanner.page_sent >= rule->byte) {
        const SANE_Status status = obey(rule);
        if (status != SANE_STATUS_GOOD) return status;
        if (rule->act == ACT_NOTHING) return SANE_STATUS_GOOD;
        scanner.has_waited = rule->act == ACT_WAIT;
        if (rule->act == ACT_TRICKLE) {
            usleep(TRICKLE_US);
            most = 1;
        }
    } else if (rule && scanner.page_sent + most > rule->byte) {
        most = (SANE_Int)(rule->byte - scanner.page_sent);
    }
    *length = send_bytes(data, most);
    scanner.frame_is_over = *length == 0;
    return scanner.frame_is_over ? SANE_STATUS_EOF : SANE_STATUS_GOOD;
}

EXPORT void sane_faulty_cancel(SANE_Handle handle) {
    (void)handle;
    scanner.scanning = scanner.batch_runs = 0;
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
