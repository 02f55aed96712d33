// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/pdf_page_content.h"

#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace scanner::decode {
namespace {

using namespace std::string_view_literals;
using Handle = QPDFObjectHandle;

constexpr int kMostOperators = 200; // a page that shows one picture needs a handful
constexpr std::size_t kMostOperands = 64;
constexpr double kStraight = 0.001;

// They change nothing about a picture that is drawn.
constexpr std::array kHarmless{"BMC"sv, "BDC"sv, "EMC"sv, "MP"sv, "DP"sv, "i"sv,  "ri"sv, "g"sv,
                               "G"sv,   "rg"sv,  "RG"sv,  "k"sv,  "K"sv,  "cs"sv, "CS"sv, "w"sv};

class Watcher : public Handle::ParserCallbacks {
  public:
    void handleObject(Handle object) override {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            if (m_operands.size() > kMostOperands) refuse();
            return;
        }
        if (++m_operators > kMostOperators || !follow(object.getOperatorValue())) refuse();
        m_operands.clear();
    }
    void handleEOF() override {}

    [[nodiscard]] std::optional<PlacedPicture> found() const { return m_isOther ? std::nullopt : m_found; }

  private:
    void refuse() {
        m_isOther = true;
        terminateParsing();
    }

    bool follow(const std::string& name) {
        if (name == "q") {
            m_saved.push_back(m_matrix);
        } else if (name == "Q") {
            if (m_saved.empty()) return false;
            m_matrix = m_saved.back();
            m_saved.pop_back();
        } else if (name == "cm") {
            return concatenate();
        } else if (name == "Do") {
            return place();
        } else {
            return std::find(kHarmless.begin(), kHarmless.end(), name) != kHarmless.end();
        }
        return true;
    }

    bool concatenate() {
        if (m_operands.size() != 6) return false;
        std::array<double, 6> numbers{};
        for (std::size_t i = 0; i < 6; ++i) {
            if (!m_operands[i].isNumber()) return false;
            numbers[i] = m_operands[i].getNumericValue();
        }
        m_matrix.concat({numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]});
        return true;
    }

    bool place() {
        const double size = std::max(std::abs(m_matrix.a), std::abs(m_matrix.d));
        const bool isUpright = m_matrix.a > 0 && m_matrix.d > 0 && std::abs(m_matrix.b) <= kStraight * size &&
                               std::abs(m_matrix.c) <= kStraight * size;
        if (m_found || !isUpright || m_operands.size() != 1 || !m_operands[0].isName()) return false;
        m_found = PlacedPicture{m_operands[0].getName(), m_matrix.e, m_matrix.f, m_matrix.a, m_matrix.d};
        return true;
    }

    std::vector<Handle> m_operands;
    std::vector<QPDFMatrix> m_saved;
    QPDFMatrix m_matrix;
    std::optional<PlacedPicture> m_found;
    int m_operators = 0;
    bool m_isOther = false;
};

} // namespace

std::optional<PlacedPicture> onlyPictureOn(QPDFPageObjectHelper& page) {
    Watcher watcher;
    page.parseContents(&watcher);
    return watcher.found();
}

} // namespace scanner::decode
