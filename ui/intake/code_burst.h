// SPDX-License-Identifier: GPL-3.0-or-later
// A hand-held reader types the code of an ID card as a fast run of keys that ends with Enter. Recognised
// wherever the focus is, and kept away from the focused field. An event filter of the application; GUI
// thread.
//
// Such a run begins with a digit. From a digit on keys are held back for at most kPause_ms each; if the run
// turns out to be typing, they are given to the field in order. Other keys are never delayed. While a run is
// recognised the input method of the focused field is off, so that Telex or VNI does not rewrite the rest of
// it.
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
    static constexpr int kPause_ms = 50;

    explicit CodeBurst(QObject* parent = nullptr);
    ~CodeBurst() override;

    void setEnabled(bool enabled); // off: every key passes
    bool eventFilter(QObject* watched, QEvent* event) override;

  signals:
    void read(const QString& text);

  private:
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
