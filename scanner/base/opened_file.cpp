// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/opened_file.h"

namespace scanner {

std::string_view nameOf(FileTreatment treatment) {
    switch (treatment) {
    case FileTreatment::Pictures:
        return "pictures";
    case FileTreatment::TakenOver:
        return "taken_over";
    case FileTreatment::Scans:
        return "scans";
    case FileTreatment::Drawn:
        return "drawn";
    }
    return "unknown";
}

std::optional<FileTreatment> fileTreatmentFrom(std::string_view name) {
    for (const auto treatment :
         {FileTreatment::Pictures, FileTreatment::TakenOver, FileTreatment::Scans, FileTreatment::Drawn}) {
        if (nameOf(treatment) == name) return treatment;
    }
    return std::nullopt;
}

} // namespace scanner
