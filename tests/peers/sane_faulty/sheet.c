/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/peers/sane_faulty/sheet.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

void sheet_free(struct sheet* sheet) {
    free(sheet->image);
    sheet->image = NULL;
}

void sheet_load(struct sheet* sheet, const char* name) {
    FILE* file = fopen(name, "rb");
    if (!file || fgetc(file) != 'P') abort();
    sheet->channels = fgetc(file) == '6' ? 3 : 1;
    sheet->width = (int)header_number(file);
    sheet->height = (int)header_number(file);
    if (header_number(file) != 255) abort();
    fgetc(file);
    const size_t bytes = (size_t)sheet->width * (size_t)sheet->height * (size_t)sheet->channels;
    sheet->image = malloc(bytes);
    if (!sheet->image || fread(sheet->image, 1, bytes, file) != bytes) abort();
    fclose(file);
}

static unsigned char sample(const struct sheet* sheet, int x, int y, int channel) {
    if (sheet->is_turned) {
        x = sheet->width - 1 - x;
        y = sheet->height - 1 - y;
    }
    if (sheet->image) {
        return sheet->image[((size_t)y * (size_t)sheet->width + (size_t)x) * (size_t)sheet->channels +
                            (size_t)channel];
    }
    return (unsigned char)(y + x * sheet->channels + channel + 16 * sheet->picture);
}

/* High byte the sample, low byte its opposite, so that a swap shows. */
static void put_word(unsigned char value, int swaps_bytes, unsigned char* out) {
    uint16_t word = (uint16_t)((value << 8) | (255 - value));
    if (swaps_bytes) word = (uint16_t)((word << 8) | (word >> 8));
    memcpy(out, &word, sizeof word);
}

/* With one bit, set means black in grey and full light in colour; colours come byte by byte in turn. */
static void put_bit(const SANE_Parameters* parameters, int x, int channel, int channels, unsigned char value,
                    unsigned char* out) {
    const int is_set = parameters->format == SANE_FRAME_GRAY ? value < 128 : value >= 128;
    unsigned char* byte = &out[x / 8 * channels + channel];
    const unsigned char bit = (unsigned char)(0x80 >> (x % 8));
    *byte = (unsigned char)(is_set ? *byte | bit : *byte & ~bit);
}

void sheet_line(const struct sheet* sheet, const SANE_Parameters* parameters, int swaps_bytes, int line,
                unsigned char* out) {
    const int is_pass = parameters->format >= SANE_FRAME_RED && parameters->format <= SANE_FRAME_BLUE;
    const int channels = parameters->format == SANE_FRAME_RGB ? 3 : 1;
    memset(out, 0xAA, (size_t)parameters->bytes_per_line);
    for (int x = 0; x < sheet->width; ++x) {
        for (int channel = 0; channel < channels; ++channel) {
            const int from = is_pass ? (int)parameters->format - SANE_FRAME_RED : channel;
            const unsigned char value = sample(sheet, x, line, from);
            const int at = x * channels + channel;
            if (parameters->depth == 16) {
                put_word(value, swaps_bytes, &out[2 * at]);
            } else if (parameters->depth == 1) {
                put_bit(parameters, x, channel, channels, value, out);
            } else {
                out[at] = value;
            }
        }
    }
}
