# SPDX-License-Identifier: GPL-3.0-or-later
# One CMake target per room. Third-party libraries are linked PRIVATE, so that no other room can see their headers.

# counterfoil_room(<name> HEADERS ... [SOURCES ...] [USES rooms ...] [PRIVATE libraries ...])
# A room without sources becomes an interface target. Every header has to compile alone
# (target all_verify_interface_header_sets, part of the suite).
function(counterfoil_room name)
    cmake_parse_arguments(ROOM "" "" "HEADERS;SOURCES;USES;PRIVATE" ${ARGN})
    if(ROOM_SOURCES)
        set(scope PUBLIC)
        add_library(${name} STATIC ${ROOM_SOURCES})
        target_link_libraries(${name} PRIVATE ${ROOM_PRIVATE})
    else()
        set(scope INTERFACE)
        add_library(${name} INTERFACE)
    endif()
    target_sources(${name} ${scope} FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${ROOM_HEADERS})
    set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    target_link_libraries(${name} ${scope} ${ROOM_USES})
endfunction()

# counterfoil_test(<name> SOURCES ... LINK ... [LABELS ...] [TIMEOUT seconds] [ENVIRONMENT NAME=value])
# A Catch2 program; each TEST_CASE becomes a test of its own.
function(counterfoil_test name)
    cmake_parse_arguments(T "" "TIMEOUT;ENVIRONMENT" "SOURCES;LINK;LABELS" ${ARGN})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    if(NOT T_LABELS)
        set(T_LABELS unit)
    endif()
    set(properties TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}")
    if(T_ENVIRONMENT)
        list(APPEND properties ENVIRONMENT "${T_ENVIRONMENT}")
    endif()
    add_executable(${name} ${T_SOURCES})
    # What a test says runs once: translating it fast is worth more than running it fast.
    target_compile_options(${name} PRIVATE -Og -g1)
    target_link_libraries(${name} PRIVATE ${T_LINK} test_main)
    catch_discover_tests(${name} TEST_PREFIX "${name}: " PROPERTIES ${properties})
endfunction()
