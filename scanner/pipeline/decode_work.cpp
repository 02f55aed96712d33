// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/decode_work.h"

#include "scanner/base/code.h"
#include "scanner/decode/document.h"
#include "scanner/decode/raw_page_file.h"

#include <exception>
#include <new>
#include <string>

namespace scanner::pipeline {
namespace {

namespace base = core::base;

base::Result<void> writePage(decode::Document& document, int page, const DecodeOrder& order) {
    const auto found = document.page(page);
    if (!found) return base::fail(found.error());
    PageHeader header;
    header.page = order.firstNumber + page - order.firstPage;
    header.origin = order.origin + ":" + std::to_string(page) + ":" + std::to_string(document.about().pages);
    return decode::writeRawPage(*found, header, order.folder);
}

base::Result<void> decoded(const DecodeOrder& order, const DecodeEvents& events) {
    const auto document = decode::openDocument(order.file);
    if (!document) return base::fail(document.error());
    const OpenedFile& about = (*document)->about();
    if (!events.opened(about)) return {};
    for (int page = order.firstPage; page <= about.pages; ++page) {
        if (auto written = writePage(**document, page, order); !written) return written;
        if (!events.written(order.firstNumber + page - order.firstPage)) return {};
    }
    return {};
}

} // namespace

base::Result<void> decodeFile(const DecodeOrder& order, const DecodeEvents& events) {
    try {
        return decoded(order, events);
    } catch (const std::bad_alloc&) {
        return base::fail(PageCode::PictureTooLarge, "out of memory");
    } catch (const std::exception& problem) {
        return base::fail(PageCode::FileDamaged, problem.what());
    }
}

} // namespace scanner::pipeline
