// SPDX-License-Identifier: GPL-3.0-or-later
// The end of qpdf's pipeline: a file whose every write is checked (qpdf's own loses a full disk that shows at
// the last flush). One thread. Seen by this room alone.
#pragma once

#include <qpdf/Pipeline.hh>

#include <filesystem>
#include <string>

namespace scanner::pdf {

// Never throws: qpdf writes from destructors too. The first error stops all writing and is told by close().
class OutputPipe : public Pipeline {
  public:
    explicit OutputPipe(const std::filesystem::path& target);
    ~OutputPipe() override;
    OutputPipe(const OutputPipe&) = delete;
    OutputPipe& operator=(const OutputPipe&) = delete;

    void write(unsigned char const* data, std::size_t size) override;
    // qpdf calls it after each part of the file.
    void finish() override {}
    // 0, or the errno of what went wrong first.
    [[nodiscard]] int close();

  private:
    void flush();

    int m_file = -1;
    int m_error = 0;
    std::string m_buffer;
};

} // namespace scanner::pdf
