# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# parallel-monitor --serve, by HTTP and in a browser.
find_package(CURL REQUIRED)
find_program(CHROMIUM chromium)

add_library(servesupport STATIC support/httpclient.cpp)
target_include_directories(servesupport PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(servesupport PUBLIC Qt6::Core PRIVATE CURL::libcurl parallel_private)

foreach(name IN ITEMS tst_serve tst_serveaccess tst_servepage)
    if(name STREQUAL tst_servepage AND NOT CHROMIUM)
        message(STATUS "Without the test of the served page in a browser: chromium was not found")
        continue()
    endif()
    parallel_add_test_program(${name} LIBRARIES Parallel::Journal journalmaker servesupport Qt6::Concurrent)
    target_precompile_headers(${name} REUSE_FROM parallel_testsupport)
    target_compile_definitions(${name} PRIVATE MONITOR="$<TARGET_FILE:parallel-monitor>" CHROMIUM="${CHROMIUM}"
        PYTHON="${PARALLEL_PYTHON}" BROWSER="${CMAKE_CURRENT_SOURCE_DIR}/support/browser.py")
    add_dependencies(${name} parallel-monitor)
    add_test(NAME ${name} COMMAND ${name})
endforeach()
