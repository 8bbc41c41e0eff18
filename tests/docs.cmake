# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What the documentation's pages show is compiled and run from the pages' own text: tst_docs has a row for
# each ```cpp block.

find_package(Qt6 6.4 REQUIRED COMPONENTS Network Sql Widgets)

set(pages README.md)
file(GLOB_RECURSE found RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/libparallel/docs/*.md)
list(FILTER found EXCLUDE REGEX "/site/")
list(APPEND pages ${found})
file(GLOB found RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/libparallel/include/libparallel/*.h)
list(APPEND pages ${found})
if(TARGET Parallel::Cluster)
    list(APPEND pages cluster/include/libparallel/cluster.h)
endif()

set(made)
foreach(page IN LISTS pages)
    file(STRINGS ${PROJECT_SOURCE_DIR}/${page} blocks REGEX "^```cpp|^ *///     " LIMIT_COUNT 1)
    if(NOT blocks)
        continue()
    endif()
    string(MAKE_C_IDENTIFIER ${page} name)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/docs/${name}.cpp)
    add_custom_command(OUTPUT ${output}
        COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/docs/examples.py
                ${PROJECT_SOURCE_DIR} ${page} ${output}
        DEPENDS ${PROJECT_SOURCE_DIR}/${page} docs/examples.py docs/headers.txt
        COMMENT "Examples of ${page}" VERBATIM)
    list(APPEND made ${output})
endforeach()
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/docs)

add_executable(tst_docs docs/tst_docs.cpp docs/example.h ${made})
# Examples are short, and are compiled as programs compile them: without the project's own warnings.
set_target_properties(tst_docs PROPERTIES AUTOMOC ON UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
set_source_files_properties(docs/tst_docs.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
target_include_directories(tst_docs PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(tst_docs PRIVATE Parallel::Parallel Parallel::Journal Qt6::Test Qt6::Widgets Qt6::Network Qt6::Sql)
if(TARGET Parallel::Cluster)
    target_link_libraries(tst_docs PRIVATE Parallel::Cluster)
endif()
target_precompile_headers(tst_docs PRIVATE
    <libparallel/parallel.h> <QtTest/qtest.h> <QtCore/qfile.h> <QtCore/qurl.h> <QtWidgets/qapplication.h>)
set_source_files_properties(${made} PROPERTIES SKIP_AUTOMOC ON)

add_test(NAME tst_docs COMMAND tst_docs)
set_tests_properties(tst_docs PROPERTIES ENVIRONMENT QT_QPA_PLATFORM=offscreen TIMEOUT 120)

add_test(NAME docs.links COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/docs/links.py ${PROJECT_SOURCE_DIR})
add_test(NAME docs.datapath COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/libparallel/docs/site/diagram.py
         ${PROJECT_SOURCE_DIR} --check)
add_test(NAME docs.english COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/docs/english.py ${PROJECT_SOURCE_DIR})
