// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/link_words.h"

#include "ui/text/display.h"
#include "ui/text/sentence.h"

#include <QCoreApplication>

namespace ui::text {

using core::usecases::Checked;
using core::usecases::Finding;
using core::usecases::Health;
using core::usecases::LinkFacts;

namespace {

struct LinkWords {
    Q_DECLARE_TR_FUNCTIONS(LinkWords)
};

QString argument(const Finding& finding, std::size_t index) {
    return index < finding.args.size() ? shown(finding.args[index]) : QString();
}

QString ofSetUp(const Finding& finding) {
    if (finding.health == Health::Good)
        return LinkWords::tr("The portal's address is set up: %1.").arg(argument(finding, 0));
    if (argument(finding, 0).isEmpty())
        return sentence(core::base::Error::of(core::ports::PortalCode::NotConfigured));
    return LinkWords::tr("The portal's address %1 is no address. Correct it in the set-up.")
        .arg(argument(finding, 0));
}

QString ofName(const Finding& finding, const LinkFacts& facts) {
    if (facts.isThisPc) return LinkWords::tr("The portal is on this PC: no name has to be found.");
    if (finding.health == Health::Good)
        return LinkWords::tr("The name %1 is found: %2.").arg(argument(finding, 0), argument(finding, 1));
    return LinkWords::tr(
               "The name %1 is not found. Check cable or Wi-Fi first, then the spelling of the name and the "
               "name server.")
        .arg(argument(finding, 0));
}

QString ofConnection(const Finding& finding, const LinkFacts& facts) {
    if (finding.error && !finding.error->is(core::ports::PortalCode::NoLink)) return sentence(*finding.error);
    if (finding.health == Health::Bad)
        return LinkWords::tr(
                   "%1 does not answer. Check cable, Wi-Fi and the way out of the office (firewall, proxy).")
            .arg(argument(finding, 0));
    if (!facts.isEncrypted)
        return LinkWords::tr("The portal is on this PC: the connection needs no encryption.");
    return LinkWords::tr("The connection is encrypted, and the portal's certificate is trusted.");
}

QString ofPortal(const Finding& finding) {
    if (finding.error) return sentence(*finding.error);
    if (finding.health == Health::Good) return LinkWords::tr("The portal answers and knows this counter.");
    return LinkWords::tr(
        "The portal answers. Whether it knows this counter can only be seen when somebody signs in "
        "(--clerk, --passphrase-file).");
}

QString ofCertificate(const Finding& finding) {
    const auto day = argument(finding, 0);
    if (finding.health == Health::Good)
        return LinkWords::tr("This counter's certificate holds until %1.").arg(day);
    const auto how = finding.health == Health::Bad ? LinkWords::tr("This counter's certificate ended on %1.")
                                                   : LinkWords::tr("This counter's certificate ends on %1.");
    return how.arg(day) + u' ' +
           LinkWords::tr("Ask the province for a new code and enrol this counter again (counterfoilctl "
                         "enrol). Nothing that waits is lost.");
}

QString ofClock(const Finding& finding) {
    const auto seconds = argument(finding, 0).toLongLong();
    if (finding.health == Health::Good) return LinkWords::tr("This PC's clock agrees with the portal's.");
    const auto how = seconds > 0 ? LinkWords::tr("This PC's clock is %1 s ahead of the portal's.")
                                 : LinkWords::tr("This PC's clock is %1 s behind the portal's.");
    return how.arg(seconds > 0 ? seconds : -seconds) + u' ' +
           LinkWords::tr(
               "Dossiers are sent all the same. Set the clock, and change the battery if it is wrong again.");
}

QString ofDisk(const Finding& finding) {
    const auto free = argument(finding, 0);
    if (finding.health == Health::Good) return LinkWords::tr("The disk has room: %1 MB are free.").arg(free);
    return LinkWords::
        tr("The disk is nearly full: %1 MB are free. What was taken is sent all the same. Free some space.")
            .arg(free);
}

} // namespace

QString words(Checked what) {
    switch (what) {
    case Checked::SetUp:
        return LinkWords::tr("Set-up");
    case Checked::Name:
        return LinkWords::tr("Name");
    case Checked::Connection:
        return LinkWords::tr("Connection");
    case Checked::Portal:
        return LinkWords::tr("Portal");
    case Checked::Certificate:
        return LinkWords::tr("Certificate");
    case Checked::Clock:
        return LinkWords::tr("Clock");
    case Checked::Disk:
        return LinkWords::tr("Disk");
    }
    return {};
}

QString sentence(const Finding& finding, const LinkFacts& facts) {
    if (finding.health == Health::NotLooked)
        return finding.what == Checked::Clock
                   ? LinkWords::tr("Not compared: the portal has not told its time.")
                   : LinkWords::tr("Not looked at: what stands above has to be put right first.");
    switch (finding.what) {
    case Checked::SetUp:
        return ofSetUp(finding);
    case Checked::Name:
        return ofName(finding, facts);
    case Checked::Connection:
        return ofConnection(finding, facts);
    case Checked::Portal:
        return ofPortal(finding);
    case Checked::Certificate:
        return ofCertificate(finding);
    case Checked::Clock:
        return ofClock(finding);
    case Checked::Disk:
        return ofDisk(finding);
    }
    return {};
}

} // namespace ui::text
