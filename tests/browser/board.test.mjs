// The board in a real browser, beside a real desk: what the room sees, and what it never sees.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Home, SIZES, close, cut, faults, look, openBrowser, text, until } from "./program.mjs";

const F5 = "\x1b[15~";
/** What the desk calls the parts of the board. */
const PARTS = ["welcome", "tables", "clock", "question", "asks", "blank"];

const home = new Home();
let browser, desk, board;

/** What the board tells a page right now: the bytes, and what they say. */
async function toldRaw() {
  const ended = new AbortController();
  const answer = await fetch(`${board.url}events`, { signal: ended.signal });
  const reader = answer.body.getReader();
  let raw = "";
  while (!raw.includes("\n\n")) raw += Buffer.from((await reader.read()).value).toString();
  ended.abort();
  return raw;
}
const told = async () => JSON.parse((await toldRaw()).split("\n")[0].slice("data: ".length));

/** Has the desk show a part of the board, called as the desk calls it. */
async function show(part) {
  if ((await told()).showing === part) return;
  await desk.type("b", "What does the board show?");
  await desk.type(`${part}\r`, "F5[Rounds]");
  await until(`the board shows ${part}`, async () => (await told()).showing === part);
}

/** A page of the board that is looked at. */
const lookAt = (viewport) => look(browser, board.url, viewport);

/** Shows a page a board of ours, and nothing of the desk's from then on. */
const feed = (page, one) => page.evaluate((json) => {
  window.realTake ??= take;
  window.take = () => {};
  window.realTake(json);
}, JSON.stringify(one));

before(async () => {
  home.run("sample", "--no-open");
  browser = await openBrowser();
  desk = await home.desk();
  board = await home.board();
});

after(async () => {
  await browser?.close();
  await home.remove();
});

test("the page follows a round from the start on the desk to its end", async () => {
  const page = await lookAt();
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
  await close(page);
});

test("nothing private of anybody is in the page or in what it is sent, whatever it shows", async () => {
  await desk.type("d", "is drawn,");
  await desk.type("\r", "is on:");
  const roster = JSON.parse(home.run("roster", "--json"));
  const secrets = roster.people.flatMap((person) => [person.email, person.phone, person.organisation,
    person.role, person.desk_note, person.ticket]).filter(Boolean);
  assert.ok(secrets.length > 50);
  const page = await lookAt();
  for (const part of PARTS) {
    await show(part);
    await until("the page follows", () => page.evaluate((part) => board.showing === part, part));
    const whole = await page.evaluate(() => document.documentElement.outerHTML);
    const sent = await toldRaw();
    for (const secret of secrets) {
      assert.ok(!whole.includes(secret), `${secret} is on the board (${part})`);
      assert.ok(!sent.includes(secret), `${secret} is sent to the board (${part})`);
    }
  }
  await close(page);
});

test("blank is blank: no word, no light, nothing read out", async () => {
  await show("blank");
  const page = await lookAt();
  await until("the page follows", () => page.evaluate(() => board?.showing === "blank"));
  assert.equal((await text(page)).trim(), "");
  assert.equal(await page.textContent("#live"), "");
  await close(page);
});

test("every part, in two sizes, is whole and has no serious fault", async () => {
  await desk.type("x", "Asked the room");
  const page = await lookAt();
  const boards = [];
  for (const part of PARTS) {
    await show(part);
    boards.push(await told());
  }
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const one of boards) {
      await feed(page, one);
      assert.deepEqual(await cut(page), [], `${one.showing} at ${viewport.width}`);
      if (one.showing !== "blank") assert.deepEqual(await faults(page), [], one.showing);
    }
  }
  await close(page);
});

test("the language of the room is the language of the page, and its longer words have room", async () => {
  const page = await lookAt(SIZES[1]);
  const speak = async (language) => {
    await desk.type("\x10", "What would you like to do?");
    await desk.type("language", "language");
    await desk.type("\r", "In which language");
    await desk.type(`${language}\r`, `The sentences are in ${language}`);
  };
  for (const [language, code, words] of [["Deutsch", "de", "Finde deinen Tisch"],
    ["Français", "fr", "Trouvez votre table"], ["Español", "es", "Encuentra tu mesa"]]) {
    await speak(language);
    for (const part of PARTS) {
      await show(part);
      await until("the page follows", () => page.evaluate((part) => board.showing === part, part));
      assert.deepEqual(await cut(page), [], `${part} in ${language}`);
      if (part === "tables") assert.ok((await text(page)).includes(words));
    }
    assert.equal(await page.getAttribute("html", "lang"), code);
  }
  await speak("English");
  await close(page);
});

test("names of any length and any number of people have room, on as many pages as it takes", async () => {
  await show("tables");
  const page = await lookAt();
  await until("the tables are shown", () => page.$("#people"));
  const one = await told();
  const long = ["Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Cholmondeley the Third", "김영환",
    "W".repeat(120), "محمد عبد الرحمن الخوارزمي", "Nguyễn Thị Minh Khai"];
  one.people = Array.from({ length: 120 }, (_, at) => ({ name: `${long[at % 5]} ${at}`, table: at % 30 + 1 }));
  one.tables = Array.from({ length: 30 }, (_, at) => ({ number: at + 1, name: "By the window ".repeat(3), asks: [],
    people: one.people.filter(({ table }) => table === at + 1).map(({ name }) => name) }));
  one.resting = one.people.slice(0, 4).map(({ name }) => name);
  one.event = "An evening of very many words ".repeat(6);
  one.question = "What would you do if nobody had ever told you how it is done? ".repeat(4);
  one.asks = Array.from({ length: 12 }, () => "Somebody who knows how a cooperative is founded ".repeat(3));
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const showing of ["tables", "clock", "question", "asks", "welcome"]) {
      await feed(page, { ...one, showing });
      assert.deepEqual(await cut(page), [], `${showing} at ${viewport.width}`);
    }
    await feed(page, { ...one, showing: "tables" });
    // The pages do not turn by themselves while they are counted.
    await page.evaluate(() => { held = true; });
    const pages = Number((await page.textContent(".page")).match(/\/(\d+)/)[1]);
    const seen = new Set();
    for (let at = 0; at < pages; at++) {
      assert.deepEqual(await cut(page), [], `page ${at + 1} at ${viewport.width}`);
      (await page.$$eval("#people li span", (all) => all.map((span) => span.textContent)))
        .forEach((name) => seen.add(name));
      await page.keyboard.press("ArrowRight");
    }
    assert.equal(seen.size, 120, `everybody is on a page at ${viewport.width}`);
  }
  await close(page);
});

test("keys make letters larger, hold the pages, and say what they do", async () => {
  await show("tables");
  const page = await lookAt(SIZES[1]);
  await until("the tables are shown", () => page.$("#people"));
  const letters = () => page.$eval("#people", (list) => parseFloat(getComputedStyle(list).fontSize));
  const place = () => page.textContent(".page");
  const [small, first] = [await letters(), await place()];
  for (let times = 0; times < 4; times++) await page.keyboard.press("+");
  assert.ok(await letters() > small, "larger letters");
  assert.notEqual(await place(), first, "… on more pages");
  await page.keyboard.press(" ");
  assert.ok((await place()).includes("‖"), "the pages are held");
  await page.keyboard.press("?");
  assert.ok((await text(page)).includes("larger or smaller"));
  assert.deepEqual(await cut(page), []);
  await page.keyboard.press("?");
  assert.ok(!(await text(page)).includes("larger or smaller"));
  await close(page);
});

test("it prints as a table list with nobody missing and nobody's row split", async () => {
  await show("tables");
  const page = await lookAt();
  await until("the tables are shown", () => page.$("#people"));
  await page.emulateMedia({ media: "print" });
  const names = await page.$$eval("#paper li span", (spans) => spans.map((one) => one.textContent));
  const shown = await page.evaluate(() => getComputedStyle(document.getElementById("paper")).display);
  assert.equal(shown, "block");
  assert.deepEqual(names, (await told()).people.map(({ name }) => name));
  const whole = await page.$$eval("#paper li, #paper section", (all) => all.every((one) =>
    getComputedStyle(one).breakInside === "avoid" && one.getBoundingClientRect().height < 900));
  assert.ok(whole, "a block that is not to be split has room on a page");
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 5_000);
  await close(page);
});

test("a moment of the clock flashes, and stands still for those who want no motion", async () => {
  await show("clock");
  const page = await lookAt();
  await until("the digits are shown", () => page.$("#digits"));
  const moves = async (reducedMotion) => {
    await page.emulateMedia({ reducedMotion });
    return page.evaluate(() => {
      moment("over");
      const { animationName, outlineStyle } = getComputedStyle(document.body);
      return [animationName, outlineStyle];
    });
  };
  assert.deepEqual((await moves("no-preference"))[0], "flash");
  assert.deepEqual(await moves("reduce"), ["none", "solid"]);
  await close(page);
});

test("sound comes after one click, and the click says so", async () => {
  await show("clock");
  const page = await lookAt();
  await until("the button is there", () => page.isVisible("#sound"));
  await page.click("#sound");
  assert.equal(await page.getAttribute("#sound", "aria-pressed"), "true");
  assert.equal(await page.evaluate(() => audio.state), "running");
  await page.click("#sound");
  assert.equal(await page.getAttribute("#sound", "aria-pressed"), "false");
  await close(page);
});

test("the page goes on counting when the board is gone, says so, and comes back", async () => {
  await show("clock");
  const page = await lookAt();
  await until("the digits are shown", () => page.$("#digits"));
  const port = new URL(board.url).port;
  board.kill("SIGKILL");
  await until("the page says so", async () => (await text(page)).includes("cannot be reached"));
  assert.deepEqual(await cut(page), []);
  const before = await page.textContent("#digits");
  await until("it counts on", async () => (await page.textContent("#digits")) !== before, 5);
  board = await home.board("--port", port);
  await until("it is back", async () => !(await text(page)).includes("cannot be reached"));
  await page.close();
});

test("the page says when the event can no longer be read, and goes on when it can", async () => {
  await show("clock");
  const page = await lookAt();
  await until("the digits are shown", () => page.$("#digits"));
  const [there, away] = ["events", "elsewhere"].map((name) => join(home.path, name));
  renameSync(there, away);
  await until("the page says so", async () => (await text(page)).includes("cannot be reached"));
  renameSync(away, there);
  await until("it is back", async () => !(await text(page)).includes("cannot be reached"));
  await close(page);
});

test("time up is said in words and read out", async () => {
  const page = await lookAt();
  await until("the digits are shown", () => page.$("#digits"));
  const one = await told();
  await feed(page, { ...one, clock: { ...one.clock, runs: true, millis_left: 1500 } });
  await until("time is up", async () => (await text(page)).includes("Time is up"), 6);
  await until("it is read out", async () => (await page.textContent("#live")).includes("Time is up"), 3);
  assert.ok(await page.evaluate(() => document.body.classList.contains("over")));
  assert.ok((await text(page)).includes("thank your table"));
  await close(page);
});

test("a blind round of one minute, seen from the welcome to the end of its time", async () => {
  const other = new Home();
  try {
    other.run("new", "Blind evening");
    const blind = await other.desk();
    const { url } = await other.board();
    const page = await look(browser, url, SIZES[1]);
    await until("the room is welcomed", async () => (await text(page)).includes("say your name"));
    assert.deepEqual(await cut(page), []);
    for (const name of ["Ada Byron", "Ben Osei", "Cem Aydin", "Dag Lind"]) {
      await blind.type(`${name}\r`, `Added ${name}`);
      await blind.type("How to price a workshop\r", `Changed the asks of ${name}`);
    }
    await blind.type(F5, "No round is drawn yet");
    await blind.type("o", "minutes");
    await blind.type("\x7f\x7f1", "minutes        1 ");
    while (!blind.shown().includes("▸ blind first")) {
      const before = blind.shown();
      blind.stdin.write("\x1b[Z");
      await until("another line is marked", () => blind.shown() !== before);
    }
    await blind.type("\x7f\x7fyes", "blind first    yes");
    await blind.type("\r", "No round is drawn yet");
    await blind.type("d", "There are no tables yet");
    await blind.type("\r", "Set up table 1");
    await blind.type("d", "is drawn, 1 minute");
    assert.ok(blind.shown().includes("(blind) is drawn"));
    await blind.type("\r", "is on:");
    await until("the tables are shown", () => page.$("#people"));
    const paper = await page.textContent("#paper");
    assert.ok(["Byron", "Osei", "Aydin", "Lind"].every((name) => !paper.includes(name)), paper);
    assert.ok(paper.includes("Ada (No.") && paper.includes("They look for: How to price a workshop"));
    assert.ok((await text(page)).includes("Blind round"));
    assert.deepEqual(await cut(page), []);
    assert.deepEqual(await faults(page), []);

    await blind.type("b", "What does the board show?");
    await blind.type("clock\r", "The board: clock");
    await until("time is up", async () => (await text(page)).includes("Time is up"), 80);
    await until("the next step is told", async () => (await text(page)).includes("thank your table"));
    await close(page);
  } finally {
    await other.remove();
  }
});

test("another site cannot read the board, and nothing else is served", async () => {
  const { port } = new URL(board.url);
  const foreign = execFileSync("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}",
    "-H", "Host: evil.example", `http://127.0.0.1:${port}/events`]).toString();
  assert.equal(foreign, "403");
  assert.equal((await fetch(`${board.url}roster.json`)).status, 404);
});
