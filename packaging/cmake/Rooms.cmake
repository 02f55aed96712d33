# SPDX-License-Identifier: GPL-3.0-or-later
# One CMake target per room. Third-party libraries are linked PRIVATE, so that no other room can see their headers.

# counterfoil_room(<name> HEADERS ... [SOURCES ...] [USES rooms ...] [PRIVATE libraries ...])
# A room without sources becomes an interface target. Every header has to compile alone: the build shows it of one whose own
# source includes it first (tests/lint/house_rules.py holds that they do), the target all_verify_interface_header_sets, part
# of the suite, of all others.
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
    set(with_source "")
    set(alone "")
    foreach(header IN LISTS ROOM_HEADERS)
        string(REGEX REPLACE "\\.h$" ".cpp" source ${header})
        if(source IN_LIST ROOM_SOURCES)
            list(APPEND with_source ${header})
        else()
            list(APPEND alone ${header})
        endif()
    endforeach()
    if(with_source)
        target_sources(${name} ${scope} FILE_SET with_source TYPE HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${with_source})
    endif()
    if(alone)
        target_sources(${name} ${scope} FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${alone})
        set_target_properties(${name} PROPERTIES
            VERIFY_INTERFACE_HEADER_SETS ON INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
    endif()
    target_link_libraries(${name} ${scope} ${ROOM_USES})
endfunction()

# counterfoil_test(<name> SOURCES ... LINK ... [LABELS ...] [TIMEOUT seconds] [ENVIRONMENT NAME=value])
# A Catch2 program; each TEST_CASE becomes a test of its own.
function(counterfoil_test name)
    cmake_parse_arguments(T "" "TIMEOUT;COST;ENVIRONMENT" "SOURCES;LINK;LABELS" ${ARGN})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    if(NOT T_LABELS)
        set(T_LABELS unit)
    endif()
    set(properties TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}")
    if(T_COST) # a long one goes first, so that both cores work to the end
        list(APPEND properties COST ${T_COST})
    endif()
    if(T_ENVIRONMENT)
        list(APPEND properties ENVIRONMENT "${T_ENVIRONMENT}")
    endif()
    add_executable(${name} ${T_SOURCES})
    # What a test says runs once: translating it fast is worth more than running it fast.
    # -fPIC is Qt's wish; so all can share one translation of the usual headers.
    target_compile_options(${name} PRIVATE -Og -g1 -fPIC)
    target_precompile_headers(${name} REUSE_FROM test_header)
    target_link_libraries(${name} PRIVATE ${T_LINK} test_main)
    catch_discover_tests(${name} TEST_PREFIX "${name}: " PROPERTIES ${properties})
endfunction()
