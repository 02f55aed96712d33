// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/login_digest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <md5.h>
#include <sys/types.h>

namespace scanner::sane {

namespace {

constexpr std::size_t kLongestSalt = 128;

} // namespace

std::string_view resourceName(std::string_view resource) {
    return resource.substr(0, resource.find(kDigestMark));
}

bool wantsDigest(std::string_view resource) {
    return resource.find(kDigestMark) != std::string_view::npos;
}

void digestPassword(std::string_view resource, std::span<char> password) {
    const auto salt =
        resource.substr(resource.find(kDigestMark) + kDigestMark.size()).substr(0, kLongestSalt);
    MD5_CTX context;
    MD5Init(&context);
    MD5Update(&context, reinterpret_cast<const std::uint8_t*>(salt.data()), salt.size());
    MD5Update(&context, reinterpret_cast<const std::uint8_t*>(password.data()), std::strlen(password.data()));
    std::array<char, MD5_DIGEST_STRING_LENGTH> hex{};
    MD5End(&context, hex.data());
    explicit_bzero(&context, sizeof context);
    explicit_bzero(password.data(), password.size());
    std::copy(kDigestMark.begin(), kDigestMark.end(), password.begin());
    std::copy(hex.begin(), hex.end(), password.begin() + kDigestMark.size());
}

} // namespace scanner::sane
