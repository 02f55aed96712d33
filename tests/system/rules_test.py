#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""counterfoilctl where it needs no counter: deadlines, numbers and identities, each with its sentences and exit code."""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAMS = None
USAGE, RULE, STORE = 2, 4, 7
CARD = "001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Tổ 1, Phường Mẫu, Hà Nội|15052025"
LINES = "IDVNM1900000130001190000013<<1\n9005156F3005154VNM<<<<<<<<<<<8\nNGUYEN<<THI<MAU<<<<<<<<<<<<<<<\n"


def run(*words, code=0, text=None, as_json=True):
    """The JSON answer, or the lines for people; the exit code has to be `code`."""
    with tempfile.TemporaryDirectory(prefix="counterfoil-none-") as data:
        done = subprocess.run([str(PROGRAMS / "counterfoilctl"), "--data", f"{data}/none", *(["--json"] if as_json else []), *words],
                              input=text or "", capture_output=True, text=True)
        left = list(pathlib.Path(data).iterdir())
    assert done.returncode == code, f"exit {done.returncode}: {done.stdout} {done.stderr}"
    assert not left, f"a counter was made: {left}"
    return json.loads(done.stdout) if as_json and done.stdout else done.stdout


def explain(received, *term, **how):
    return run("deadline", "explain", "--received", received, *term, **how)


class Deadline(unittest.TestCase):
    def codes(self, answer):
        return [step["code"] for step in answer["steps"]]

    def test_each_kind_of_term_is_reckoned_by_the_shipped_calendar(self):
        for received, term, due in (
                ("2026-11-20T17:30", ("--working-days", "3"), "2026-11-26T07:00"),
                ("2026-11-20T14:00", ("--working-days", "0.5"), "2026-11-23T08:00"),
                ("2026-11-20T09:15", ("--working-days", "7.5"), "2026-12-01T15:15"),
                ("2026-04-15T09:00", ("--days", "15"), "2026-05-04T09:00"),
                ("2026-12-31T09:00", ("--months", "2"), "2027-03-01T09:00"),
                ("2026-11-20T16:00", ("--hours", "3"), "2026-11-23T09:00"),
                ("2026-11-20T15:01", ("--same-day", "15:00"), "2026-11-23T17:00"),
                ("2026-11-20T15:01", ("--procedure", "1.001193"), "2026-11-23T17:00")):
            answer = explain(received, *term)
            self.assertEqual(due, answer["due"], answer)
            self.assertEqual("due", self.codes(answer)[-1])

    def test_days_off_are_named_with_their_kind_and_whether_they_are_confirmed(self):
        answer = explain("2026-04-24T08:00", "--working-days", "5")
        days = {step["at"][:10]: step["day"] for step in answer["steps"] if step["code"] == "day_off"}
        self.assertEqual({"kind": "holiday", "name": "Ngày Chiến thắng", "confirmed": True}, days["2026-04-30"])
        self.assertEqual(("in_lieu", False), (days["2026-04-27"]["kind"], days["2026-04-27"]["confirmed"]))

    def test_a_year_that_nobody_reviewed_is_told(self):
        answer = explain("2026-12-31T14:30", "--working-days", "2")
        self.assertEqual([2027], [step["amount"] for step in answer["steps"] if step["code"] == "year_not_reviewed"])

    def test_papers_that_were_brought_later_move_the_date_by_the_time_that_was_left(self):
        answer = explain("2026-11-02T09:00", "--working-days", "10", "--asked", "2026-11-05T15:30", "--brought", "2026-11-14T08:00")
        self.assertEqual("2026-11-24T10:30", answer["due"])
        self.assertEqual(2, self.codes(answer).count("due"))

    def test_it_is_told_in_both_languages(self):
        term = ("--working-days", "1")
        self.assertIn("after closing", explain("2026-11-20T17:30", *term, "--lang", "en", as_json=False))
        self.assertIn("sau giờ làm việc", explain("2026-11-20T17:30", *term, as_json=False))

    def test_a_moment_or_amount_of_another_form_is_wrong_use(self):
        for words in (("2026-11-31T09:00", "--days", "1"), ("20/11/2026", "--days", "1"), ("2026-11-20T24:00", "--days", "1"),
                      ("2026-11-20T09:00",), ("2026-11-20T09:00", "--days", "1", "--hours", "1"),
                      ("2026-11-20T09:00", "--days", "1.5"), ("2026-11-20T09:00", "--days", "-1"),
                      ("2026-11-20T09:00", "--working-days", "1.234"), ("2026-11-20T09:00", "--working-days", "1."),
                      ("2026-11-20T09:00", "--working-days", "1001"), ("2026-11-20T09:00", "--same-day", "25:00"),
                      ("2026-11-20T09:00", "--days", "1", "--asked", "2026-11-20T10:00")):
            with self.subTest(words=words):
                explain(*words, code=USAGE, as_json=False)

    def test_an_unknown_procedure_is_refused(self):
        answer = explain("2026-11-20T09:00", "--procedure", "9.999999", code=RULE)
        self.assertEqual("unknown_procedure", answer["error"]["code"])


class Number(unittest.TestCase):
    def test_numbers_are_known_by_their_form(self):
        for number, kind in (("H15.50.05.13-261008-0975", "official_dossier"), ("TAM-Q07-261121-0042-E", "provisional_dossier"),
                             ("EE 473 124 829 VN", "postal_item"), ("0100109106", "tax_code"), ("1.001193", "procedure"),
                             ("1.001193.01", "procedure_case"), ("012345678", "old_id"), ("C1234567", "passport")):
            with self.subTest(number=number):
                self.assertEqual(kind, run("number", "check", number)["kind"])

    def test_a_wrong_check_character_and_an_unknown_form_end_with_4(self):
        self.assertEqual("9", run("number", "check", "EE473124820VN", code=RULE)["wanted"])
        self.assertIn("phải là 9", run("number", "check", "EE473124820VN", code=RULE, as_json=False))
        self.assertIn("ought to be 9", run("--lang", "en", "number", "check", "EE473124820VN", code=RULE, as_json=False))
        self.assertEqual("unknown", run("number", "check", "x", code=RULE)["kind"])


class Identity(unittest.TestCase):
    def parse(self, text, **how):
        return run("identity", "parse", text=text, **how)

    def test_a_card_is_read_with_its_extra_fields(self):
        answer = self.parse(CARD + "|Trần Văn Mẫu|\n")
        self.assertEqual(("card_code", "Nguyễn Thị Mẫu", "1990-05-15", "female", ["Trần Văn Mẫu", ""], []),
                         tuple(answer[key] for key in ("kind", "name", "birth", "sex", "extra", "doubts")))
        self.assertEqual({"place": "001", "sex": "female", "birth_year": 1990}, answer["number_says"])

    def test_a_number_that_does_not_agree_is_a_doubt_and_no_refusal(self):
        answer = self.parse(CARD.replace("001190", "003085"))
        self.assertEqual(["province_unknown", "sex_mismatch", "birth_year_mismatch"],
                         [doubt["code"] for doubt in answer["doubts"]])
        self.assertTrue(all(len(doubt["sentence"].split()) > 3 for doubt in answer["doubts"]))

    def test_machine_readable_lines_and_bare_numbers_are_read_too(self):
        self.assertEqual(("mrz", "001190000013", "1990-05-15"),
                         tuple(self.parse(LINES)[key] for key in ("kind", "personal_id", "birth")))
        self.assertEqual("female", self.parse("001190000013\n")["number_says"]["sex"])
        self.assertEqual("old_id", self.parse("012345678")["kind"])
        self.assertEqual("passport", self.parse("C1234567")["kind"])
        self.assertFalse(self.parse("0100109107")["check_holds"])

    def test_a_file_is_read_and_one_that_is_not_there_is_told(self):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(CARD)
            file.flush()
            self.assertEqual("Nguyễn Thị Mẫu", run("identity", "parse", "--file", file.name)["name"])
        run("identity", "parse", "--file", "/nowhere/at/all", code=STORE)

    def test_what_names_nobody_is_refused(self):
        for text, name in (("", "not_an_id_card_code"), ("a|b|c|d|e|f|g", "not_an_id_card_code"),
                           (CARD.replace("15051990", "31021990"), "impossible_date"),
                           ("https://vneid.gov.vn/q?t=abc", "vneid_screen_code")):
            with self.subTest(text=text):
                self.assertEqual(name, self.parse(text, code=RULE)["error"]["code"])


class Catalogue(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="counterfoil-records-")
        self.addCleanup(self.folder.cleanup)

    def file(self, name, content):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def test_the_procedures_in_force_are_listed_and_found_as_they_are_typed(self):
        codes = [row["code"] for row in run("catalogue", "list")["procedures"]]
        self.assertGreaterEqual(len(codes), 25)
        self.assertEqual("1.001193", run("catalogue", "list", "ks")["procedures"][0]["code"])
        self.assertEqual([], run("catalogue", "list", "--on", "1899-12-31")["procedures"])
        self.assertIn("1.004222\tĐăng ký thường trú", run("catalogue", "list", "thuong tru", as_json=False))

    def test_one_procedure_is_shown_with_source_versions_and_what_is_unconfirmed(self):
        death = run("catalogue", "show", "1.000656")
        self.assertIn("term", death["unconfirmed"])
        self.assertTrue(death["source"]["url"].startswith("https://"))
        self.assertEqual([death["version"]], [row["version"] for row in death["versions"]])
        self.assertEqual(death, run("catalogue", "show", "1.000656", "--version", death["version"]))
        self.assertIn("(chưa xác nhận)", run("catalogue", "show", "1.000656", as_json=False))
        self.assertEqual("unknown_procedure", run("catalogue", "show", "9.999999", code=RULE)["error"]["code"])
        run("catalogue", "show", "1.000656", "--on", "yesterday", code=USAGE, as_json=False)

    def test_a_difference_is_told_and_nothing_is_changed(self):
        table = self.file("table.csv", "code;name;authority;fee\n1.001193;Đăng ký khai sinh;;5000\n9.000001;Mới;UBND;x\n"
                                       "9.000002;Mới;UBND;0\n")
        answer = run("catalogue", "diff", table, "--from", "2026-12-15")
        self.assertFalse(answer["taken"])
        self.assertEqual([("added", "9.000002"), ("changed", "1.001193")],
                         [(change["kind"], change["code"]) for change in answer["changes"]])
        self.assertEqual([{"part": "fee", "key": "", "before": "0", "after": "5000"}], answer["changes"][1]["parts"])
        self.assertEqual([("table.csv", 3, "9.000001", "number_out_of_range")],
                         [tuple(left[key] for key in ("file", "place", "code", "reason")) for left in answer["left_out"]])
        self.assertIn("5000", run("catalogue", "import", table, as_json=False))  # without --yes it only tells
        self.assertIn("cannot be", run("--lang", "en", "catalogue", "diff", table, as_json=False))

    def test_files_that_hold_nothing_say_why(self):
        answer = run("catalogue", "diff", self.file("a.json", "[{}]"), "/nowhere/at/all")
        self.assertEqual(["field_missing", "file_unreadable"], [left["reason"] for left in answer["left_out"]])
        self.assertEqual("nothing_to_import", answer["refusal"]["code"])
        self.assertEqual("import_not_whole", run("catalogue", "diff", self.file("a.json", "[{}]"), "--complete")["refusal"]["code"])

    def test_an_import_needs_somebody_who_signs_in(self):
        run("catalogue", "import", self.file("a.json", "[]"), "--yes", code=USAGE, as_json=False)


class Use(unittest.TestCase):
    def test_every_command_explains_itself(self):
        for words in (("deadline",), ("deadline", "explain"), ("number",), ("number", "check"), ("identity",), ("identity", "parse"),
                      ("catalogue",), ("catalogue", "import"), ("catalogue", "diff"), ("catalogue", "list"), ("catalogue", "show")):
            self.assertIn("counterfoilctl", run(*words, "--help", as_json=False))
            if len(words) == 1:
                run(*words, code=USAGE, as_json=False)


def main():
    global PROGRAMS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    args, rest = parser.parse_known_args()
    PROGRAMS = args.programs.resolve()
    return 0 if unittest.main(argv=[sys.argv[0], *rest], exit=False).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
