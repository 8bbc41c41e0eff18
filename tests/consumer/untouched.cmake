# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# A project that has our sources inside finds its own settings as it left them,
# and builds nothing of ours but the library.

if(CMAKE_CXX_STANDARD OR CMAKE_CXX_FLAGS OR CMAKE_AUTOMOC)
    message(FATAL_ERROR "libparallel changes its parent's settings")
endif()
get_directory_property(options COMPILE_OPTIONS)
get_directory_property(definitions COMPILE_DEFINITIONS)
get_target_property(interface_options Parallel::Parallel INTERFACE_COMPILE_OPTIONS)
if(options OR definitions OR interface_options)
    message(FATAL_ERROR "libparallel passes its compiler options on: ${options} ${definitions} ${interface_options}")
endif()
foreach(option MONITOR EXAMPLES TESTS BENCHMARKS)
    if(PARALLEL_BUILD_${option})
        message(FATAL_ERROR "PARALLEL_BUILD_${option} is on inside another project")
    endif()
endforeach()
if(PARALLEL_WERROR OR PARALLEL_INSTALL)
    message(FATAL_ERROR "PARALLEL_WERROR or PARALLEL_INSTALL is on inside another project")
endif()
