// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Asks the monitor once a second while somebody looks, and shows what has changed. All texts of
// jobs are put in as text, never as markup.

import {clock, duration, number, percent, rate, shown} from "./words.js";
import {drawRuns, drawThroughput, drawTimeline, drawTrend} from "./draw.js";

const restMs = 1000;
const shortRestMs = 250; // while a journal is being read
const mostRestMs = 5000;
const historyEvery = 5; // looks

const at = (id) => document.getElementById(id);
let token = sessionStorage.getItem("token") || "";
let chosen = "";
let sessions = [];
let details = null;
let drawn = {timeline: null, history: null};
let looks = 0;
let rest = restMs;
let timer = 0;
let looking = false;
let again = false; // somebody has asked meanwhile

function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined)
        made.textContent = text;
    if (className)
        made.className = className;
    return made;
}

function readAddress() {
    const said = new URLSearchParams(location.hash.slice(1));
    if (said.has("token")) {
        token = said.get("token");
        sessionStorage.setItem("token", token);
        said.delete("token");
        history.replaceState(null, "", "/" + (said.toString() ? "#" + said : "")); // nobody is to read it there
    }
    if (said.has("job"))
        chosen = said.get("job");
}

class Refused extends Error {
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}

async function ask(path, options = {}) {
    const headers = {...options.headers};
    if (token)
        headers.Authorization = "Bearer " + token;
    const answer = await fetch(path, {...options, headers});
    const body = await answer.json();
    if (!answer.ok)
        throw new Refused(answer.status, body.error || answer.statusText);
    return body;
}

function setTrouble(text) {
    at("trouble").hidden = !text;
    at("trouble").textContent = text;
}

function showSessions(answer) {
    at("host").textContent = "on " + answer.host;
    sessions = answer.sessions;
    at("none").hidden = sessions.length > 0;
    if (!sessions.some((session) => session.id === chosen))
        chosen = sessions.length ? sessions[0].id : "";
    const list = at("sessions");
    const focused = document.activeElement && document.activeElement.dataset.id;
    list.replaceChildren(...sessions.map((session) => {
        const is = session.error ? {word: "damaged", symbol: "✗", color: "failed"} : shown(session);
        const button = element("button", undefined, is.color);
        button.type = "button";
        button.dataset.id = session.id;
        button.setAttribute("aria-current", session.id === chosen);
        const done = session.total - session.queued - session.running;
        button.append(element("b", is.symbol + " " + (session.program || session.journal)),
            element("span", session.total ? percent(done / session.total) : "", "percent"),
            element("small", session.error || is.word + " · pid " + session.pid + " · " + duration(session.elapsed)),
            element("small", clock(session.started)));
        button.addEventListener("click", () => choose(session.id));
        const item = element("li");
        item.append(button);
        return item;
    }));
    if (focused)
        list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function choose(id) {
    if (id === chosen)
        return;
    chosen = id;
    details = null;
    at("said").textContent = "";
    location.hash = "job=" + id; // by which it is looked at
}

function showCounts(job) {
    const is = shown(job);
    document.title = is.symbol + " " + job.program;
    at("program").textContent = job.program;
    at("state").textContent = is.word;
    at("state").className = "badge " + is.color;
    const session = sessions.find((each) => each.id === chosen);
    at("facts").textContent = [session && "pid " + session.pid + " on " + session.host, "started " + clock(job.started),
        duration(job.elapsed) + " elapsed", job.workers ? number(job.workers) + " workers" : ""].filter(Boolean).join(" · ");
    const tile = (value, symbol, name) => {
        const made = element("div", undefined, "tile " + (value ? name : "none"));
        made.append(element("b", number(value)), element("span", symbol + " " + name));
        return made;
    };
    at("tiles").replaceChildren(tile(job.queued, "○", "queued"), tile(job.running, "●", "running"),
        tile(job.succeeded, "✓", "succeeded"), tile(job.failed, "✗", "failed"), tile(job.cancelled, "⊘", "cancelled"));
    const done = job.succeeded + job.failed + job.cancelled;
    at("bar").replaceChildren(...["succeeded", "failed", "cancelled", "running"].filter((name) => job[name]).map((name) => {
        const part = element("i", undefined, name);
        part.style.width = 100 * job[name] / Math.max(1, job.total) + "%";
        return part;
    }));
    at("bar").setAttribute("aria-valuenow", Math.floor(100 * done / Math.max(1, job.total)));
    at("progress").textContent = [number(done) + " of " + number(job.total) + " tasks done",
        job.total ? percent(done / job.total) : "", rate(job.rate),
        job.state === "running" ? (job.eta === null ? "done in ?" : "done in " + duration(job.eta)) : ""]
        .filter(Boolean).join(" · ");
    const notes = [job.problem, job.notKept ? number(job.notKept) + " tasks are counted, but not kept." : "",
        job.complete ? "" : "The journal is still being read."].filter(Boolean);
    at("note").hidden = notes.length === 0;
    at("note").textContent = notes.join(" ");
}

function cell(text, className) {
    return element("td", text, className);
}

function showNames(job) {
    at("names").tBodies[0].replaceChildren(...job.names.map((name) => {
        const row = element("tr");
        row.append(cell(name.name || "(unnamed)", "text"), cell(number(name.count), "n"),
            cell(number(name.failed), name.failed ? "n bad" : "n"), cell(duration(name.p50), "n"),
            cell(duration(name.p95), "n"), cell(duration(name.max), "n"), cell(duration(name.total), "n"));
        return row;
    }));
}

function showFailures(job, answer) {
    const groups = answer.groups || [];
    at("well").hidden = groups.length > 0 && !answer.others;
    at("well").textContent = groups.length ? "And " + number(answer.others) + " of further kinds."
        : job.failed ? "Being gathered…" : "Nothing has failed.";
    at("failures").hidden = groups.length === 0;
    at("failures").tBodies[0].replaceChildren(...groups.map((group) => {
        const row = element("tr");
        const error = cell((group.type ? group.type + ": " : "") + group.text, "text");
        const example = group.examples[0];
        if (example)
            error.append(element("small", "for example " + example.arguments));
        row.append(cell(number(group.count), "n bad"), cell(group.name, "text"), error, cell(clock(group.first), "when"),
            cell(clock(group.last), "when"));
        return row;
    }));
}

function showHistory(answer, job) {
    const past = answer.programs.find((each) => each.program === job.program);
    at("past").hidden = !past;
    if (!past)
        return;
    at("sentence").textContent = past.sentence + (answer.complete ? "" : " (The runs are still being read.)");
    drawRuns(at("runs"), past.runs);
    const rows = past.names.map((name) => {
        const row = element("tr");
        const last = name.p95[name.p95.length - 1];
        const line = element("td");
        const canvas = element("canvas");
        line.append(canvas);
        row.append(cell(name.name || "(unnamed)", "text"), cell(number(name.calls), "n"),
            cell(duration(last), name.place > 0 ? "n bad" : "n"),
            cell(name.usual ? duration(name.usual[0]) + " – " + duration(name.usual[1]) : "", "n"), line);
        return [row, canvas, name.p95];
    });
    at("trends").tBodies[0].replaceChildren(...rows.map(([row]) => row));
    rows.forEach(([, canvas, values]) => drawTrend(canvas, values));
}

function showControl(job, allowed) {
    at("control").hidden = !allowed || job.state !== "running";
    if (at("control").hidden)
        return;
    const open = job.scopes.filter((scope) => scope.open);
    const wanted = [["", "all scopes"], ...open.map((scope) => [String(scope.scope), scope.name])];
    const list = at("scope");
    if (JSON.stringify(wanted) !== list.dataset.shown) {
        const before = list.value;
        list.dataset.shown = JSON.stringify(wanted);
        list.replaceChildren(...wanted.map(([value, name]) => new Option(name, value, false, value === before)));
    }
    const about = open.filter((scope) => list.value === "" || String(scope.scope) === list.value);
    const paused = about.length > 0 && about.every((scope) => scope.pauseRequested || (scope.paused && !scope.resumeRequested));
    at("pause").textContent = paused ? "Resume" : "Pause";
    at("pause").dataset.action = paused ? "resume" : "pause";
    if (document.activeElement !== at("workers") && about.length)
        at("workers").value = Math.max(...about.map((scope) => scope.workers));
    for (const id of ["pause", "workers", "cancel"]) {
        at(id).disabled = job.refusal !== "" || about.length === 0;
        at(id).title = job.refusal;
    }
}

async function control(wish) {
    const scope = at("scope").value;
    if (scope !== "")
        wish.scope = Number(scope);
    try {
        await ask("/api/sessions/" + chosen + "/control",
            {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(wish)});
        at("said").textContent = "Asked for; the job answers within a second";
    } catch (error) {
        at("said").textContent = "Refused: " + error.message;
    }
    lookNow();
}

async function look() {
    const answer = await ask("/api/sessions");
    at("ask").hidden = true;
    at("all").hidden = false;
    showSessions(answer);
    const id = chosen;
    at("job").hidden = id === "";
    if (id === "")
        return;
    const path = "/api/sessions/" + id;
    try {
        const job = await ask(path);
        const [timeline, failures] = await Promise.all([ask(path + "/timeline?lanes=500&columns=" + columns()),
            ask(path + "/failures")]);
        const past = looks++ % historyEvery === 0 || !drawn.history || !drawn.history.complete ? await ask("/api/history") : drawn.history;
        if (id !== chosen)
            return;
        details = job;
        drawn = {timeline, history: past};
        showCounts(job);
        showControl(job, answer.control);
        showNames(job);
        showFailures(job, failures);
        showHistory(past, job);
        draw();
    } catch (error) {
        if (!(error instanceof Refused) || error.status === 401)
            throw error;
        at("job").hidden = true; // of this job only
        setTrouble(error.message);
        return;
    }
    setTrouble("");
}

function columns() {
    return Math.max(60, Math.min(1000, Math.round((at("timeline").clientWidth || 600) / 3)));
}

function draw() {
    if (!details || !drawn.timeline)
        return;
    drawThroughput(at("throughput"), details.course);
    drawTimeline(at("timeline"), drawn.timeline);
    const left = drawn.timeline.total - drawn.timeline.lanes.length;
    at("more").textContent = left > 0 ? "· and " + number(left) + " more workers" : "";
}

async function lookAgain() {
    if (looking || document.hidden)
        return;
    looking = true;
    try {
        await look();
        rest = details && !details.complete ? shortRestMs : restMs;
    } catch (error) {
        if (error instanceof Refused && error.status === 401) {
            at("all").hidden = true;
            at("ask").hidden = false;
            setTrouble(token ? error.message : "");
            looking = false;
            return; // until there is another token
        }
        setTrouble(error instanceof Refused ? error.message
            : "No answer from the monitor. What is shown is as of then; asking again…");
        rest = Math.min(mostRestMs, rest * 2);
    }
    looking = false;
    clearTimeout(timer);
    timer = setTimeout(lookAgain, again ? 0 : rest);
    again = false;
}

function lookNow() {
    again = looking;
    clearTimeout(timer);
    lookAgain();
}

at("ask").addEventListener("submit", (event) => {
    event.preventDefault(); // it is sent to nobody
    token = at("token").value.trim();
    sessionStorage.setItem("token", token);
    lookNow();
});
at("pause").addEventListener("click", () => control({action: at("pause").dataset.action}));
at("workers").addEventListener("change", () => control({action: "workers", workers: Number(at("workers").value)}));
at("cancel").addEventListener("click", () => {
    if (confirm("Cancel everything that " + details.program + " has still to do?\n\n" + number(details.queued)
        + " queued tasks are dropped and " + number(details.running) + " running ones are asked to stop. This cannot be undone."))
        control({action: "cancel"});
});
document.addEventListener("visibilitychange", lookNow);
window.addEventListener("hashchange", () => {
    readAddress();
    lookNow();
});
new ResizeObserver(draw).observe(at("lanes"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
readAddress();
lookNow();
