// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What is drawn on canvases. Each gets a label that says in words what it shows.

import {duration, number, rate} from "./words.js";

const rowHeight = 16;
const left = 104;

/** A canvas of so many pixels of the page, sharp on every screen. */
function begin(canvas, height) {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.max(1, canvas.clientWidth);
    canvas.style.height = height + "px";
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    context.font = "12px system-ui, 'Noto Sans', sans-serif";
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue("--" + name).trim();
    return {context, width, color};
}

/** Cut in the middle, as much as fits. */
function elided(context, text, width) {
    if (context.measureText(text).width <= width)
        return text;
    for (let kept = text.length - 1; kept > 1; --kept) {
        const head = Math.ceil(kept / 2);
        const cut = text.slice(0, head) + "…" + text.slice(text.length - (kept - head));
        if (context.measureText(cut).width <= width)
            return cut;
    }
    return "…";
}

function niceStep(range, count) {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];
    const raw = range / count;
    if (raw > 0.5)
        return steps.find((step) => step >= raw) || Math.ceil(raw / 86400) * 86400;
    const power = 10 ** Math.floor(Math.log10(raw));
    return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw);
}

function axis({context, width, color}, from, to, x, top, bottom) {
    const step = niceStep(to - from, Math.max(2, (width - left) / 110));
    context.fillStyle = color("faint");
    context.strokeStyle = color("line");
    context.textAlign = "center";
    for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
        context.beginPath();
        context.moveTo(x(time), top);
        context.lineTo(x(time), bottom);
        context.stroke();
        const label = time < step / 2 ? "0" : duration(time);
        const half = context.measureText(label).width / 2;
        context.fillText(label, Math.min(Math.max(x(time), left + (time === 0 ? half : 0)), width - half), bottom + 14);
    }
}

export function drawTimeline(canvas, timeline) {
    const height = timeline.lanes.length * rowHeight + 22;
    const drawing = begin(canvas, height);
    const {context, width, color} = drawing;
    const bottom = height - 20;
    const span = width - left - 4;
    const x = (time) => left + (time - timeline.from) / (timeline.to - timeline.from) * span;
    axis(drawing, timeline.from, timeline.to, x, 0, bottom);
    timeline.lanes.forEach((lane, row) => {
        const y = row * rowHeight + 2;
        context.textAlign = "right";
        context.fillStyle = color("faint");
        context.fillText(elided(context, lane.name, left - 12), left - 8, y + 11);
        const cell = span / lane.busy.length;
        for (let from = 0; from < lane.busy.length;) {
            let to = from + 1;
            while (to < lane.busy.length && lane.busy[to] === lane.busy[from])
                ++to;
            if (lane.busy[from] !== "0") {
                context.globalAlpha = 0.25 + 0.083 * Number(lane.busy[from]);
                context.fillStyle = color("running");
                context.fillRect(left + from * cell, y, Math.max(1, (to - from) * cell), rowHeight - 4);
            }
            from = to;
        }
        context.globalAlpha = 1;
        for (let i = 0; i < lane.flags.length; ++i) {
            const flags = Number(lane.flags[i]);
            if (flags & 6) {
                context.fillStyle = color(flags & 2 ? "failed" : "cancelled");
                context.fillRect(left + i * cell, y, Math.max(2, cell), rowHeight - 4);
            }
        }
    });
    context.globalAlpha = 0.35;
    context.fillStyle = color("faint");
    for (const [from, to] of timeline.gaps)
        context.fillRect(x(from), 0, Math.max(1, x(to) - x(from)), bottom);
    context.globalAlpha = 1;
    const failed = timeline.lanes.filter((lane) => /[2367]/.test(lane.flags)).length;
    canvas.setAttribute("aria-label", number(timeline.total) + " workers over " + duration(timeline.to)
        + (failed ? ", failures on " + number(failed) : ""));
}

export function drawThroughput(canvas, course) {
    const height = 90;
    const drawing = begin(canvas, height);
    const {context, width, color} = drawing;
    const count = course.throughput.length;
    const bottom = height - 20;
    canvas.setAttribute("aria-label", "nothing has ended yet");
    if (count === 0)
        return;
    const most = Math.max(...course.throughput, 1e-9);
    const end = Math.max(count * course.step, 1e-9);
    const span = width - left - 4;
    axis(drawing, 0, end, (time) => left + time / end * span, 4, bottom);
    context.textAlign = "right";
    context.fillText(rate(most), left - 8, 12);
    for (const [values, name] of [[course.throughput, "succeeded"], [course.failed, "failed"]]) {
        context.fillStyle = color(name);
        values.forEach((value, i) => {
            const tall = value / most * (bottom - 4);
            if (tall > 0)
                context.fillRect(left + i / count * span, bottom - tall, Math.max(1, span / count), tall);
        });
    }
    canvas.setAttribute("aria-label", "at most " + rate(most));
}

/** Bars of durations: succeeded, failed and waiting parts; the last run is the one in question. */
export function drawRuns(canvas, runs) {
    const height = 110;
    const {context, width, color} = begin(canvas, height);
    const bottom = height - 18;
    const longest = Math.max(...runs.map((run) => run.duration), 1e-9);
    const place = (width - left) / Math.max(runs.length, 10);
    context.textAlign = "right";
    context.fillStyle = color("faint");
    context.fillText(duration(longest), left - 8, 12);
    runs.forEach((run, i) => {
        const tall = Math.max(2, run.duration / longest * (bottom - 6));
        const x = left + i * place;
        const wide = Math.max(2, place * 0.75);
        const parts = [["line", tall], ["succeeded", tall * (run.succeededPart + run.failedPart)], ["failed", tall * run.failedPart]];
        for (const [name, part] of parts) {
            context.fillStyle = color(name);
            context.fillRect(x, bottom - part, wide, part);
        }
        if (run.state === "died" || run.failed > 0) {
            context.fillStyle = color(run.state === "died" ? "died" : "failed");
            context.textAlign = "center";
            context.fillText(run.state === "died" ? "†" : "✗", x + wide / 2, bottom + 14);
        }
    });
    canvas.setAttribute("aria-label", number(runs.length) + " runs, the longest " + duration(longest));
}

/** A line over the runs. */
export function drawTrend(canvas, values) {
    const {context, width, color} = begin(canvas, 24);
    const most = Math.max(...values.filter((value) => value !== null), 1e-9);
    context.strokeStyle = color("running");
    context.lineWidth = 1.5;
    context.beginPath();
    let drawn = false;
    values.forEach((value, i) => {
        if (value === null) {
            drawn = false;
            return;
        }
        const x = 2 + i / Math.max(1, values.length - 1) * (width - 4);
        const y = 22 - value / most * 20;
        if (drawn)
            context.lineTo(x, y);
        else
            context.moveTo(x, y);
        drawn = true;
    });
    context.stroke();
}
