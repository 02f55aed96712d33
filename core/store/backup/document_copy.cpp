// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/document_copy.h"

#include "core/ports/store_codes.h"

#include <algorithm>

namespace core::store::backup {

namespace base = core::base;
using core::domain::Document;
using core::ports::StoreCode;

namespace {
constexpr std::int64_t kBlock_bytes = std::int64_t{4} << 20;
} // namespace

base::Result<int> DocumentCopy::copyAll(const std::vector<Document>& documents, Trust trust,
                                        const std::stop_token& stop) {
    int copied = 0;
    for (const auto& document : documents) {
        if (stop.stop_requested()) return base::fail(StoreCode::Failed, "stopped");
        if (isThere(document, trust)) continue;
        if (auto done = copy(document); !done) return base::fail(done.error());
        ++copied;
    }
    if (auto settled = m_into.settle(); !settled) return base::fail(settled.error());
    return copied;
}

bool DocumentCopy::isThere(const Document& document, Trust trust) {
    if (trust == Trust::Hash)
        return m_into.check(document.id, document.size_bytes, document.sha256).has_value();
    const auto size = m_disk.size(m_into.pathOf(document.id));
    return size && *size == document.size_bytes;
}

base::Result<void> DocumentCopy::copy(const Document& document) {
    const auto part = m_into.begin(document.id);
    if (!part) return base::fail(part.error());
    if (auto done = copyBytes(document, *part); !done) return done;
    // A spoilt copy gives way only when the bytes of the new one lie beside it.
    const auto target = m_into.pathOf(document.id);
    if (m_disk.exists(target))
        if (auto gone = m_disk.remove(target); !gone) return gone;
    const auto kept = m_into.keep(document.id);
    if (!kept) return base::fail(kept.error());
    if (kept->size_bytes == document.size_bytes && kept->sha256 == document.sha256) return {};
    if (auto gone = m_disk.remove(target); !gone) return gone;
    return base::fail(StoreCode::FileChanged, "document " + document.id.hex() + " is not what was filed",
                      {document.id.hex()});
}

base::Result<void> DocumentCopy::copyBytes(const Document& document, const std::filesystem::path& part) {
    for (std::int64_t offset = 0; offset == 0 || offset < document.size_bytes; offset += kBlock_bytes) {
        const auto length = std::min(kBlock_bytes, document.size_bytes - offset);
        const auto bytes = m_from.readPart(document.id, offset, length);
        if (!bytes) return base::fail(bytes.error());
        auto written = offset == 0 ? m_disk.write(part, *bytes) : m_disk.append(part, *bytes);
        if (!written) return written;
    }
    return {};
}

} // namespace core::store::backup
