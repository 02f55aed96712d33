/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In place of the header of this name that only gcc brings with its own runtime: what the tests ask of it. */
#pragma once

extern "C" int omp_get_thread_limit(void);
