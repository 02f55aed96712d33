# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler options that hold for every target.

set(COUNTERFOIL_SANITIZE "" CACHE STRING "Sanitizers for the whole build, e.g. address,undefined")
set(COUNTERFOIL_FUZZERS OFF CACHE BOOL "libFuzzer programs (target `fuzzers`) in place of the tests")

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wswitch
                    $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>
                    $<$<COMPILE_LANGUAGE:CXX>:-Woverloaded-virtual>
                    $<$<COMPILE_LANGUAGE:CXX>:-Wextra-semi>)
# A stack with names and lines, without every variable: that alone would double the time of a translation.
add_compile_options($<$<CONFIG:RelWithDebInfo>:-g1>)
if(COUNTERFOIL_SANITIZE)
    # Enough optimisation that page work stays bearable, enough debug information for a readable stack.
    add_compile_options(-fsanitize=${COUNTERFOIL_SANITIZE} -fno-omit-frame-pointer -O1 -g1
                        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>) # gcc 12 sees false ones in instrumented code
    add_link_options(-fsanitize=${COUNTERFOIL_SANITIZE})
endif()

if(CMAKE_CXX_CLANG_TIDY)
    # What moc and rcc write is not ours to tidy; clang-tidy takes the checks from the folder of what it reads.
    file(WRITE ${CMAKE_BINARY_DIR}/.clang-tidy "Checks: '-*,misc-definitions-in-headers'\n")
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
