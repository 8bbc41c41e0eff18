// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/seal.h"

#include <QtCore/qcryptographichash.h>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace parallel::cluster {

namespace {

// As NIST SP 800-38D recommends them for GCM.
constexpr int nonceSize = 12;
constexpr int tagSize = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Context newContext()
{
    Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    if (!context)
        throw std::bad_alloc();
    return context;
}

unsigned char *bytes(char *text)
{
    return reinterpret_cast<unsigned char *>(text);
}
const unsigned char *bytes(const char *text)
{
    return reinterpret_cast<const unsigned char *>(text);
}

} // namespace

Seal::Seal(const QByteArray &secret) : m_key(QCryptographicHash::hash(secret, QCryptographicHash::Sha256)) {}

QByteArray Seal::close(Way way, const QByteArray &same, const QByteArray &plain) const
{
    QByteArray sealed(nonceSize + plain.size() + tagSize, Qt::Uninitialized);
    char *const text = sealed.data() + nonceSize;
    const Context context = newContext();
    const QByteArray told = char(way) + same;
    int size = 0;
    if (RAND_bytes(bytes(sealed.data()), nonceSize) != 1
        || EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(m_key.constData()),
                              bytes(sealed.constData()))
               != 1
        || EVP_EncryptUpdate(context.get(), nullptr, &size, bytes(told.constData()), int(told.size())) != 1
        || EVP_EncryptUpdate(context.get(), bytes(text), &size, bytes(plain.constData()), int(plain.size()))
               != 1
        || EVP_EncryptFinal_ex(context.get(), bytes(text) + plain.size(), &size) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagSize, text + plain.size()) != 1)
        throw std::runtime_error("parallel: OpenSSL cannot encrypt what is to be sent");
    return sealed;
}

std::optional<QByteArray> Seal::open(Way way, const QByteArray &same, const QByteArray &sealed) const
{
    if (sealed.size() < nonceSize + tagSize)
        return {};
    const int size = int(sealed.size()) - nonceSize - tagSize;
    const char *const text = sealed.constData() + nonceSize;
    QByteArray plain(size, Qt::Uninitialized);
    QByteArray tag(text + size, tagSize);
    const Context context = newContext();
    const QByteArray told = char(way) + same;
    int done = 0;
    if (EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(m_key.constData()),
                           bytes(sealed.constData()))
            != 1
        || EVP_DecryptUpdate(context.get(), nullptr, &done, bytes(told.constData()), int(told.size())) != 1
        || EVP_DecryptUpdate(context.get(), bytes(plain.data()), &done, bytes(text), size) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) != 1
        || EVP_DecryptFinal_ex(context.get(), bytes(plain.data()) + size, &done) != 1)
        return {};
    return plain;
}

} // namespace parallel::cluster
