# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DFOLDER=resources/migrations -DOUTPUT=x.cpp -P embed_migrations.cmake
file(GLOB scripts ${FOLDER}/*.sql)
list(SORT scripts)

set(entries "")
set(expected 1)
foreach(script IN LISTS scripts)
    get_filename_component(name ${script} NAME_WE)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z_]+$")
        message(FATAL_ERROR "${script}: a migration is named NNNN_name.sql")
    endif()
    string(REGEX REPLACE "^0+" "" version ${CMAKE_MATCH_1})
    if(NOT version EQUAL expected)
        message(FATAL_ERROR "${script}: the next migration has number ${expected}")
    endif()
    math(EXPR expected "${expected} + 1")
    file(READ ${script} text)
    string(APPEND entries "    {${version}, \"${name}\", R\"~sql~(${text})~sql~\"},\n")
endforeach()

file(WRITE ${OUTPUT}
"// Made by core/store/migrate/embed_migrations.cmake.
#include \"core/store/migrate/migration.h\"

namespace core::store::migrate {
namespace {

constexpr Migration kMigrations[] = {
${entries}};

} // namespace

std::span<const Migration> embeddedMigrations() {
    return kMigrations;
}

} // namespace core::store::migrate
")
