// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/certificate_wish.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdlib>
#include <ctime>
#include <memory>

namespace core::vault {
namespace {

template<auto release>
struct Free {
    template<class T>
    void operator()(T* thing) const {
        release(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<&EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<&X509_free>>;
using Request = std::unique_ptr<X509_REQ, Free<&X509_REQ_free>>;
using Bytes = std::unique_ptr<BIO, Free<&BIO_free_all>>;

// Without memory or randomness for keys the program stops.
void must(bool isDone) {
    if (!isDone) std::abort();
}

std::string textOf(const Bytes& bytes) {
    char* begin = nullptr;
    const auto size = BIO_get_mem_data(bytes.get(), &begin);
    return {begin, static_cast<std::size_t>(size)};
}

Bytes reading(std::string_view text) {
    return Bytes(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Certificate certificateFrom(std::string_view pem) {
    return Certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
}

} // namespace

core::ports::CertificateWish newCertificateWish() {
    const Key key(EVP_EC_gen("P-256"));
    must(key != nullptr);
    const Request request(X509_REQ_new());
    must(request && X509_REQ_set_pubkey(request.get(), key.get()) == 1 &&
         X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0);
    const Bytes keyText(BIO_new(BIO_s_secmem()));
    const Bytes requestText(BIO_new(BIO_s_mem()));
    must(keyText && requestText &&
         PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) ==
             1 &&
         PEM_write_bio_X509_REQ(requestText.get(), request.get()) == 1);
    return {textOf(keyText), textOf(requestText)};
}

bool isCertificateOf(std::string_view certificate, std::string_view key) {
    const auto shown = certificateFrom(certificate);
    const Key held(PEM_read_bio_PrivateKey(reading(key).get(), nullptr, nullptr, nullptr));
    return shown && held && X509_check_private_key(shown.get(), held.get()) == 1;
}

std::optional<core::base::Instant> endOf(std::string_view certificate) {
    const auto shown = certificateFrom(certificate);
    std::tm utc{};
    if (!shown || ASN1_TIME_to_tm(X509_get0_notAfter(shown.get()), &utc) != 1) return std::nullopt;
    return core::base::Instant{std::int64_t{timegm(&utc)} * 1000};
}

} // namespace core::vault
