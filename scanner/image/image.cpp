// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/image.h"

#include "scanner/image/encoded.h"

#include <leptonica/allheaders.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <exception>
#include <string>

namespace scanner::image {
namespace {

struct LeptFree {
    void operator()(l_uint8* bytes) const { lept_free(bytes); }
};

class Descriptor {
  public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return m_fd; }

  private:
    int m_fd;
};

bool writeAll(int fd, const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(fd, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

bool writeSynced(const std::filesystem::path& file, const std::string& bytes) {
    const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    return out.get() >= 0 && writeAll(out.get(), bytes.data(), bytes.size()) && ::fsync(out.get()) == 0;
}

// Without it the new name may be gone after a power cut.
bool syncFolder(const std::filesystem::path& folder) {
    const Descriptor in(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return in.get() >= 0 && ::fsync(in.get()) == 0;
}

} // namespace

void PixDeleter::operator()(Pix* pix) const {
    pixDestroy(&pix);
}

int widthOf(const Image& image) {
    return pixGetWidth(image.get());
}

int heightOf(const Image& image) {
    return pixGetHeight(image.get());
}

std::string samplesOf(const Image& grey) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    if (pixGetRasterData(grey.get(), &bytes, &size) != 0) return {};
    const std::unique_ptr<l_uint8, LeptFree> owned(bytes);
    return {reinterpret_cast<const char*>(bytes), size};
}

Image scaledTo(const Image& image, int width, int height) {
    assert(width > 0 && height > 0);
    const double scale = std::min(
        {static_cast<double>(width) / widthOf(image), static_cast<double>(height) / heightOf(image), 1.0});
    if (scale == 1.0) return Image(pixCopy(nullptr, image.get()));
    return Image(pixScaleAreaMap(image.get(), static_cast<float>(scale), static_cast<float>(scale)));
}

Image previewOf(const Image& image, int width, int height) {
    constexpr int kMuchLarger = 4;
    const bool hasPlenty = widthOf(image) > kMuchLarger * width || heightOf(image) > kMuchLarger * height;
    if (!hasPlenty) return scaledTo(image, width, height);
    const Image half(pixScaleByIntSampling(image.get(), 2));
    return half ? scaledTo(half, width, height) : Image();
}

base::Result<void> writeJpeg(const Image& image, int quality, const std::filesystem::path& target) {
    const auto failed = [&](const std::string& what, const std::string& why) {
        return base::fail(PageCode::DiskFull, what + ": " + why, {target.filename().string()});
    };
    std::string bytes;
    try {
        bytes = jpegOf(image, quality, pixGetXRes(image.get()));
    } catch (const std::exception& problem) {
        return failed("encode", problem.what());
    }
    std::filesystem::path part = target;
    part += ".part";
    if (!writeSynced(part, bytes)) {
        auto problem = failed("write " + part.string(), std::strerror(errno));
        ::unlink(part.c_str());
        return problem;
    }
    if (::rename(part.c_str(), target.c_str()) != 0)
        return failed("rename " + part.string(), std::strerror(errno));
    if (!syncFolder(target.parent_path()))
        return failed("sync folder of " + target.string(), std::strerror(errno));
    return {};
}

} // namespace scanner::image
