// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/plug_monitor.h"
#include "scanner/worker/descriptor.h"

#include <array>
#include <string_view>
#include <thread>

#include <libudev.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>

namespace scanner::device {

namespace {

struct Unref {
    void operator()(udev* library) const { udev_unref(library); }
    void operator()(udev_monitor* monitor) const { udev_monitor_unref(monitor); }
    void operator()(udev_device* device) const { udev_device_unref(device); }
};
template<class T>
using Owned = std::unique_ptr<T, Unref>;

class UdevMonitor final : public PlugMonitor {
  public:
    bool start(std::function<void()> changed) override {
        m_library.reset(udev_new());
        if (!m_library) return false;
        m_monitor.reset(udev_monitor_new_from_netlink(m_library.get(), "udev"));
        m_wake = worker::Descriptor(eventfd(0, EFD_CLOEXEC));
        const bool listens =
            m_monitor && m_wake.isOpen() &&
            udev_monitor_filter_add_match_subsystem_devtype(m_monitor.get(), "usb", "usb_device") >= 0 &&
            udev_monitor_enable_receiving(m_monitor.get()) >= 0;
        if (!listens) return false;
        m_thread = std::jthread([this, tell = std::move(changed)](const std::stop_token& stop) {
            pthread_setname_np(pthread_self(), "scan-plugs");
            serve(tell, stop);
        });
        return true;
    }

  private:
    void serve(const std::function<void()>& tell, const std::stop_token& stop) {
        const std::stop_callback wake(stop, [this] { eventfd_write(m_wake.number(), 1); });
        while (!stop.stop_requested()) {
            std::array<pollfd, 2> ready{
                {{udev_monitor_get_fd(m_monitor.get()), POLLIN, 0}, {m_wake.number(), POLLIN, 0}}};
            poll(ready.data(), ready.size(), -1);
            if (ready[0].revents != 0 && isPlug()) tell();
        }
    }

    bool isPlug() {
        const Owned<udev_device> device(udev_monitor_receive_device(m_monitor.get()));
        if (!device) return false;
        const char* action = udev_device_get_action(device.get());
        const std::string_view what = action ? action : "";
        return what == "add" || what == "remove";
    }

    Owned<udev> m_library;
    Owned<udev_monitor> m_monitor;
    worker::Descriptor m_wake;
    std::jthread m_thread; // last: ends before what it uses
};

} // namespace

std::unique_ptr<PlugMonitor> udevMonitor() {
    return std::make_unique<UdevMonitor>();
}

} // namespace scanner::device
