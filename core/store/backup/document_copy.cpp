// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/document_copy.h"

#include "core/ports/store_codes.h"

namespace core::store::backup {

namespace base = core::base;
using core::ports::SealedFile;
using core::ports::StoreCode;

base::Result<int> DocumentCopy::copyAll(const std::vector<SealedFile>& documents, Trust trust,
                                        const std::stop_token& stop) {
    int copied = 0;
    for (const auto& document : documents) {
        if (stop.stop_requested()) return base::fail(StoreCode::Failed, "stopped");
        if (document.isShredded() || isThere(document, trust)) continue;
        if (auto done = copy(document); !done) return base::fail(done.error());
        ++copied;
    }
    if (auto settled = m_into.settle(); !settled) return base::fail(settled.error());
    return copied;
}

bool DocumentCopy::isThere(const SealedFile& document, Trust trust) {
    if (trust == Trust::Hash) return m_into.check(document).has_value();
    const auto size = m_disk.size(m_into.pathOf(document.document));
    return size && *size == document.size_bytes;
}

base::Result<void> DocumentCopy::copy(const SealedFile& document) {
    const auto name = document.document.hex();
    const auto source = m_from.pathOf(document.document);
    if (!m_disk.exists(source)) return base::fail(StoreCode::FileMissing, "document " + name, {name});
    const auto sealed = m_disk.read(source);
    if (!sealed) return base::fail(sealed.error());
    if (m_secrets.sha256(*sealed) != document.sha256)
        return base::fail(StoreCode::FileChanged, "document " + name + " is not what was filed", {name});
    // A spoilt copy gives way only to bytes that are right.
    const auto target = m_into.pathOf(document.document);
    if (m_disk.exists(target))
        if (auto gone = m_disk.remove(target); !gone) return gone;
    return m_into.write(document.document, *sealed);
}

} // namespace core::store::backup
