# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT

string(REPLACE "|" ";" compile "${COMPILE}")
execute_process(COMMAND ${compile} ${HEADER} COMMAND_ERROR_IS_FATAL ANY)
