// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/slip_template.h"

#include "ui/forms/print_code.h"
#include "ui/forms/slip_words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace forms {
namespace {

// Reads field after field and remembers the first that was not right.
class Reader {
  public:
    explicit Reader(QJsonObject root) : m_root(std::move(root)) {}

    // `name` is a member, or "member.part" of an object.
    QString text(const QString& name) {
        const auto parts = name.split('.');
        auto value = m_root.value(parts.first());
        if (parts.size() == 2) value = value.toObject().value(parts.last());
        if (!value.isString() || value.toString().isEmpty()) wrong(name);
        return checked(name, value.toString());
    }

    QStringList texts(const QString& name) {
        QStringList list;
        for (const auto& entry : m_root.value(name).toArray())
            list << checked(name, entry.toString());
        if (list.isEmpty() || list.contains(QString())) wrong(name);
        return list;
    }

    std::vector<TemplateLine> lines(const QString& name) {
        std::vector<TemplateLine> lines;
        for (const auto& entry : m_root.value(name).toArray()) {
            const bool note = entry.isObject();
            const auto words = note ? entry.toObject().value("note").toString() : entry.toString();
            if (words.isEmpty()) wrong(name);
            lines.push_back({checked(name, words), note});
        }
        if (lines.empty()) wrong(name);
        return lines;
    }

    void wrong(const QString& name) {
        if (m_wrong.isEmpty()) m_wrong = name;
    }
    [[nodiscard]] const QString& firstWrong() const { return m_wrong; }

  private:
    QString checked(const QString& name, const QString& text) {
        static const QRegularExpression placeholder("\\{([^}]*)\\}");
        for (auto found = placeholder.globalMatch(text); found.hasNext();)
            if (!placeholders().contains(found.next().captured(1))) wrong(name);
        return text.normalized(QString::NormalizationForm_C);
    }

    QJsonObject m_root;
    QString m_wrong;
};

void readTexts(Reader& reader, SlipTemplate& slip) {
    slip.version = reader.text("version");
    slip.nation = reader.text("nation");
    slip.motto = reader.text("motto");
    slip.register_number = reader.text("register_number");
    slip.number = reader.text("number");
    slip.place_and_date = reader.text("place_and_date");
    slip.sheet_caption = reader.text("sheet_caption");
    slip.tracking_caption = reader.text("tracking_caption");
    slip.provisional_note = reader.text("provisional_note");
    slip.sign_submitter = reader.text("signatures.submitter");
    slip.sign_clerk = reader.text("signatures.clerk");
    slip.sign_hint = reader.text("signatures.hint");
    slip.page = reader.text("page");
    slip.printed = reader.text("printed");
    slip.moment = reader.text("moment");
    slip.no_moment = reader.text("no_moment");
    slip.blank = reader.text("blank");
    slip.channel_direct = reader.text("channels.direct");
    slip.channel_online = reader.text("channels.online");
    slip.channel_post = reader.text("channels.post");
    slip.return_at_counter = reader.text("return_methods.at_counter");
    slip.return_by_post = reader.text("return_methods.by_post");
}

void readLists(Reader& reader, SlipTemplate& slip) {
    slip.title = reader.texts("title");
    const auto copies = reader.texts("copies");
    if (copies.size() == 2) {
        slip.copies = {copies[0], copies[1]};
    } else {
        reader.wrong("copies");
    }
    slip.before_papers = reader.lines("before_papers");
    slip.papers = {reader.text("papers.row"),
                   reader.text("papers.name"),
                   reader.text("papers.count"),
                   reader.text("papers.originals"),
                   reader.text("papers.certified_copies"),
                   reader.text("papers.photocopies")};
    slip.after_papers = reader.lines("after_papers");
}

} // namespace

core::base::Result<SlipTemplate> loadSlipTemplate(const std::filesystem::path& path) {
    const auto unreadable = [&](const QString& field, const QString& why) {
        return core::base::fail(PrintCode::TemplateUnreadable, why.toStdString(),
                                {path.string(), field.toStdString()});
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return unreadable("", file.errorString());
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject()) return unreadable("", problem.errorString());
    Reader reader(document.object());
    if (document.object().value("form").toString() != "appointment_slip") reader.wrong("form");
    SlipTemplate slip;
    readTexts(reader, slip);
    readLists(reader, slip);
    if (!reader.firstWrong().isEmpty()) return unreadable(reader.firstWrong(), "missing or wrong field");
    return slip;
}

} // namespace forms
