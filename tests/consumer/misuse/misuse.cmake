# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

string(REPLACE "|" ";" compile "${COMPILE}")
list(APPEND compile -fsyntax-only -fmessage-length=0 -Wall -Wextra -Werror ${PROGRAM})

execute_process(COMMAND ${compile} RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "does not compile as it should be written:\n${said}")
endif()

execute_process(COMMAND ${compile} -DMISUSE RESULT_VARIABLE status ERROR_VARIABLE said)
if(status EQUAL 0)
    message(FATAL_ERROR "the misuse compiles")
endif()
file(READ ${PROGRAM} text)
string(REGEX MATCH "// Says: ([^\n]+)" expected "${text}")
set(expected "${CMAKE_MATCH_1}")
string(REGEX MATCH "error: [^\n]*" first "${said}")
string(FIND "${first}" "${expected}" found)
if(expected STREQUAL "" OR found EQUAL -1)
    message(FATAL_ERROR "the compiler does not say first \"${expected}\" but\n${said}")
endif()

# And hardly more than that: where it leads one to the place, and no errors from within Qt.
string(REGEX MATCHALL "\n" lines "${said}")
list(LENGTH lines count)
if(count GREATER 30)
    message(FATAL_ERROR "the sentence is lost in ${count} lines:\n${said}")
endif()
