// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_reader.h"

#include "core/ports/store_codes.h"

#include <algorithm>
#include <utility>

namespace core::store {

namespace base = core::base;
using core::ports::StoreCode;
using core::vault::SealedFileReader;

namespace {

tl::unexpected<base::Error> changed(const base::DocumentId& id) {
    return base::fail(StoreCode::FileChanged, "document " + id.hex() + " does not open", {id.hex()});
}

} // namespace

DocumentReader::DocumentReader(core::ports::FileSystem& disk, const base::DocumentId& id,
                               std::filesystem::path file, SealedFileReader opener)
    : m_disk(&disk), m_id(id), m_file(std::move(file)), m_opener(std::move(opener)) {}

base::Result<DocumentReader> DocumentReader::open(core::ports::FileSystem& disk, const base::DocumentId& id,
                                                  std::filesystem::path file, SealedFileReader opener) {
    DocumentReader reader(disk, id, std::move(file), std::move(opener));
    const auto header = reader.sealedPart(core::vault::kFileHeader_bytes);
    if (!header) return base::fail(header.error());
    if (!reader.m_opener.begin(*header)) return changed(id);
    return reader;
}

base::Result<std::string> DocumentReader::sealedPart(std::size_t length) {
    auto part = m_disk->readPart(m_file, m_sealedOffset, static_cast<std::int64_t>(length));
    if (!part && part.error().is(StoreCode::NotFound))
        return base::fail(StoreCode::FileMissing, "document " + m_id.hex(), {m_id.hex()});
    if (part) m_sealedOffset += static_cast<std::int64_t>(part->size());
    return part;
}

base::Result<void> DocumentReader::nextChunk() {
    const auto sealed = sealedPart(core::vault::kSealedChunk_bytes);
    if (!sealed) return base::fail(sealed.error());
    auto opened = m_opener.next(*sealed);
    if (!opened) return changed(m_id);
    m_chunkBegin += static_cast<std::int64_t>(m_chunk.size());
    m_chunk = std::move(*opened);
    return {};
}

base::Result<std::string> DocumentReader::read(std::int64_t offset, std::int64_t length) {
    std::string part;
    while (static_cast<std::int64_t>(part.size()) < length) {
        const auto wanted = offset + static_cast<std::int64_t>(part.size());
        const auto inChunk = static_cast<std::size_t>(wanted - m_chunkBegin);
        if (inChunk < m_chunk.size()) {
            part += m_chunk.substr(inChunk, static_cast<std::size_t>(length) - part.size());
            continue;
        }
        if (m_opener.ended()) break;
        if (auto read = nextChunk(); !read) return base::fail(read.error());
    }
    return part;
}

} // namespace core::store
