// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/text_distance.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <numeric>
#include <optional>

namespace app::bench {
namespace {

constexpr char32_t kTaken = U'\0'; // stands in no text
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

template<class Sequence>
std::size_t levenshtein(const Sequence& a, const Sequence& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::u32string normal(std::string_view text) {
    static const QRegularExpression leaders(QStringLiteral("(?:[.…·_]\\s?){3,}"));
    auto folded = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return folded.normalized(QString::NormalizationForm_C)
        .replace(leaders, " ")
        .simplified()
        .toStdU32String();
}

std::vector<std::u32string> wordsOf(const std::u32string& text) {
    std::vector<std::u32string> words(1);
    for (const auto sign : text) {
        if (sign != U' ')
            words.back() += sign;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::vector<std::u32string> piecesOf(const std::vector<std::string>& truth) {
    std::vector<std::u32string> pieces;
    for (const auto& line : truth)
        for (const auto& part : QString::fromStdString(line).split('\t'))
            if (auto piece = normal(part.toStdString()); !piece.empty()) pieces.push_back(std::move(piece));
    return pieces;
}

std::u32string joined(const std::vector<std::u32string>& pieces) {
    std::u32string text;
    for (const auto& piece : pieces)
        text += (text.empty() ? U"" : U" ") + piece;
    return text;
}

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t edits = 0;
};

// Where `text` is most like `piece`: Levenshtein with free ends, each cell knowing where its path began.
Place bestPlace(const std::u32string& piece, const std::u32string& text) {
    std::vector<Place> row(text.size() + 1);
    for (std::size_t j = 0; j <= text.size(); ++j)
        row[j] = {j, j, 0};
    for (std::size_t i = 1; i <= piece.size(); ++i) {
        Place diagonal = row[0];
        row[0].edits = i;
        for (std::size_t j = 1; j <= text.size(); ++j) {
            Place best = diagonal;
            best.edits += piece[i - 1] == text[j - 1] ? 0 : 1;
            diagonal = row[j];
            if (row[j].edits + 1 < best.edits) best = {row[j].begin, j, row[j].edits + 1};
            if (row[j - 1].edits + 1 < best.edits) best = {row[j - 1].begin, j, row[j - 1].edits + 1};
            best.end = j;
            row[j] = best;
        }
    }
    return *std::ranges::min_element(row, {}, &Place::edits);
}

// Where each piece stands in the text that was read: long ones first, none on the place of another. A piece
// of which more than half is wrong stands nowhere.
std::vector<std::size_t> placesOf(const std::vector<std::u32string>& pieces, std::u32string text) {
    std::vector<std::size_t> by_length(pieces.size());
    std::iota(by_length.begin(), by_length.end(), std::size_t{0});
    std::ranges::stable_sort(by_length, std::greater{}, [&](std::size_t i) { return pieces[i].size(); });
    std::vector<std::size_t> places(pieces.size(), kNowhere);
    for (const auto i : by_length) {
        const auto place = bestPlace(pieces[i], text);
        if (place.edits * 2 > pieces[i].size()) continue;
        places[i] = place.begin;
        std::fill(text.begin() + static_cast<std::ptrdiff_t>(place.begin),
                  text.begin() + static_cast<std::ptrdiff_t>(place.end), kTaken);
    }
    return places;
}

// A piece that stands nowhere stays behind the one that it follows in the truth.
std::vector<std::u32string> inOrderOf(const std::u32string& text, const std::vector<std::u32string>& pieces) {
    auto places = placesOf(pieces, text);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i] == kNowhere) places[i] = i > 0 ? places[i - 1] : 0;
    std::vector<std::size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
    std::vector<std::u32string> sorted;
    sorted.reserve(order.size());
    for (const auto i : order)
        sorted.push_back(pieces[i]);
    return sorted;
}

} // namespace

std::size_t editDistance(std::u32string_view a, std::u32string_view b) {
    return levenshtein(a, b);
}

std::size_t editDistance(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) {
    return levenshtein(a, b);
}

ReadingErrors compareReading(const std::vector<std::string>& truth, std::string_view read) {
    const auto pieces = piecesOf(truth);
    const auto text = normal(read);
    std::optional<ReadingErrors> best;
    for (const auto& wanted : {joined(pieces), joined(inOrderOf(text, pieces))}) {
        const Errors characters{editDistance(wanted, text), wanted.size()};
        if (best && best->characters.edits <= characters.edits) continue;
        const auto words = wordsOf(wanted);
        best = ReadingErrors{characters, {editDistance(words, wordsOf(text)), words.size()}};
    }
    return *best;
}

} // namespace app::bench
