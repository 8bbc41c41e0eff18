# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

# For `./run test --arch PARALLEL_ARCH`: Debian's cross compiler, and the libraries that
# sysroot.sh has put into a folder. The programs run from there, by QEMU where this processor
# cannot.

set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES PARALLEL_ARCH)
set(cross_processor_i386 i686)
set(cross_processor_s390x s390x)
set(cross_processor_arm64 aarch64)
set(cross_loader_i386 ld-linux.so.2)
set(cross_loader_s390x ld64.so.1)
set(cross_loader_arm64 ld-linux-aarch64.so.1)
set(cross_processor ${cross_processor_${PARALLEL_ARCH}})
if(NOT cross_processor)
    message(FATAL_ERROR "PARALLEL_ARCH is \"${PARALLEL_ARCH}\"; accepted are i386, s390x and arm64.")
endif()

set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR ${cross_processor})
set(CMAKE_CXX_COMPILER ${cross_processor}-linux-gnu-g++)
set(CMAKE_LIBRARY_ARCHITECTURE ${cross_processor}-linux-gnu)
if(PARALLEL_ARCH STREQUAL "i386")
    set(CMAKE_LIBRARY_ARCHITECTURE i386-linux-gnu)
endif()

set(cross_root ${CMAKE_CURRENT_LIST_DIR}/../../build/sysroots/${PARALLEL_ARCH})
cmake_path(NORMAL_PATH cross_root)
set(CMAKE_SYSROOT ${cross_root})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
foreach(kind IN ITEMS LIBRARY INCLUDE PACKAGE)
    set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
endforeach()

# moc and the like run here.
execute_process(COMMAND g++ -dumpmachine OUTPUT_VARIABLE cross_host OUTPUT_STRIP_TRAILING_WHITESPACE)
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/${cross_host}/cmake CACHE PATH "")

# So that the kernel finds the loader, and the loader the libraries, whoever starts a program.
set(cross_libraries ${cross_root}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE})
set(cross_link "-Wl,--dynamic-linker=${cross_root}/lib/${cross_loader_${PARALLEL_ARCH}}")
string(APPEND cross_link " -Wl,--disable-new-dtags -Wl,-rpath,${cross_libraries} -Wl,-rpath-link,${cross_libraries}")
set(CMAKE_EXE_LINKER_FLAGS_INIT "${cross_link}")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-Wl,-rpath-link,${cross_libraries}")

execute_process(COMMAND uname -m OUTPUT_VARIABLE cross_machine OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT (PARALLEL_ARCH STREQUAL "i386" AND cross_machine STREQUAL "x86_64"))
    set(cross_emulator ${cross_processor})
    if(PARALLEL_ARCH STREQUAL "i386")
        set(cross_emulator i386)
    endif()
    set(CMAKE_CROSSCOMPILING_EMULATOR qemu-${cross_emulator}-static -L ${cross_root})
endif()
