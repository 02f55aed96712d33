// SPDX-License-Identifier: GPL-3.0-or-later
// One dossier that was opened: persons, procedure, dates, papers. GUI thread.
#pragma once

#include "core/domain/dossier.h"

#include <QTextBrowser>

#include <functional>
#include <optional>

namespace ui::dossiers {

class DossierDetails : public QTextBrowser {
    Q_OBJECT
  public:
    explicit DossierDetails(QWidget* parent = nullptr);

    // `state`: where it is, in words that are asked for again when the language changes.
    void showDossier(const core::domain::Dossier& dossier, std::function<QString()> state);
    void showNothing();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    [[nodiscard]] QString html() const;

    std::optional<core::domain::Dossier> m_dossier;
    std::function<QString()> m_state;
};

} // namespace ui::dossiers
