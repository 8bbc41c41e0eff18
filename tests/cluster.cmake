# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# Parallel::Cluster over a RabbitMQ that each program starts on loopback.

find_program(RABBITMQ_SERVER rabbitmq-server PATHS /usr/lib/rabbitmq/bin /usr/sbin)
if(NOT RABBITMQ_SERVER)
    message(STATUS "Without the tests of Parallel::Cluster: rabbitmq-server was not found")
    return()
endif()

add_library(clustersupport STATIC support/broker.h support/broker.cpp support/cutter.h support/cutter.cpp)
target_link_libraries(clustersupport PUBLIC Parallel::Cluster parallel_testsupport)
target_precompile_headers(clustersupport REUSE_FROM parallel_testsupport)

foreach(name IN ITEMS tst_cluster tst_clusterfaults tst_clusterconnections tst_clusterchaos tst_clustersecurity
             tst_clusterjournal tst_clusterstrain tst_clustersecrets)
    parallel_add_test(${name} LIBRARIES parallel_testsupport clustersupport)
    set_tests_properties(${name} PROPERTIES TIMEOUT 900)
    target_compile_definitions(${name} PRIVATE SUBMIT="${CMAKE_CURRENT_SOURCE_DIR}/cluster/submit.py" PYTHON="${PARALLEL_PYTHON}")
endforeach()
# What is private to the library is compiled in.
foreach(name IN ITEMS outbox messages link)
    target_sources(tst_clusterconnections PRIVATE ${PROJECT_SOURCE_DIR}/cluster/amqp/${name}.cpp)
endforeach()
target_include_directories(tst_clusterconnections PRIVATE ${PROJECT_SOURCE_DIR}/cluster)
target_link_libraries(tst_clusterconnections PRIVATE PkgConfig::RABBITMQ)
target_link_libraries(tst_clusterjournal PRIVATE Parallel::Journal)
target_sources(tst_clustersecrets PRIVATE ${PROJECT_SOURCE_DIR}/cluster/base/seal.cpp)
target_include_directories(tst_clustersecrets PRIVATE ${PROJECT_SOURCE_DIR}/cluster)
target_link_libraries(tst_clustersecrets PRIVATE OpenSSL::Crypto)

# Measured, and not a test: bench-cluster [CALLS]
add_executable(bench-cluster EXCLUDE_FROM_ALL benchmarks/cluster.cpp benchmarks/bare.cpp)
target_link_libraries(bench-cluster PRIVATE clustersupport PkgConfig::RABBITMQ parallel_private)
