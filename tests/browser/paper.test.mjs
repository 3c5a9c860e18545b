// What goes on paper, in a real browser: nothing clips, nothing is split, everything is in its place.
//
// `npm ci && npm test` in this folder, with `CHROMIUM` naming the browser and `SHOULDMEET` the
// program where they lie elsewhere.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.SHOULDMEET ?? join(ROOT, "target/debug/shouldmeet");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const ALL = ["badges", "signs", "tables", "routes", "desk-list"];
const MM = 96 / 25.4;

/** Names that no label was made for: scripts, lengths, letters as wide as they come. */
const NAMES = [
  "Donaudampfschifffahrtsgesellschaftskapitänswitwe Rechtsschutzversicherungsgesellschaften",
  "W".repeat(60), "Mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm Wwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
  "กรุงเทพมหานคร อมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์",
  "漢".repeat(40), "김영환", "محمد عبد الرحمن بن عبد العزيز آل سعود الكبير", "יהונתן בן־דוד המכונה הארוך",
  "Αλέξανδρος Παπακωνσταντινόπουλος", "Nguyễn Thị Ánh Dương", "Bo", "W".repeat(200), `Zoë ${"😀".repeat(30)}`,
];

const home = mkdtempSync(join(tmpdir(), "shouldmeet-"));
const env = { ...process.env, SHOULDMEET_HOME: home, LANG: "C.UTF-8" };
const run = (...call) => execFileSync(PROGRAM, call, { env, encoding: "utf8" }).trim().split("\n");
let browser;

/** A page of the program, as it is printed; every error that it meets is kept. */
async function look(...call) {
  const [file] = run("print", ...call, "--no-open");
  const page = await browser.newPage({ viewport: { width: 1000, height: 1200 } });
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  page.on("console", (line) => line.type() === "error" && page.errors.push(line.text()));
  await page.goto(pathToFileURL(file).href);
  await page.emulateMedia({ media: "print" });
  return page;
}

/** How many pages of paper it takes, and how large they are, in mm. */
async function paper(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  return boxes.map(([, wide, high]) => [wide, high].map((points) => Math.round(points / 72 * 25.4)));
}

/** On which page of paper each link lies, from 1, as another reader of PDF sees it. */
async function pagesOfLinks(page) {
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const paper = await getDocument({ data, verbosity: 0 }).promise;
  const found = new Map();
  for (let number = 1; number <= paper.numPages; number += 1) {
    const links = await (await paper.getPage(number)).getAnnotations();
    for (const link of links) found.set(link.url, number);
  }
  return found;
}

before(async () => {
  run("new", "Long names");
  const list = join(home, "long.csv");
  const rows = NAMES.map((name) => `"${name}","${name}","How to do ${name.slice(0, 40)}"`);
  writeFileSync(list, ["Name,Pronouns,What do you look for?", ...rows].join("\n"));
  run("import", "--yes", list);
  run("sample", "--no-open");
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET,
  });
});

after(async () => {
  await browser?.close();
  rmSync(home, { recursive: true, force: true });
});

for (const size of ["a4", "letter"]) {
  const [wide, high] = size === "a4" ? [210, 297] : [216, 279];

  test(`every page opens without an error and prints on ${size}`, async () => {
    for (const what of ALL) {
      const page = await look(what, "--paper", size);
      const sheets = await page.locator("[data-sheet], [data-ruler]").count();
      const printed = await paper(page);
      assert.ok(printed.every((box) => box[0] === wide && box[1] === high), `${what}: ${printed}`);
      if (sheets > 0) assert.equal(printed.length, sheets, `${what}: a sheet is split`);
      assert.ok(printed.length < 20, `${what} takes ${printed.length} pages`);
      assert.deepEqual(page.errors, [], what);
      await page.close();
    }
  });
}

test("no card, line or table of a list is split over two pages", async () => {
  // Marked by two links, at its head and at its foot: a piece that is split has them on two pages.
  for (const what of ["tables", "desk-list", "routes"]) {
    const page = await look(what);
    const cards = await page.evaluate(() => {
      const found = [...document.querySelectorAll("[data-card]")];
      found.forEach((card, number) => {
        card.style.position = "relative";
        for (const [edge, place] of [["head", "top"], ["foot", "bottom"]]) {
          const mark = document.createElement("a");
          mark.href = `https://card.invalid/${number}/${edge}`;
          mark.style.cssText = `position: absolute; left: 0; ${place}: 0; width: 3px; height: 3px`;
          (card.tagName === "TR" ? card.cells[0] : card).append(mark);
          if (card.tagName === "TR") card.cells[0].style.position = "relative";
        }
      });
      return found.length;
    });
    const pages = await pagesOfLinks(page);
    assert.ok(cards > 10 && pages.size === 2 * cards, `${what}: ${pages.size} marks of ${cards} cards`);
    for (let number = 0; number < cards; number += 1) {
      const [head, foot] = ["head", "foot"].map((edge) => pages.get(`https://card.invalid/${number}/${edge}`));
      assert.equal(foot, head, `${what}: card ${number} is split`);
    }
    assert.ok(new Set(pages.values()).size > 1, `${what} takes one page: nothing could be split`);
    await page.close();
  }
});

for (const sheet of ["a4", "a4-fold", "letter", "L4785", "L7160", "L7163", "L7165", "5395", "5163"]) {
  test(`the longest names fit badges of ${sheet} whole`, async () => {
    const page = await look("badges", "Long names", "--labels", sheet);
    assert.equal(await page.locator(".piece").count(), NAMES.length);
    const clipped = await page.evaluate(() => {
      const found = [];
      for (const side of document.querySelectorAll(".side")) {
        const box = side.getBoundingClientRect();
        const foot = side.querySelector(".foot").getBoundingClientRect();
        const turned = side.classList.contains("back");
        for (const text of side.querySelectorAll("[data-name], .texts p, .code")) {
          const letters = document.createRange();
          letters.selectNodeContents(text);
          for (const part of letters.getClientRects()) {
            const inside = part.left >= box.left - 0.5 && part.right <= box.right + 0.5
              && part.top >= box.top - 0.5 && part.bottom <= box.bottom + 0.5;
            const apart = !text.matches("[data-name]")
              || (turned ? part.top >= foot.bottom - 1.5 : part.bottom <= foot.top + 1.5);
            if (!inside || !apart) found.push(`${text.textContent.slice(0, 30)} ${JSON.stringify(part)} ${JSON.stringify(box)} ${foot.top}`);
          }
          if (text.scrollWidth > side.clientWidth) found.push(`${text.textContent.slice(0, 30)} is too wide`);
        }
      }
      return found;
    });
    assert.deepEqual(clipped, []);
    // None of a name is left out.
    const shown = await page.evaluate(() => document.body.innerText.replace(/\s/g, "").toLowerCase());
    for (const name of NAMES) {
      for (const word of name.toLowerCase().split(" ")) assert.ok(shown.includes(word), word);
    }
    await page.close();
  });
}

test("labels lie where the sheet has them, within 0.3 mm", async () => {
  // In mm: from the left and from above, pitch across and down, width and height (the maker's).
  const sheets = {
    L4785: [17.5, 13.5, 95, 55, 80, 50], L7160: [7.2, 15.1, 66, 38.1, 63.5, 38.1],
    5395: [17.46, 14.82, 95.25, 63.5, 85.73, 59.27],
  };
  for (const [sheet, [left, top, across, down, width, height]] of Object.entries(sheets)) {
    const page = await look("badges", "--labels", sheet, "--start", "2");
    const placed = await page.evaluate(() => {
      const first = document.querySelector("[data-sheet]");
      const origin = first.getBoundingClientRect();
      return [...first.querySelectorAll(".piece")].map((piece) => {
        const box = piece.getBoundingClientRect();
        return [box.left - origin.left, box.top - origin.top, box.width, box.height];
      });
    });
    const columns = sheet === "L7160" ? 3 : 2;
    placed.forEach((box, at) => {
      const piece = at + 1;
      const expected = [left + across * (piece % columns), top + down * Math.floor(piece / columns), width, height];
      box.forEach((pixels, side) =>
        assert.ok(Math.abs(pixels / MM - expected[side]) < 0.3, `${sheet} ${piece}: ${pixels / MM} for ${expected[side]}`));
    });
    assert.ok(placed.length > 5);
    const line = await page.evaluate(() =>
      document.querySelector("[data-ruler] path").getBoundingClientRect().width);
    assert.ok(Math.abs(line / MM - 100) < 0.3, `the ruler is ${line / MM} mm long`);
    await page.close();
  }
});

test("a screen reader finds no serious fault on any page", async () => {
  for (const what of ALL) {
    const page = await look(what);
    await page.emulateMedia({ media: "screen" });
    // Scripts of the page itself are forbidden by its own policy: this one comes from outside.
    const client = await page.context().newCDPSession(page);
    await client.send("Page.setBypassCSP", { enabled: true });
    await page.reload();
    await page.addScriptTag({ path: AXE });
    const { violations } = await page.evaluate(() => window.axe.run());
    const serious = violations.filter((fault) => ["serious", "critical"].includes(fault.impact));
    assert.deepEqual(serious.map((fault) => `${what}: ${fault.id} ${fault.nodes[0]?.html}`), []);
    await page.close();
  }
});
