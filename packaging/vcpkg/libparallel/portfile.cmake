# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# vcpkg install libparallel --overlay-ports=packaging/vcpkg
#
# Builds the library from the tree that this file is in. A registry would have vcpkg_from_github()
# and the checksum of a release there. Checked without vcpkg, for options and paths of the tree;
# never built by vcpkg.

get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DPARALLEL_BUILD_CLUSTER=OFF
        -DPARALLEL_BUILD_MONITOR=OFF
        -DPARALLEL_BUILD_EXAMPLES=OFF
        -DPARALLEL_BUILD_TESTS=OFF
        -DPARALLEL_INSTALL=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME Parallel CONFIG_PATH lib/cmake/Parallel)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share"
     "${CURRENT_PACKAGES_DIR}/share/doc")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
