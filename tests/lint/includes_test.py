#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The include check finds what it is there for."""
import pathlib
import tempfile
import unittest

import house_rules
import includes


class Includes(unittest.TestCase):
    def offences(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return list(includes.offences(root))

    def test_a_room_may_include_the_rooms_below_it(self):
        self.assertEqual([], self.offences({"core/base/a.h": "", "core/domain/b.h": '#include "core/base/a.h"\n'}))

    def test_a_room_may_not_include_a_room_above_it(self):
        found = self.offences({"core/base/a.h": '#include "core/domain/b.h"\n', "core/domain/b.h": ""})
        self.assertIn("core/base may not know core/domain", found[0])

    def test_a_third_party_header_stays_in_its_folder(self):
        found = self.offences({"ui/shell/a.cpp": "#include <sqlite3.h>\n"})
        self.assertIn("belongs to core/store/sqlite alone", found[0])

    def test_qt_is_not_seen_in_the_core(self):
        self.assertTrue(self.offences({"core/base/a.cpp": "#include <QString>\n"}))

    def test_a_cycle_between_rooms_is_named(self):
        found = self.offences({"core/base/a.h": '#include "core/domain/b.h"\n',
                               "core/domain/b.h": '#include "core/base/a.h"\n'})
        self.assertTrue(any(line.startswith("cycle:") for line in found))


class HouseRules(unittest.TestCase):
    def offences(self, name, text):
        return list(house_rules.line_offences(name, pathlib.Path(name).suffix, text.splitlines()))

    def test_a_result_needs_nodiscard(self):
        self.assertTrue(self.offences("core/a.h", "    virtual base::Result<void> save(int x) = 0;"))
        self.assertFalse(self.offences("core/a.h", "    [[nodiscard]] virtual base::Result<void> save(int x) = 0;"))

    def test_a_test_may_not_sleep(self):
        self.assertTrue(self.offences("tests/a.cpp", "std::this_thread::sleep_for(1s);"))

    def test_a_source_includes_its_own_header_first(self):
        def found(text):
            return list(house_rules.first_include_offences("core/a.cpp", "core/a.h", text.splitlines()))
        self.assertFalse(found('// Licence\n#include "core/a.h"\n#include <string>\n'))
        self.assertTrue(found('#include <string>\n#include "core/a.h"\n'))
        self.assertTrue(found("int a;\n"))

    def test_the_core_holds_no_sentence_for_people(self):
        self.assertTrue(self.offences("core/a.cpp", 'auto s = "Hồ sơ đã lưu";'))


if __name__ == "__main__":
    unittest.main()
