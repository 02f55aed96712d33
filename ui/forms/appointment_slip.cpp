// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/appointment_slip.h"

#include "core/domain/sorting.h"

#include <QUrl>

namespace forms {
namespace {

using core::domain::Dossier;

std::string trackingAddress(const std::string& pattern, const std::string& number) {
    const auto encoded = QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(number)));
    return QString::fromStdString(pattern).replace("{number}", encoded).toStdString();
}

std::vector<PaperRow> papersOf(const Dossier& dossier) {
    std::vector<PaperRow> rows;
    for (const auto& document : dossier.documents) {
        if (document.component == core::domain::kIdCardComponent) continue;
        rows.push_back({document.name, document.originals, 0, document.copies});
    }
    return rows;
}

} // namespace

AppointmentSlip appointmentSlip(const Dossier& dossier, const core::usecases::CounterSetup& setup) {
    AppointmentSlip slip;
    slip.superiorBody = setup.superiorBody;
    slip.office = setup.office;
    slip.postOffice = setup.postOffice;
    slip.place = setup.place;
    slip.dossier = dossier.id;
    slip.number = dossier.number;
    slip.trackingUrl = trackingAddress(setup.trackingUrl, dossier.number.text);
    slip.submitter = dossier.submitter;
    slip.channel = dossier.channel;
    slip.abstract = dossier.abstract.empty() ? dossier.procedureName : dossier.abstract;
    slip.ownerName = dossier.owner.name;
    slip.ownerAddress = dossier.owner.address;
    slip.papers = papersOf(dossier);
    slip.termText = dossier.termText;
    slip.receivedAt = dossier.receivedAt;
    slip.dueAt = dossier.dueAt;
    slip.returnPlace = dossier.returnPlace.empty() ? setup.returnPlace : dossier.returnPlace;
    slip.returnMethod = dossier.returnMethod;
    slip.clerkName = dossier.clerkName;
    return slip;
}

std::string sheetCode(const AppointmentSlip& slip) {
    return core::domain::slipText({slip.number.text, slip.dossier});
}

} // namespace forms
