// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT
//
// Search, the switch between light and dark, the menu of a phone, and copying code. All of it works
// from files, without a server.
"use strict";

const root = document.documentElement;
const byId = id => document.getElementById(id);

// ---- Light and dark: the system's choice, until somebody presses the switch ----

byId("theme").addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const shown = root.dataset.theme === "auto" ? (dark ? "dark" : "light") : root.dataset.theme;
    const wanted = shown === "dark" ? "light" : "dark";
    root.dataset.theme = wanted === (dark ? "dark" : "light") ? "auto" : wanted;
    localStorage.setItem("theme", root.dataset.theme);
});

// ---- The menu of a narrow window ----

byId("menu").addEventListener("click", () => {
    const open = byId("pages").classList.toggle("open");
    byId("menu").setAttribute("aria-expanded", open);
});

// ---- Search: sections whose title or text has all words ----

const field = byId("search");
const found = byId("found");

function score(entry, words) {
    const title = entry.title.toLowerCase();
    let sum = 0;
    for (const word of words) {
        const at = title.indexOf(word);
        if (at >= 0)
            sum += title === word || title === word + "()" ? 100 : at === 0 ? 40 : 20;
        else if (entry.page.toLowerCase().includes(word))
            sum += 6;
        else if (entry.lower.includes(word))
            sum += 1 + Math.min(entry.lower.split(word).length - 1, 4);
        else
            return 0;
    }
    return sum + (entry.top ? 3 : 0);
}

function marked(text, words) {
    const safe = s => s.replace(/[&<>]/g, c => ({"&": "&amp;", "<": "&lt;", ">": "&gt;"}[c]));
    const pattern = words.map(w => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    return text.split(new RegExp(`(${pattern})`, "i")).map((part, i) => i % 2 ? `<mark>${safe(part)}</mark>` : safe(part)).join("");
}

function search() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.hidden = words.length === 0;
    if (found.hidden)
        return;
    const hits = SEARCH.map(entry => [score(entry, words), entry]).filter(hit => hit[0] > 0)
        .sort((a, b) => b[0] - a[0]).slice(0, 12);
    found.innerHTML = hits.length ? "" : `<li class="none">Nothing has these words.</li>`;
    for (const [, entry] of hits) {
        const at = Math.max(0, Math.min(...words.map(w => entry.lower.indexOf(w)).filter(i => i >= 0), 1e9) - 40);
        const excerpt = at < 1e8 ? (at > 0 ? "… " : "") + entry.text.slice(at, at + 160) : entry.text.slice(0, 160);
        const item = document.createElement("li");
        item.innerHTML = `<a href="${document.body.dataset.root}${entry.url}">${marked(entry.title, words)}`
            + (entry.top ? "" : ` <small style="display:inline">— ${entry.page}</small>`) + `<small>${marked(excerpt, words)}</small></a>`;
        found.append(item);
    }
    choose(0);
}

function choose(index) {
    const links = [...found.querySelectorAll("a")];
    links.forEach((link, i) => link.classList.toggle("chosen", i === index));
    links[index]?.scrollIntoView({block: "nearest"});
}

for (const entry of SEARCH)
    entry.lower = entry.text.toLowerCase();
field.addEventListener("input", search);
field.addEventListener("focus", search);
field.addEventListener("keydown", event => {
    const links = [...found.querySelectorAll("a")];
    const now = links.findIndex(link => link.classList.contains("chosen"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(Math.max(0, Math.min(links.length - 1, now + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && links[now]) {
        location.href = links[now].href;
        found.hidden = true;
    } else if (event.key === "Escape") {
        field.value = "";
        found.hidden = true;
        field.blur();
    }
});
document.addEventListener("keydown", event => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        field.focus();
    }
});
document.addEventListener("click", event => {
    if (!event.target.closest(".search") || event.target.closest("#found a"))
        found.hidden = true;
});
const asked = new URLSearchParams(location.search).get("q");
if (asked) {
    field.value = asked;
    search();
}

// ---- Copying code ----

for (const block of document.querySelectorAll("div.highlight")) {
    const button = document.createElement("button");
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(block.querySelector("pre").textContent);
        button.textContent = "Copied";
        setTimeout(() => button.textContent = "Copy", 1500);
    });
    block.append(button);
}

// ---- Which section is being read ----

const sections = new Map([...document.querySelectorAll("#here a")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
function read() {
    let current = null;
    for (const [id, link] of sections) {
        const heading = id && byId(id);
        if (heading && heading.getBoundingClientRect().top < 120)
            current = link;
    }
    for (const link of sections.values())
        link.classList.toggle("current", link === current);
}
addEventListener("scroll", read, {passive: true});
read();
const pages = byId("pages");
const current = pages.querySelector("a.current");
if (current)
    pages.scrollTop = current.offsetTop - pages.clientHeight / 2;
