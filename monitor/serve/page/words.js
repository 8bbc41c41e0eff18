// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Numbers and times as the window shows them.

const grouped = new Intl.NumberFormat("en-US");

export function number(value) {
    return grouped.format(value);
}

function threeDigits(value) {
    return value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

/** "120 ns", "412 µs", "3.21 ms", "2.10 s", "3:07", "2:03:07", "4 d 02:03"; "" for null. */
export function duration(seconds) {
    if (seconds === null || seconds === undefined)
        return "";
    if (seconds < 1e-6)
        return Math.round(seconds * 1e9) + " ns";
    if (seconds < 0.0009995)
        return threeDigits(seconds * 1e6) + " µs";
    if (seconds < 0.9995)
        return threeDigits(seconds * 1000) + " ms";
    if (seconds < 59.95)
        return threeDigits(seconds) + " s";
    const two = (value) => String(value).padStart(2, "0");
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    const hours = Math.floor(minutes / 60);
    if (hours >= 24)
        return Math.floor(hours / 24) + " d " + two(hours % 24) + ":" + two(minutes % 60);
    if (hours > 0)
        return hours + ":" + two(minutes % 60) + ":" + two(whole % 60);
    return minutes + ":" + two(whole % 60);
}

/** "210 /s", "0.4 /s"; "" for null. */
export function rate(perSecond) {
    if (perSecond === null)
        return "";
    return (perSecond < 9.95 ? perSecond.toFixed(1) : number(Math.round(perSecond))) + " /s";
}

/** "93 %", "0.4 %"; never "100 %" for less than all. */
export function percent(part) {
    if (part >= 1)
        return "100 %";
    const value = Math.max(0, part * 100);
    const rounding = 1e-9; // 29 of 100 is 28.999999999999996
    if (value > 0 && value < 10 - rounding)
        return Math.min(Math.max(value, 0.1), 9.9).toFixed(1) + " %";
    return Math.min(Math.floor(value + rounding), 99) + " %";
}

/** In the time of who looks: "2026-11-03 03:12:05". */
export function clock(iso) {
    const time = new Date(iso);
    if (isNaN(time))
        return "";
    const two = (value) => String(value).padStart(2, "0");
    return time.getFullYear() + "-" + two(time.getMonth() + 1) + "-" + two(time.getDate()) + " " + two(time.getHours())
        + ":" + two(time.getMinutes()) + ":" + two(time.getSeconds());
}

/** What a job is called, its symbol and the class of its colour. */
export function shown(job) {
    if (job.state === "died")
        return {word: "died", symbol: "†", color: "died"};
    if (job.state === "running")
        return job.paused ? {word: "paused", symbol: "⏸", color: "queued"}
                          : {word: "running", symbol: "●", color: "running"};
    if (job.failed > 0)
        return {word: "finished, " + number(job.failed) + " failed", symbol: "✗", color: "failed"};
    if (job.cancelled > 0)
        return {word: "finished, " + number(job.cancelled) + " cancelled", symbol: "⊘", color: "cancelled"};
    return {word: "finished", symbol: "✓", color: "succeeded"};
}
