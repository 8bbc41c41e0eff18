# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What `cmake --install` puts where: libraries, public headers, the CMake package,
# the pkg-config file, and the monitor with its desktop files, manual page and completion.

include(CMakePackageConfigHelpers)

set(parallel_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Parallel)

install(TARGETS Parallel ParallelJournal EXPORT ParallelTargets FILE_SET HEADERS)
if(TARGET ParallelCluster)
    set_target_properties(ParallelCluster PROPERTIES INSTALL_RPATH "\$ORIGIN")
    install(TARGETS ParallelCluster EXPORT ParallelTargets FILE_SET HEADERS)
endif()
install(EXPORT ParallelTargets NAMESPACE Parallel:: DESTINATION ${parallel_config_dir})

set(parallel_build_dir ${CMAKE_CURRENT_BINARY_DIR}/libparallel)
configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/ParallelConfig.cmake.in ${parallel_build_dir}/ParallelConfig.cmake
    INSTALL_DESTINATION ${parallel_config_dir})
# What this promises is in libparallel/docs/versions.md.
write_basic_package_version_file(${parallel_build_dir}/ParallelConfigVersion.cmake
    COMPATIBILITY SameMajorVersion)
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

if(TARGET parallel-monitor)
    set(parallel_resources ${PROJECT_SOURCE_DIR}/resources)
    # It finds the libraries of its own tree, wherever that is.
    set_target_properties(parallel-monitor PROPERTIES
        INSTALL_RPATH "\$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
    install(TARGETS parallel-monitor)
    install(FILES ${PROJECT_SOURCE_DIR}/monitor/parallel-monitor.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    set(parallel_completion ${PROJECT_SOURCE_DIR}/monitor/completion)
    install(FILES ${parallel_completion}/parallel-monitor.bash
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions RENAME parallel-monitor)
    install(FILES ${parallel_completion}/_parallel-monitor
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/zsh/site-functions)
    install(FILES ${parallel_completion}/parallel-monitor.fish
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/fish/vendor_completions.d)
    install(FILES ${parallel_resources}/io.github.libparallel.monitor.desktop
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/applications)
    install(FILES ${parallel_resources}/io.github.libparallel.monitor.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/metainfo)
    install(FILES ${parallel_resources}/parallel-journal.xml
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/mime/packages)

    install(FILES ${parallel_resources}/grafana/parallel.json
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/parallel/grafana)

    set(parallel_icons ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor)
    file(GLOB parallel_icon_files ${parallel_resources}/icons/parallel-monitor-*.png)
    foreach(icon IN LISTS parallel_icon_files)
        string(REGEX MATCH "-([0-9]+)\\.png$" _ ${icon})
        set(size ${CMAKE_MATCH_1})
        install(FILES ${icon} DESTINATION ${parallel_icons}/${size}x${size}/apps RENAME parallel-monitor.png)
    endforeach()
    install(FILES ${parallel_resources}/icons/parallel-monitor.svg DESTINATION ${parallel_icons}/scalable/apps)
endif()
