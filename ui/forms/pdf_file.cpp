// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/pdf_file.h"

#include "ui/forms/print_code.h"

#include <QSaveFile>
#include <QString>

namespace forms {

core::base::Result<void> savePdf(const QByteArray& bytes, const std::filesystem::path& path) {
    QSaveFile file(QString::fromStdString(path.string()));
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return core::base::fail(PrintCode::FileNotWritten, file.errorString().toStdString(), {path.string()});
}

} // namespace forms
