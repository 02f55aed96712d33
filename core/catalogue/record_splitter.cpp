// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/record_splitter.h"

#include <algorithm>

namespace core::catalogue {
namespace {

using core::domain::LeftOutReason;

constexpr std::size_t kBlock_bytes = 65'536;
constexpr std::size_t kBegin_bytes = 400; // enough to find a code in
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleUtf16Mark = "\xFF\xFE";
constexpr std::string_view kBigUtf16Mark = "\xFE\xFF";

bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

class Splitter {
  public:
    explicit Splitter(const RecordSink& sink) : m_sink(sink) {}

    // False: nothing more is wanted.
    bool take(std::string_view block) {
        for (const char c : block)
            if (!(m_state == State::Inside ? inside(c) : between(c))) return false;
        return true;
    }

    void end() {
        if (m_state == State::Start) leaveOut(0, LeftOutReason::NotJson, {});
        if (m_state == State::Start || m_state == State::Over) return;
        const bool isInRecord = m_state == State::Inside || m_state == State::Word;
        leaveOut(isInRecord ? m_place : m_place + 1, LeftOutReason::CutShort, {});
    }

  private:
    enum class State {
        Start,  // before anything
        First,  // after [
        Item,   // after a comma
        Inside, // an object or array of the file's own level
        Word,   // a number, a text or a word where a record should be
        Next,   // after a record of an array
        Over,
    };

    bool between(char c) {
        if (m_state == State::Word) {
            if (word(c)) return true;
        }
        if (isBlank(c)) return true;
        switch (m_state) {
        case State::Start:
            if (c == '[') return become(State::First);
            return c == '{' ? begin(c, State::Over) : noJson();
        case State::First:
            if (c == ']') return become(State::Over);
            return item(c);
        case State::Item:
            return item(c);
        case State::Next:
            if (c == ',') return become(State::Item);
            return c == ']' ? become(State::Over) : noJson();
        default:
            return noJson();
        }
    }

    bool item(char c) {
        if (c == '{' || c == '[') return begin(c, State::Next);
        if (c == ',' || c == ']' || c == '}') return noJson();
        ++m_place;
        m_kept.clear();
        leaveOut(m_place, LeftOutReason::NotARecord, {});
        m_inText = c == '"';
        m_escaped = false;
        return become(State::Word);
    }

    // False: the word has ended before this character.
    bool word(char c) {
        if (m_inText) {
            endText(c);
            return true;
        }
        if (c != ',' && c != ']' && !isBlank(c)) return true;
        m_state = State::Next;
        return false;
    }

    void endText(char c) {
        if (!m_escaped && c == '"') m_inText = false;
        m_escaped = !m_escaped && c == '\\';
    }

    bool begin(char c, State after) {
        ++m_place;
        m_after = after;
        m_isObject = c == '{';
        m_levels = 1;
        m_deepest = 1;
        m_bytes = 1;
        m_inText = false;
        m_escaped = false;
        m_kept.assign(1, c);
        return become(State::Inside);
    }

    bool inside(char c) {
        ++m_bytes;
        if (m_kept.size() < kBegin_bytes || (m_bytes <= kMostRecord_bytes && m_deepest <= kMostLevels))
            m_kept.push_back(c);
        if (m_inText) {
            endText(c);
            return true;
        }
        switch (c) {
        case '"':
            m_inText = true;
            return true;
        case '{':
        case '[':
            m_deepest = std::max(m_deepest, ++m_levels);
            return true;
        case '}':
        case ']':
            return --m_levels > 0 || ended();
        default:
            return true;
        }
    }

    bool ended() {
        m_state = m_after;
        if (!m_isObject) return leaveOut(m_place, LeftOutReason::NotARecord, {});
        if (m_deepest > kMostLevels)
            return leaveOut(m_place, LeftOutReason::TooDeep, {std::to_string(kMostLevels)});
        if (m_bytes > kMostRecord_bytes) {
            leaveOut(m_place, LeftOutReason::RecordTooLarge, {std::to_string(kMostRecord_bytes)});
            m_kept = std::string(); // gives the memory back
            return true;
        }
        return m_sink.record(m_place, m_kept);
    }

    bool leaveOut(int place, LeftOutReason reason, std::vector<std::string> args) {
        const bool isRecord = place == m_place;
        m_sink.leftOut(place, isRecord ? std::string_view(m_kept).substr(0, kBegin_bytes) : "", reason,
                       std::move(args));
        return true;
    }

    bool noJson() {
        leaveOut(m_place == 0 ? 0 : m_place + 1, LeftOutReason::NotJson, {});
        m_state = State::Over;
        return false;
    }

    bool become(State state) {
        m_state = state;
        return true;
    }

    const RecordSink& m_sink;
    State m_state = State::Start;
    State m_after = State::Over;
    int m_place = 0;
    int m_levels = 0;
    int m_deepest = 0;
    std::size_t m_bytes = 0;
    bool m_isObject = false;
    bool m_inText = false;
    bool m_escaped = false;
    std::string m_kept;
};

} // namespace

void splitRecords(std::istream& stream, const RecordSink& sink) {
    Splitter splitter(sink);
    std::string block(kBlock_bytes, '\0');
    for (bool isFirst = true; stream; isFirst = false) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        std::string_view got(block.data(), static_cast<std::size_t>(stream.gcount()));
        if (isFirst && (got.starts_with(kLittleUtf16Mark) || got.starts_with(kBigUtf16Mark)))
            return sink.leftOut(0, {}, LeftOutReason::NotUtf8, {});
        if (isFirst && got.starts_with(kUtf8Mark)) got.remove_prefix(kUtf8Mark.size());
        if (!splitter.take(got)) return;
    }
    splitter.end();
}

} // namespace core::catalogue
