# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Tests of the examples. Those of the whole program start real servers on
# loopback, which the system's Python runs.
find_package(Qt6 6.4 REQUIRED COMPONENTS Network Sql)

add_library(eltsupport STATIC elt/cannedserver.cpp elt/certificate.cpp elt/elttest.cpp elt/look.cpp
    elt/mariadb.cpp elt/portserver.cpp elt/postgres.cpp elt/process.cpp elt/sftpserver.cpp)
set_target_properties(eltsupport PROPERTIES AUTOMOC ON)
target_include_directories(eltsupport PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(eltsupport PUBLIC Qt6::Network Qt6::Sql Qt6::Test PRIVATE parallel_private)
target_precompile_headers(eltsupport PRIVATE ${parallel_test_headers} <QtNetwork/qtcpserver.h> <QtSql/qsqldatabase.h>
    <QtSql/qsqlquery.h>)
target_compile_definitions(eltsupport PUBLIC
    ELT_PROGRAM="$<TARGET_FILE:elt>"
    ELT_SMALL_PROGRAM="$<TARGET_FILE:elt-small>"
    ELT_SERVER="${PROJECT_SOURCE_DIR}/examples/elt/demo/server.py"
    CRAWL_PROGRAM="$<TARGET_FILE:crawl>"
    FLAKY_SERVER="${CMAKE_CURRENT_SOURCE_DIR}/elt/flakyserver.py"
    HTTPS_SERVER="${CMAKE_CURRENT_SOURCE_DIR}/elt/httpsserver.py"
    FTP_SERVER="${CMAKE_CURRENT_SOURCE_DIR}/elt/ftpserver.py"
    PYTHON="${PARALLEL_PYTHON}")
add_dependencies(eltsupport crawl elt elt-small)

parallel_add_test(tst_eltread LIBRARIES eltcore)
parallel_add_test(tst_eltjson LIBRARIES eltcore)
parallel_add_test(tst_eltsource LIBRARIES eltcore)
parallel_add_test(tst_eltwithoutmariadb SOURCES ${PROJECT_SOURCE_DIR}/examples/elt/extract/nomariadb.cpp
                  LIBRARIES eltcore)
parallel_add_test(tst_eltwithoutcluster SOURCES ${PROJECT_SOURCE_DIR}/examples/elt/noworkers.cpp)
target_include_directories(tst_eltwithoutcluster PRIVATE ${PROJECT_SOURCE_DIR}/examples/elt)
parallel_add_test(tst_eltfuzz SOURCES elt/odd.cpp LIBRARIES eltcore eltsupport)
parallel_add_test(tst_eltproperty SOURCES elt/madetable.cpp elt/odd.cpp LIBRARIES eltcore eltsupport)
foreach(name IN ITEMS tst_eltinterruption tst_eltusage)
    parallel_add_test(${name} LIBRARIES eltsupport)
endforeach()
if(TARGET parallel-monitor)
    parallel_add_test(tst_eltrerun LIBRARIES eltsupport)
    target_compile_definitions(tst_eltrerun PRIVATE MONITOR="$<TARGET_FILE:parallel-monitor>")
    add_dependencies(tst_eltrerun parallel-monitor)
endif()
target_precompile_headers(tst_eltread REUSE_FROM parallel_testsupport)
target_precompile_headers(tst_eltjson REUSE_FROM parallel_testsupport)
target_precompile_headers(tst_eltsource REUSE_FROM parallel_testsupport)
parallel_add_test(tst_hashtool WINDOW LIBRARIES hashtoolcore)
if(TARGET windowtest)
    target_precompile_headers(tst_hashtool REUSE_FROM windowtest)
endif()

if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
    # The others hand what they load from thread to thread inside QtNetwork, libcurl and
    # the databases' libraries, whose locks ThreadSanitizer cannot see.
    return()
endif()
foreach(name IN ITEMS tst_elt tst_eltanswers tst_eltconfig tst_eltconfigpostgres tst_eltfailures
        tst_eltmariadb tst_eltmariadbwaits tst_eltnight tst_eltpages tst_eltpostgres tst_eltsmall tst_eltwrong
        tst_eltwrongpostgres tst_crawl)
    parallel_add_test(${name} LIBRARIES eltsupport)
endforeach()
if(TARGET clustersupport)
    parallel_add_test(tst_eltcluster LIBRARIES eltsupport clustersupport Parallel::Journal)
    set_tests_properties(tst_eltcluster PROPERTIES TIMEOUT 900)
endif()
find_program(SSHD sshd PATHS /usr/sbin)
find_program(VSFTPD vsftpd PATHS /usr/sbin)
if(SSHD AND VSFTPD)
    parallel_add_test(tst_elttransfer LIBRARIES eltsupport)
else()
    message(STATUS "Without the test of elt with SFTP and FTPS: sshd or vsftpd was not found")
endif()
