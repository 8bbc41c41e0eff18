// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

namespace monitor {

class TimelineView;

/// Makes timelines readable for assistive technologies: a list whose items are the lanes, with
/// how busy they are, and after them the selected task. May be called again.
void installAccessibleTimeline();
/// Tells them that another task is selected.
void announceSelected(TimelineView *view);

} // namespace monitor
