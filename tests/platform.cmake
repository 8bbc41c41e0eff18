# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# What depends on the operating system: by itself, and the library once more with the file that
# systems get for which nobody has written one (libparallel/docs/portability.md).

get_property(unix_sources GLOBAL PROPERTY PARALLEL_UNIX_SOURCES)
add_library(parallel_testplatform STATIC ${unix_sources} ${library}/platform/${PARALLEL_PLATFORM}.cpp)
add_library(parallel_posixplatform STATIC ${unix_sources} ${library}/platform/posix.cpp)
foreach(name IN ITEMS parallel_testplatform parallel_posixplatform)
    target_include_directories(${name} PUBLIC ${library})
    target_link_libraries(${name} PUBLIC Qt6::Core Threads::Threads ${CMAKE_DL_LIBS} PRIVATE parallel_private)
endforeach()

# Its slots are what each platform's file promises.
parallel_add_test(tst_platform LIBRARIES parallel_testsupport parallel_testplatform)
add_executable(tst_platform_posix tst_platform.cpp ${parallel_moc_folder}/tst_platform.moc)
target_include_directories(tst_platform_posix PRIVATE ${parallel_moc_folder})
target_link_libraries(tst_platform_posix PRIVATE parallel_testsupport parallel_posixplatform)
target_precompile_headers(tst_platform_posix REUSE_FROM parallel_testsupport)
add_test(NAME tst_platform_posix COMMAND tst_platform_posix)
