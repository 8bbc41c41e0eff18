# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What `cmake --install` puts where: libraries, public headers, the CMake package,
# the pkg-config file, and the monitor with its desktop files.

include(CMakePackageConfigHelpers)

set(parallel_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Parallel)

set(parallel_installed Parallel)
if(TARGET Parallel::Journal)
    get_target_property(parallel_journal Parallel::Journal ALIASED_TARGET)
    set_target_properties(${parallel_journal} PROPERTIES EXPORT_NAME Journal)
    list(APPEND parallel_installed ${parallel_journal})
endif()
install(TARGETS ${parallel_installed} EXPORT ParallelTargets FILE_SET HEADERS)
install(EXPORT ParallelTargets NAMESPACE Parallel:: DESTINATION ${parallel_config_dir})

set(parallel_build_dir ${CMAKE_CURRENT_BINARY_DIR}/libparallel)
configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/ParallelConfig.cmake.in ${parallel_build_dir}/ParallelConfig.cmake
    INSTALL_DESTINATION ${parallel_config_dir})
# Before 1.0, a new minor version may change the interface.
write_basic_package_version_file(${parallel_build_dir}/ParallelConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${parallel_build_dir}/ParallelConfig.cmake ${parallel_build_dir}/ParallelConfigVersion.cmake
    DESTINATION ${parallel_config_dir})

# Paths in the pkg-config file are relative to where it is found, so that the
# tree may be moved.
function(parallel_relative_path result path base)
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY ${base} OUTPUT_VARIABLE relative)
    set(${result} ${relative} PARENT_SCOPE)
endfunction()
parallel_relative_path(parallel_pc_prefix ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
parallel_relative_path(parallel_pc_libdir ${CMAKE_INSTALL_FULL_LIBDIR} ${CMAKE_INSTALL_PREFIX})
parallel_relative_path(parallel_pc_includedir ${CMAKE_INSTALL_FULL_INCLUDEDIR} ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/parallel.pc.in ${parallel_build_dir}/parallel.pc @ONLY)
install(FILES ${parallel_build_dir}/parallel.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/libparallel)
