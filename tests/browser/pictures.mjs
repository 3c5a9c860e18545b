// The picture of the board in the README, made from the program on the sample event: `npm run
// pictures` in this folder.

import { fileURLToPath } from "node:url";
import { Home, close, look, openBrowser, until } from "./program.mjs";

const PICTURE = fileURLToPath(new URL("../../docs/pictures/board-browser.png", import.meta.url));

const home = new Home();
const browser = await openBrowser();
try {
  home.run("sample", "--no-open");
  const desk = await home.desk();
  const board = await home.board();
  await desk.type("\x1b[15~", "d draws the next");
  await desk.type("d", "is drawn,");
  await desk.type("\r", "is on:");
  await desk.type("x", "Asked the room");
  await desk.type("b", "What does the board show?");
  await desk.type("clock\r", "The board: clock");
  const page = await look(browser, board.url, { width: 1280, height: 720 });
  await until("the digits are shown", () => page.$("#digits"));
  await page.screenshot({ path: PICTURE });
  await close(page);
} finally {
  await browser.close();
  await home.remove();
}
