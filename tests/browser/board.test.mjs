// The board in a real browser, beside a real desk: what the room sees, and what it never sees.
//
// `npm ci && npm test` in this folder, with `CHROMIUM` naming the browser and `SHOULDMEET` the
// program where they lie elsewhere. The desk runs in a pseudo-terminal made by script(1).

import assert from "node:assert/strict";
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import xterm from "@xterm/headless";
import { chromium } from "playwright-core";

const { Terminal } = xterm;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.SHOULDMEET ?? join(ROOT, "target/debug/shouldmeet");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const home = mkdtempSync(join(tmpdir(), "shouldmeet-"));
const env = { ...process.env, SHOULDMEET_HOME: home, TERM: "xterm-256color", LANG: "C.UTF-8" };
let browser, desk, board;

/** Waits until something is so; says what was waited for when it never is. */
async function until(what, holds, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) assert.fail(`waited in vain until ${what}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

/** A desk on the open event, in a terminal of 120 by 40. */
function openDesk() {
  const opened = spawn("script", ["-qfc", `stty cols 120 rows 40; exec '${PROGRAM}'`, "/dev/null"], { env });
  const terminal = new Terminal({ cols: 120, rows: 40, allowProposedApi: true });
  opened.stdout.on("data", (bytes) => terminal.write(bytes));
  opened.shown = () => Array.from({ length: 40 }, (_, row) =>
    terminal.buffer.active.getLine(row)?.translateToString(true) ?? "").join("\n");
  opened.type = async (keys, expected) => {
    opened.stdin.write(keys);
    await until(`the desk shows ${expected}, not\n${opened.shown()}`, () => opened.shown().includes(expected));
  };
  return opened;
}

/** The board on the loopback address: the process, and where it is. */
async function openBoard(...options) {
  const opened = spawn(PROGRAM, ["board", "--web", ...options], { env });
  opened.out = "";
  opened.stdout.on("data", (bytes) => { opened.out += bytes; });
  await until("the address is printed", () => opened.out.includes("\n"));
  return Object.assign(opened, { url: opened.out.split("\n")[0] });
}

/** A page on an address; every error that it meets fails the test. */
async function look(url, viewport = { width: 1920, height: 1080 }) {
  const page = await browser.newPage({ viewport });
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  page.on("console", (line) => line.type() === "error" && page.errors.push(line.text()));
  await page.goto(url);
  return page;
}

/** What the board tells a page right now. */
async function told() {
  const ended = new AbortController();
  const answer = await fetch(`${board.url}events`, { signal: ended.signal });
  const { value } = await answer.body.getReader().read();
  ended.abort();
  return JSON.parse(Buffer.from(value).toString().split("\n")[0].slice("data: ".length));
}

/** Has the desk show a part of the board, called as the desk calls it. */
async function show(part, showing = part) {
  await desk.type("b", "What does the board show?");
  await desk.type(`${part}\r`, "F5[Rounds]");
  await until(`the board shows ${part}`, async () => (await told()).showing === showing);
}

const text = (page) => page.evaluate(() => document.body.innerText);
const F5 = "\x1b[15~";

before(async () => {
  execFileSync(PROGRAM, ["sample", "--no-open"], { env });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET,
  });
  desk = openDesk();
  await until("the desk is open", () => desk.shown().includes("Rounds"));
  board = await openBoard();
});

after(async () => {
  desk?.kill();
  board?.kill();
  await browser?.close();
  rmSync(home, { recursive: true, force: true });
});

test("the page follows a round from the start on the desk to its end", async () => {
  const page = await look(board.url);
  await until("the room is told what is next", async () => (await text(page)).includes("begins soon"));

  await desk.type(F5, "d draws the next");
  await desk.type("d", "is drawn,");
  assert.ok(!(await text(page)).includes("Find your table"), "a draft is not released");
  await desk.type("\r", "is on:");
  await until("the tables are shown", async () => (await text(page)).includes("Find your table"));
  await show("clock");
  await until("the digits are shown", () => page.$("#digits"));
  await desk.type("x", "Asked the room");
  await until("the question is shown", async () => (await text(page)).includes("?"));
  await desk.type("p", "Paused");
  await until("the clock stands", async () => (await text(page)).includes("stands still"));
  await desk.type("p", "Went on");
  await desk.type("e", "Ended round");
  await until("the next step is told", async () => (await text(page)).includes("begins soon"));
  assert.ok(!(await page.$("#people")), "nobody's table of a round that is over is shown");
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("nothing private of anybody is in the page, whatever it shows", async () => {
  await desk.type("d", "is drawn,");
  await desk.type("\r", "is on:");
  const roster = JSON.parse(execFileSync(PROGRAM, ["roster", "--json"], { env }));
  const secrets = roster.people.flatMap((person) =>
    [person.email, person.organisation, person.role, person.desk_note, person.ticket]).filter(Boolean);
  assert.ok(secrets.length > 50);
  const page = await look(board.url);
  for (const part of ["clock", "question", "asks", "welcome", "blank", "tables"]) {
    await show(part);
    await until("the page follows", () => page.evaluate((part) => board.showing === part, part));
    const whole = await page.evaluate(() => document.documentElement.outerHTML);
    for (const secret of secrets) {
      assert.ok(!whole.includes(secret), `${secret} is on the board (${part})`);
    }
  }
  assert.deepEqual(page.errors, []);
  await page.close();
});

test("no serious fault for people who see, hear or move otherwise, in two sizes", async () => {
  await show("tables");
  for (const viewport of [{ width: 1920, height: 1080 }, { width: 800, height: 600 }]) {
    const page = await look(board.url, viewport);
    await until("the tables are shown", () => page.$("#people"));
    await page.evaluate(readFileSync(AXE, "utf8"));
    const found = await page.evaluate(async () => (await window.axe.run()).violations);
    const serious = found.filter(({ impact }) => ["serious", "critical"].includes(impact));
    assert.deepEqual(serious.map(({ id }) => id), []);
    const cut = await page.evaluate(() => [...document.querySelectorAll("#people li, #tables section, header, footer")]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
        || one.getBoundingClientRect().bottom > innerHeight + 1).map((one) => one.textContent));
    assert.deepEqual(cut, [], `cut off at ${viewport.width}`);
    await page.close();
  }
});

test("it prints as a table list with nobody missing and nobody's row split", async () => {
  await show("tables");
  const page = await look(board.url);
  await until("the tables are shown", () => page.$("#people"));
  await page.emulateMedia({ media: "print" });
  const names = await page.$$eval("#paper li span", (spans) => spans.map((one) => one.textContent));
  const shown = await page.evaluate(() => getComputedStyle(document.getElementById("paper")).display);
  assert.equal(shown, "block");
  assert.ok(names.length > 20);
  const avoids = await page.$$eval("#paper li, #paper section", (all) =>
    all.every((one) => getComputedStyle(one).breakInside === "avoid"));
  assert.ok(avoids);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 5_000);
  await page.close();
});

test("the page goes on counting when the board is gone, says so, and comes back", async () => {
  await show("clock");
  const page = await look(board.url);
  await until("the digits are shown", () => page.$("#digits"));
  const port = new URL(board.url).port;
  board.kill("SIGKILL");
  await until("the page says so", async () => (await text(page)).includes("cannot be reached"));
  const before = await page.textContent("#digits");
  await until("it counts on", async () => (await page.textContent("#digits")) !== before, 5);
  board = await openBoard("--port", port);
  await until("it is back", async () => !(await text(page)).includes("cannot be reached"));
  await page.close();
});

test("time up is said in words", async () => {
  const page = await look(board.url);
  await until("the digits are shown", () => page.$("#digits"));
  // As if the desk had said so, and nothing since.
  await page.evaluate(() => {
    window.take = () => {};
    board.clock.millis_left = 1500;
    heard = performance.now();
  });
  await until("time is up", async () => (await text(page)).includes("Time is up"), 6);
  await until("it is read out", async () => (await page.textContent("#live")).includes("Time is up"), 3);
  await page.close();
});

test("another site cannot read the board, and nothing else is served", async () => {
  const { port } = new URL(board.url);
  const foreign = await fetch(board.url, { headers: { host: "evil.example" } }).catch(() => null);
  const raw = execFileSync("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}",
    "-H", "Host: evil.example", `http://127.0.0.1:${port}/events`]).toString();
  assert.equal(raw, "403");
  assert.ok(foreign === null || foreign.status === 403 || foreign.status === 200);
  assert.equal((await fetch(`${board.url}roster.json`)).status, 404);
});
