// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stick_notices.h"

#include "ui/text/bundle_words.h"
#include "ui/text/sentence.h"

#include <algorithm>

namespace ui::models {

Notice noStickNotice(std::size_t sticks) {
    return notice(style::Tone::Attention,
                  [sticks] { return sticks == 0 ? text::noStickWords() : text::severalSticksWords(); });
}

Notice bundleNotice(const core::base::Result<BundleNews>& written) {
    if (!written) return troubleNotice(written.error());
    const auto tone = written->leftOut > 0 ? style::Tone::Attention : style::Tone::Good;
    return notice(tone, [news = *written] {
        QStringList lines;
        for (const auto& bundle : news.bundles)
            lines << text::bundleWrittenWords(bundle.number, bundle.file, bundle.dossiers);
        if (news.leftOut > 0) lines << text::leftOutWords(news.leftOut);
        if (!news.bundles.empty()) lines << text::mayRemoveStickWords();
        return lines.join(u'\n');
    });
}

Notice receiptsNotice(const std::vector<core::base::Result<ReceiptNews>>& taken) {
    if (taken.empty()) return notice(style::Tone::Attention, [] { return text::noReceiptOnStickWords(); });
    const bool isGood =
        std::ranges::all_of(taken, [](const auto& one) { return one && one->refused == 0 && !one->hasGap; });
    return notice(isGood ? style::Tone::Good : style::Tone::Attention, [taken] {
        QStringList lines;
        for (const auto& one : taken) {
            if (one)
                lines << text::importedReceiptWords(one->bundle, one->acknowledged, one->before, one->refused,
                                                    one->hasGap);
            else
                lines << text::sentence(one.error());
        }
        return lines.join(u'\n');
    });
}

} // namespace ui::models
