// The program beside a real browser: a home of its own, desks and boards in it, pages that are
// looked at. `CHROMIUM` names the browser and `SHOULDMEET` the program where they lie elsewhere.
// Desks run in a pseudo-terminal made by script(1).

import assert from "node:assert/strict";
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import xterm from "@xterm/headless";
import { chromium } from "playwright-core";

const { Terminal } = xterm;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The program. */
export const PROGRAM = process.env.SHOULDMEET ?? join(ROOT, "target/debug/shouldmeet");
/** The two sizes in which pages are looked at: a projector's, and a small one's. */
export const SIZES = [{ width: 1920, height: 1080 }, { width: 800, height: 600 }];

/** Waits until something is so; says what was waited for, and where things stand, when it never is. */
export async function until(what, holds, seconds = 20, stands = () => "") {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) assert.fail(`waited in vain until ${what}${stands()}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

/** A folder in which the program keeps everything, and what runs in it. */
export class Home {
  path = mkdtempSync(join(tmpdir(), "shouldmeet-"));
  env = { ...process.env, SHOULDMEET_HOME: this.path, TERM: "xterm-256color", LANG: "C.UTF-8" };
  running = [];

  /** Runs a command that needs no terminal; gives what it prints. */
  run(...words) {
    return execFileSync(PROGRAM, words, { env: this.env, stdio: ["ignore", "pipe", "pipe"] }).toString();
  }

  /** A desk on the open event, in a terminal of 120 by 40. */
  async desk() {
    const line = `stty cols 120 rows 40; exec '${PROGRAM}'`;
    const opened = spawn("script", ["-qfc", line, "/dev/null"], { env: this.env });
    this.running.push(opened);
    const terminal = new Terminal({ cols: 120, rows: 40, allowProposedApi: true });
    opened.stdout.on("data", (bytes) => terminal.write(bytes));
    opened.shown = () => Array.from({ length: 40 }, (_, row) =>
      terminal.buffer.active.getLine(row)?.translateToString(true) ?? "").join("\n");
    opened.type = async (keys, expected) => {
      opened.stdin.write(keys);
      const seen = () => opened.shown().includes(expected);
      await until(`the desk shows ${expected}`, seen, 20, () => `, not\n${opened.shown()}`);
    };
    await until("the desk is open", () => opened.shown().includes("Rounds"));
    return opened;
  }

  /** A board for a browser: the process, and where it is. */
  async board(...options) {
    const opened = spawn(PROGRAM, ["board", "--web", ...options], { env: this.env });
    this.running.push(opened);
    opened.out = "";
    opened.stdout.on("data", (bytes) => { opened.out += bytes; });
    await until("the address is printed", () => opened.out.includes("\n"));
    return Object.assign(opened, { url: opened.out.split("\n")[0] });
  }

  /** Ends what runs here, and takes the folder away; a desk that ends still writes in it. */
  async remove() {
    this.running.forEach((one) => one.kill());
    await until("everything has ended", () =>
      this.running.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null));
    await until("the folder is gone", () => {
      try {
        rmSync(this.path, { recursive: true, force: true });
        return true;
      } catch {
        return false;
      }
    });
  }
}

/** The browser. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });
}

/** A page on an address; what goes wrong in it is kept in `errors`. */
export async function look(browser, url, viewport = SIZES[0]) {
  const page = await browser.newPage({ viewport });
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  page.on("console", (line) => line.type() === "error" && page.errors.push(line.text()));
  await page.goto(url);
  return page;
}

/** Closes a page in which nothing went wrong. */
export async function close(page) {
  assert.deepEqual(page.errors, []);
  await page.close();
}

/** What can be read in a page. */
export const text = (page) => page.evaluate(() => document.body.innerText);

/** The serious faults for people who see, hear or move otherwise. */
export async function faults(page) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(readFileSync(AXE, "utf8"));
  const found = await page.evaluate(async () => (await window.axe.run()).violations);
  return found.filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

/** The elements with words in them of which a part lies outside the window or outside their box. */
export function cut(page) {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll("body *")].filter((one) =>
      one.checkVisibility?.() && one.id !== "live" && [...one.childNodes].some((node) =>
        node.nodeType === Node.TEXT_NODE && node.textContent.trim()));
    const outside = (one, box) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return right > box.right + 1 || bottom > box.bottom + 1 || left < box.left - 1 || top < box.top - 1;
    };
    const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const main = document.querySelector("main");
    return shown.filter((one) => outside(one, view)
      || (main?.contains(one) && outside(one, main.getBoundingClientRect())))
      .map((one) => `${one.tagName}${one.id && "#" + one.id}: ${one.textContent.slice(0, 60)}`);
  });
}
