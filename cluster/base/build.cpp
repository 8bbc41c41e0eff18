// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/build.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qrandom.h>
#include <QtCore/qsysinfo.h>

#include <cstring>

#include <elf.h>
#include <link.h>

namespace parallel::cluster {

namespace {

/// The build id in the notes of a loaded file, or nothing.
QByteArray buildIdIn(const char *note, const char *end)
{
    constexpr std::size_t unit = 4;
    const auto padded = [](std::size_t size) { return (size + unit - 1) / unit * unit; };
    while (note + sizeof(ElfW(Nhdr)) <= end) {
        ElfW(Nhdr) head;
        std::memcpy(&head, note, sizeof head);
        const char *const name = note + sizeof head;
        const char *const data = name + padded(head.n_namesz);
        if (data + head.n_descsz > end)
            break;
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == sizeof ELF_NOTE_GNU
            && std::memcmp(name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0)
            return QByteArray(data, qsizetype(head.n_descsz)).toHex();
        note = data + padded(head.n_descsz);
    }
    return {};
}

/// Of the first that is loaded, which is the program itself.
int lookAtProgram(dl_phdr_info *info, std::size_t, void *found)
{
    for (int i = 0; i < info->dlpi_phnum; ++i) {
        const ElfW(Phdr) &part = info->dlpi_phdr[i];
        if (part.p_type != PT_NOTE)
            continue;
        const auto *const begin = reinterpret_cast<const char *>(info->dlpi_addr + part.p_vaddr);
        const QByteArray id = buildIdIn(begin, begin + part.p_memsz);
        if (!id.isEmpty()) {
            *static_cast<QByteArray *>(found) = id;
            break;
        }
    }
    return 1;
}

QByteArray hashOfProgram()
{
    QFile file(QStringLiteral("/proc/self/exe"));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return "unknown";
    return hash.result().toHex();
}

} // namespace

QByteArray programName()
{
    QByteArray name = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).fileName().toUtf8();
    for (char &c : name) {
        const bool isPlain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        c = isPlain ? c : '_';
    }
    return name.isEmpty() ? QByteArray("program") : name.left(64);
}

QByteArray ownBuild()
{
    static const QByteArray build = [] {
        QByteArray id;
        dl_iterate_phdr(&lookAtProgram, &id);
        return (id.isEmpty() ? hashOfProgram() : id).left(16);
    }();
    return build;
}

QByteArray hostName()
{
    return QSysInfo::machineHostName().toUtf8();
}

QByteArray randomId()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

} // namespace parallel::cluster
