// SPDX-License-Identifier: GPL-3.0-or-later
// A hand-held reader types a code as a fast run of keys that ends with Enter. An ID card's is recognised
// wherever the focus is, and kept away from the focused field. Where no field for text has the focus, letters
// are keys for acts: there the run of any code is kept away from them. An event filter of the application;
// GUI thread.
//
// In a field for text a run begins with a digit, and letters are never delayed; elsewhere it begins with a
// letter too. From there on keys are held back for a moment each; if the run turns out to be typing, they are
// given to their widget in order. While a run is recognised the input method of the focused field is off, so
// that Telex or VNI does not rewrite the rest of it.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QKeyEvent;

namespace ui::intake {

class CodeBurst : public QObject {
    Q_OBJECT
  public:
    static constexpr int kPause_ms = 50;         // in a field for text
    static constexpr int kPauseOfAct_ms = 100;   // elsewhere
    static constexpr int kReadersPause_ms = 500; // once it can be no fingers

    explicit CodeBurst(QObject* parent = nullptr);
    ~CodeBurst() override;

    void setEnabled(bool enabled); // off: every key passes
    bool eventFilter(QObject* watched, QEvent* event) override;

  signals:
    // A card's code; where no field for text has the focus any code.
    void read(const QString& text);

  private:
    [[nodiscard]] bool isReader() const;
    bool keyPressed(QWidget* target, QKeyEvent* key);
    void hold(QWidget* target, const QKeyEvent& key);
    void giveBack();
    void finish();
    void setInputMethod(bool on);

    bool m_enabled = false;
    bool m_givingBack = false;
    QTimer m_pause;
    QPointer<QWidget> m_target;
    QPointer<QWidget> m_muted; // its input method is off for the length of the run
    QString m_text;
    std::vector<std::unique_ptr<QKeyEvent>> m_held;
};

} // namespace ui::intake
