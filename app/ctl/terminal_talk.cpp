// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal_talk.h"

#include "ui/text/words.h"

#include <cstdio>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace app::ctl {
namespace {

using core::ports::ScannerLogin;

// The scanner's program gives up after 60 s.
constexpr int kPatience_ms = 55'000;
constexpr char kInterrupt = 3;        // Ctrl-C as a letter
constexpr std::size_t kLongest = 512; // no string grows, so none leaves a copy behind

void say(const QString& words) {
    std::fprintf(stderr, "%s\n", words.toUtf8().constData());
}

// Wiped with its owner.
struct Secret {
    std::string text;
    Secret() { text.reserve(kLongest); }
    ~Secret() { explicit_bzero(text.data(), text.capacity()); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
};

// A line of the file or of the terminal, without buffers between. False: there is none.
bool readLine(int file, std::string& line) {
    char letter = 0;
    while (line.size() < kLongest && ::read(file, &letter, 1) == 1) {
        if (letter == '\n') return true;
        if (letter == kInterrupt) return false;
        if (letter != '\r') line.push_back(letter);
    }
    return !line.empty();
}

// The terminal without echo, and without signals that would end the program before the echo is back.
class Terminal {
  public:
    Terminal() : m_file(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
        if (m_file < 0 || ::tcgetattr(m_file, &m_before) != 0) return;
        m_isOpen = true;
        show(true);
    }
    ~Terminal() {
        if (m_isOpen) ::tcsetattr(m_file, TCSAFLUSH, &m_before);
        if (m_file >= 0) ::close(m_file);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    // False: nothing typed in time.
    bool ask(const QString& label, bool is_shown, std::string& answer) {
        show(is_shown);
        const auto words = label.toUtf8() + ": ";
        if (::write(m_file, words.constData(), static_cast<std::size_t>(words.size())) < 0) return false;
        pollfd typed{m_file, POLLIN, 0};
        const bool got = ::poll(&typed, 1, kPatience_ms) == 1 && readLine(m_file, answer);
        if (!is_shown && ::write(m_file, "\n", 1) < 0) return false;
        return got;
    }

  private:
    void show(bool echo) {
        auto now = m_before;
        now.c_lflag &= ~static_cast<tcflag_t>(ISIG);
        if (!echo) now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(m_file, TCSANOW, &now);
    }

    int m_file;
    termios m_before{};
    bool m_isOpen = false;
};

std::optional<ScannerLogin> loginFrom(const std::filesystem::path& file) {
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) return std::nullopt;
    Secret name;
    Secret password;
    const bool read = readLine(opened, name.text) && readLine(opened, password.text);
    ::close(opened);
    if (!read) return std::nullopt;
    return ScannerLogin{name.text, password.text};
}

} // namespace

TerminalTalk::TerminalTalk(std::filesystem::path login_file) : m_loginFile(std::move(login_file)) {}

void TerminalTalk::waiting(core::ports::ScanWait why, int seconds) {
    if (seconds > 0) say(ui::text::words(why, seconds));
}

void TerminalTalk::standardSettingsUsed() {
    say(ui::text::standardSettingsWords());
}

std::optional<ScannerLogin> TerminalTalk::loginFor(const std::string& resource,
                                                   const std::stop_token& /*stop*/) {
    if (!m_loginFile.empty()) return loginFrom(m_loginFile);
    Terminal terminal;
    if (!terminal.isOpen()) return std::nullopt;
    say(ui::text::scannerLoginWords(resource));
    Secret name;
    Secret password;
    const bool given = terminal.ask(ui::text::loginNameWord(), true, name.text) &&
                       terminal.ask(ui::text::loginPasswordWord(), false, password.text);
    if (!given) return std::nullopt;
    return ScannerLogin{name.text, password.text};
}

} // namespace app::ctl
