// What people take home, in a real browser and out of a real desk: nothing that somebody wrote is run
// or fetched, everything prints, and how to reach somebody is there only where both said yes.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Home, close, faults, look, openBrowser, text, until } from "./program.mjs";

const [F4, F6] = ["\x1bOS", "\x1b[17~"];
const CTRL_C = "\x03";
/** What would be seen of a script that ran. */
const RUN = "document.title='it ran'";
const ANNA = `<script>${RUN}</script> Anna`;
const BERT = `"><img src=https://evil.example/b onerror=${RUN}> Bert`;
const ROSTER = [
  ["Name", "E-mail", "Organisation", "What do you look for?", "What do you offer?"],
  [ANNA, "anna@evil.example", `<style>*{display:none}</style> Ltd`, `<img src=x onerror=${RUN}> help`, "welding"],
  [BERT, "bert@evil.example", `<iframe src=https://evil.example>`, "javascript:alert(1)", "<b>bold</b> welding"],
];

const home = new Home();
const out = join(home.path, "out");
let browser, desk;

/** The pages in the folder, the host's first. */
const pages = () => ["host.html", ...readdirSync(join(out, "people"))
  .filter((name) => name.endsWith(".html")).sort().map((name) => join("people", name))];

/** A page of the folder; whatever it asks of a network is kept in `asked`. */
async function lookAt(name) {
  const url = pathToFileURL(join(out, name)).href;
  const page = await look(browser, "about:blank");
  page.asked = [];
  page.on("request", (request) => request.url() !== url && page.asked.push(request.url()));
  await page.goto(url);
  return page;
}

/** Opens the desk, does something there, and closes it. */
async function atTheDesk(acts) {
  desk = await home.desk();
  await acts();
  const ended = new Promise((done) => desk.once("exit", done));
  desk.stdin.write(CTRL_C + CTRL_C);
  await ended;
}

const send = () => JSON.parse(home.run("export", "--to", out, "--json"));

before(async () => {
  home.run("new", "<script>Spring</script>");
  const list = join(home.path, "list.csv");
  const cell = (words) => `"${words.replaceAll('"', '""')}"`;
  writeFileSync(list, ROSTER.map((row) => row.map(cell).join(",")).join("\n"));
  home.run("import", "--yes", list);
  browser = await openBrowser();
  await atTheDesk(async () => {
    for (const name of ["Anna", "Bert"]) {
      await desk.type(name, `Who is here? ${name}`);
      await desk.type("\r", "Checked in");
      await until("the line is empty", () => !desk.shown().includes(`Who is here? ${name}`));
    }
    await desk.type(F4, "[Introductions]");
    await desk.type("\r", "Introduced");
    await desk.type("\t", "[Made 1]");
    await desk.type("t", "do they want to stay in touch?");
    await desk.type("\r", "Noted after a meeting");
    desk.stdin.write("\x1b");
    await until("the dialog is closed", () => !desk.shown().includes("stay in touch?"));
    await desk.type(F6, "[Learned]");
    await desk.type(`Bert: on Tuesday I will send <script>${RUN}</script> with Anna`, "Promise of");
    await desk.type("\r", "promises 1");
  });
  send();
});

after(async () => {
  await browser?.close();
  await home.remove();
});

test("what somebody wrote is text on every page: nothing is run, and nothing is fetched", async () => {
  assert.equal(pages().length, 3);
  for (const name of pages()) {
    const page = await lookAt(name);
    const shown = await text(page);
    assert.ok([ANNA, BERT].some((person) => shown.includes(person)), `${name}: ${shown}`);
    assert.notEqual(await page.title(), "it ran", name);
    assert.equal(await page.locator("script, img, iframe, body style").count(), 0, name);
    assert.deepEqual(page.asked, [], name);
    await close(page);
  }
});

test("every page prints on A4, and a reader of screens finds no serious fault", async () => {
  for (const name of pages()) {
    const page = await lookAt(name);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
    assert.ok(boxes.length > 0, name);
    for (const [, wide, high] of boxes) assert.deepEqual([wide, high].map((points) => Math.round(points)), [595, 842]);
    assert.deepEqual(await faults(page), [], name);
    await close(page);
  }
});

test("how to reach somebody comes with the second yes, and not before", async () => {
  const [, ofAnna, ofBert] = pages();
  const both = async () => {
    const told = [];
    for (const name of [ofAnna, ofBert]) {
      const page = await lookAt(name);
      told.push((await text(page)).match(/\w+@evil\.example/g) ?? []);
      await close(page);
    }
    return told;
  };
  const cards = () => [ofAnna, ofBert].map((name) => existsSync(join(out, name.replace(/html$/, "vcf"))));
  assert.deepEqual(await both(), [[], []], "one yes is no yes");
  assert.deepEqual(cards(), [false, false]);

  await atTheDesk(async () => {
    await desk.type(F4, "[Introductions]");
    await desk.type("\t", "[Made 1]");
    await desk.type("t", "do they want to stay in touch?");
    await desk.type("\x1b[B", "Bert about");
    await desk.type("\r", "Noted after a meeting");
  });
  send();
  assert.deepEqual(await both(), [["bert@evil.example"], ["anna@evil.example"]]);
  assert.deepEqual(cards(), [true, true]);
  const page = await lookAt(ofAnna);
  assert.ok((await text(page)).includes("<iframe src=https://evil.example>"));
  assert.deepEqual(page.asked, []);
  await close(page);
});

test("while a desk is open nothing is written, and it is said what to do", async () => {
  const before = readFileSync(join(out, pages()[0]), "utf8");
  await atTheDesk(async () => {
    const other = join(home.path, "other");
    assert.throws(() => home.run("export", "--to", other), ({ stderr }) => /hint:/.test(stderr.toString()));
    assert.ok(!existsSync(other));
  });
  assert.equal(readFileSync(join(out, pages()[0]), "utf8"), before);
});
