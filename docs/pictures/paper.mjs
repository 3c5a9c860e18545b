// Makes badges.png and signs.png from the sample event:
//   npm --prefix tests/browser ci && node docs/pictures/paper.mjs
// `CHROMIUM` and `SHOULDMEET` name the browser and the program where they lie elsewhere.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(join(ROOT, "tests/browser/"))("playwright-core");
const program = process.env.SHOULDMEET ?? join(ROOT, "target/debug/shouldmeet");
const home = mkdtempSync(join(tmpdir(), "shouldmeet-"));
const run = (...call) => execFileSync(program, call, {
  env: { ...process.env, SHOULDMEET_HOME: home }, encoding: "utf8",
}).trim();

run("sample", "--no-open");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"],
});
for (const [what, clip] of [["badges", { x: 45, y: 100, width: 705, height: 470 }], ["signs", null]]) {
  const page = await browser.newPage({ viewport: { width: 794, height: 1123 } });
  await page.goto(pathToFileURL(run("print", what, "--no-open")).href);
  await page.emulateMedia({ media: "print" });
  if (what === "signs") {
    // Four of them side by side.
    await page.addStyleTag({ content: "main { zoom: 0.25; display: flex } .sheet { flex: none; outline: 2px solid #999 }" }).catch(() => {});
    await page.setViewportSize({ width: 794, height: 281 });
  }
  await page.screenshot({ path: join(ROOT, `docs/pictures/${what}.png`), ...(clip ? { clip } : {}) });
}
await browser.close();
rmSync(home, { recursive: true, force: true });
