// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/plan.h"
#include "tests/support/corpus/special_pages.h"
#include "tests/support/sample_pages/typefaces.h"
#include "tests/support/shell.h"
#include "tests/support/temp_folder.h"

#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace tests;
using namespace tests::corpus;

namespace {

void startGui() {
    static int argc = 1;
    static char name[] = "corpus_test";
    static char* argv[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static const QGuiApplication gui(argc, argv);
}

CommandResult draw(const std::filesystem::path& folder, const std::string& options) {
    return run("XDG_RUNTIME_DIR=" + quoted(folder.string()) + " " COUNTERFOIL_CORPUS " --out " +
               quoted(folder.string()) + " " + options + " 2>&1");
}

QByteArray bytesOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QJsonArray manifestOf(const std::filesystem::path& folder) {
    return QJsonDocument::fromJson(bytesOf(folder / "manifest.json")).object().value("pages").toArray();
}

} // namespace

TEST_CASE("The corpus holds twelve forms in five looks each, and every look is worn by several pages") {
    std::map<QString, std::set<QString>> looksOf;
    std::map<QString, int> pagesOf;
    std::set<QString> names;
    const auto plan = wholePlan();
    for (const auto& page : plan) {
        names.insert(page.name);
        const bool is_form =
            std::ranges::any_of(forms(), [&](const Form& form) { return form.kind == page.kind; });
        if (!is_form) continue;
        looksOf[page.kind].insert(page.look.name);
        ++pagesOf[page.look.name];
    }
    CHECK(names.size() == plan.size());
    CHECK(looksOf.size() == 12);
    for (const auto& [kind, worn] : looksOf) {
        INFO(kind.toStdString());
        CHECK(worn.size() == 5);
        CHECK(worn.contains("office"));
    }
    REQUIRE(pagesOf.size() == looks().size());
    for (const auto& [look, pages] : pagesOf) {
        INFO(look.toStdString());
        CHECK(pages >= 4);
    }
}

TEST_CASE("The corpus holds the pages that only a real stack has") {
    std::map<QString, int> count;
    for (const auto& page : wholePlan()) {
        ++count[page.kind];
        CHECK(page.blank == (!page.draw));
        CHECK((page.kind == "id-card" || page.kind == "separator") == !page.codes.isEmpty());
        CHECK(page.component.isEmpty() == page.title.isEmpty());
    }
    for (const auto* kind :
         {"blank", "id-card", "separator", "barely-written", "upside-down", "sideways", "landscape"}) {
        INFO(kind);
        CHECK(count[kind] >= 2);
    }
}

TEST_CASE("Each form prints its title, and its truth is in normal form") {
    startGui();
    for (const auto& page : chosen(wholePlan(), {}, {"office"}, 0)) {
        if (page.title.isEmpty()) continue;
        INFO(page.name.toStdString());
        const auto text = drawn(page, 1, 75).lines.join(' ');
        CHECK(text.contains(page.title));
        CHECK(text == text.normalized(QString::NormalizationForm_C));
    }
}

TEST_CASE("A limit spreads over all that was chosen") {
    std::set<QString> kinds;
    const auto few = chosen(wholePlan(), {}, {}, 24);
    for (const auto& page : few)
        kinds.insert(page.kind);
    CHECK(few.size() == 24);
    CHECK(kinds.size() > 12);
    CHECK(chosen(wholePlan(), {"blank"}, {}, 24).size() == 5);
    CHECK_THROWS_WITH(chosen(wholePlan(), {"blnak"}, {}, 0), Catch::Contains("blnak"));
}

TEST_CASE("The manifest names every picture, and its truth lies beside it") {
    const TempFolder folder;
    REQUIRE(draw(folder.path(), "--dpi 75 --kinds decision,blank,separator").status == 0);
    const auto pages = manifestOf(folder.path());
    REQUIRE(pages.size() == 13);
    for (const auto& value : pages) {
        const auto page = value.toObject();
        const auto file = folder / page["file"].toString().toStdString();
        INFO(file);
        CHECK(QImageReader(QString::fromStdString(file.string())).size() == QSize(620, 877));
        auto truth = file;
        const auto text = QString::fromUtf8(bytesOf(truth.replace_extension(".txt")));
        CHECK(text.isEmpty() == page["blank"].toBool());
        CHECK(page["codes"].toArray().isEmpty() == (page["kind"] != "separator"));
        CHECK(page["dpi"] == 75);
        CHECK((page["kind"] != "decision" || page["component"] == "decision"));
        CHECK(std::abs(page["angle_degrees"].toDouble()) < 3.2);
        CHECK_FALSE(page["look"].toString().isEmpty());
    }
}

TEST_CASE("The same seed draws the same page, another seed another one") {
    startGui();
    const auto page = chosen(wholePlan(), {"marriage-registration"}, {"photocopy"}, 1).front();
    CHECK(drawn(page, 1, 75).image == drawn(page, 1, 75).image);
    CHECK(drawn(page, 1, 75).lines != drawn(page, 2, 75).lines);
}

TEST_CASE("A font that lacks a letter is refused by name of the letter") {
    startGui();
    const auto font = sample_pages::fontFor({}, 300);
    sample_pages::requireGlyphs(font, "ẠạẢảẤấĐđỸỹ ²§");
    CHECK_THROWS_WITH(sample_pages::requireGlyphs(font, QStringLiteral("a\u6F22")),
                      Catch::Contains("U+6F22"));
}

TEST_CASE("What cannot be drawn or written is said in a sentence") {
    const TempFolder folder;
    const auto unknown = draw(folder.path(), "--kinds nothing");
    CHECK(unknown.status != 0);
    CHECK(unknown.output.find("no page of this kind: nothing") != std::string::npos);
    const auto unwritable = draw("/proc/nowhere", "--limit 1 --dpi 75");
    CHECK(unwritable.status != 0);
    CHECK(unwritable.output.find("no such folder: /proc/nowhere") != std::string::npos);
}

TEST_CASE("A separator's text ends with a check sum over what stands before it") {
    CHECK(separatorText("to-khai") == "CF1;sep;to-khai;0;07");
}
