// SPDX-License-Identifier: GPL-3.0-or-later
// What the counter and its worker programs say to each other on stdin and stdout:
//
//     u32 length of the payload (<= 1 MiB) | u16 kind | u16 flags, always 0 | u32 request | payload
//
// little-endian; the payload is JSON text or empty. Images travel as files, never through the pipe.
// Values; one decoder belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scanner::worker {

inline constexpr std::uint32_t kProtocolVersion = 1;
inline constexpr std::size_t kMostPayloadBytes = std::size_t{1024} * 1024;
inline constexpr std::size_t kFrameHeaderBytes = 12;

enum class FrameKind : std::uint16_t {
    // to a worker
    Hello = 1,   // protocol
    List,        // scan worker: all devices
    Open,        // scan worker: device name
    Set,         // scan worker: wishes, see scanner/worker/README.md
    Scan,        // scan worker: folder, first page, most pages
    Kept,        // this page is in the journal
    Credentials, // scan worker: answer to need_auth, see login.h
    Cancel,
    Ping,
    Bye,
    Work,   // page worker: one page to clean and read
    Decode, // page worker: a foreign file to take apart
    Room,   // page worker: the page may be in memory at full size

    // to the counter
    Ready = 101, // protocol, version, pid
    Device,      // one found device
    ListEnd,
    Opened,   // dump of all options; or what a foreign file turned out to be
    NeedAuth, // the driver asks for a password
    Button,   // pressed on the scanner itself, while it is idle
    Options,  // the dump again, with the values that the driver took
    PageBegin,
    Progress,
    PageDone,
    BatchEnd,
    Pong,
    Error,
    Log,
    Result,   // page worker: the page as it was cleaned and read
    NeedRoom, // page worker: waits for Room
    RoomLeft, // page worker: the page is no longer in memory at full size
};

struct Frame {
    FrameKind kind{};
    std::uint32_t request = 0; // the answer carries the number of the request
    std::string payload;
};

// Precondition: the payload has at most kMostPayloadBytes.
std::string encode(const Frame& frame);

// Bytes in, whole frames out, in any portions. Once broken, it stays broken and gives nothing more.
class FrameDecoder {
  public:
    void feed(std::string_view bytes);
    // Nothing: more bytes are needed, or the peer does not speak this protocol.
    std::optional<Frame> next();
    [[nodiscard]] bool broken() const { return m_broken; }
    // The first bytes (at most 64) of the frame that made no sense, for the log.
    [[nodiscard]] std::string_view remainder() const;

  private:
    std::string m_bytes;
    std::size_t m_used = 0;
    bool m_broken = false;
};

} // namespace scanner::worker
