/// <reference lib="dom" />
import { createRequire } from "node:module"

import { signIn } from "../buyer.mjs"
import { percentile } from "../lib.mjs"
import { aProject, aSound } from "./project.mjs"

/** @type {(name: string) => any} */
const load = createRequire(import.meta.url)

const TRACKS = 64
const REGIONS = 1_000
const MANY = 10_000
const WAIT_MS = 120_000

/**
 * Main-thread CPU time a frame while a large project is scrolled and zoomed, the longest task, and how long a very large one takes to open, to edit and
 * to be kept. CPU time and not time on the clock: what other programs of the machine do meanwhile is not the editor's.
 * @param {import("../lib.mjs").Shop} shop
 * @param {(line: string) => void} tell
 * @returns {Promise<import("../run.mjs").Measurement[]>}
 */
export async function measureEditor({ ready }, tell) {
  const { chromium } = load("playwright-core")
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] })
  try {
    const context = await browser.newContext({ baseURL: ready.storefront, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(WAIT_MS)
    const newProject = await signedIn(page, ready)
    const sounds = [1, 2, 3, 4].map((seed) => aSound(30, seed))
    await page.goto("/robots.txt", { timeout: WAIT_MS })
    for (const { hash, bytes } of sounds) await page.evaluate(keepSound, { hash, base64: bytes.toString("base64") })
    const scrolling = await scroll(page, context, await newProject("Scrolled"), sounds, tell)
    const large = await open(page, await newProject("Many regions"), sounds, tell)
    return [...scrolling, ...large]
  } finally {
    await browser.close()
  }
}

/** Signs the demo's buyer in, in the page and at the API. @param {any} page @param {any} ready @returns makes a project, and answers with its id */
async function signedIn(page, ready) {
  await page.goto("/sign-in", { timeout: WAIT_MS })
  await page.getByLabel("E-mail", { exact: true }).fill(ready.logins.buyer.email)
  await page.getByLabel("Password").fill(ready.logins.buyer.password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL((/** @type {URL} */ { pathname }) => pathname !== "/sign-in")
  const send = await signIn(ready)
  return async (/** @type {string} */ name) => /** @type {string} */ ((await send("POST", "/store/studio/projects", { name })).project.id)
}

/** @param {any} page @param {any} context @param {string} id @param {ReturnType<typeof aSound>[]} sounds @param {(line: string) => void} tell */
async function scroll(page, context, id, sounds, tell) {
  await page.evaluate(keepProject, { id, update: [...aProject({ tracks: TRACKS, regions: REGIONS, sounds })] })
  await page.goto(`/studio/${id}`, { timeout: WAIT_MS })
  await page.getByRole("list", { name: "Tracks" }).waitFor()
  const scripts = await page.evaluate(() => performance.getEntriesByType("resource").filter((each) => /\.js(\?|$)/.test(each.name)).reduce((sum, each) => sum + (/** @type {any} */ (each).encodedBodySize ?? 0), 0))
  await page.waitForTimeout(4_000) // waveforms come
  const all = { scroll: /** @type {number[]} */ ([]), zoom: /** @type {number[]} */ ([]) }
  const tasks = { scroll: /** @type {number[]} */ ([]), zoom: /** @type {number[]} */ ([]) }
  for (const [kind, rows] of /** @type {const} */ ([["scroll", 0], ["zoom", 0], ["scroll", 8], ["zoom", 0]])) {
    for (let n = 0; n < rows; n++) await page.keyboard.press("Alt+-")
    const { frames, longest } = await traced(page, context, kind)
    all[kind].push(...frames)
    tasks[kind].push(longest)
    tell(`${kind}: ${frames.length} frames, p50 ${percentile(frames, 50).toFixed(1)} ms, p95 ${percentile(frames, 95).toFixed(1)} ms, longest task ${longest.toFixed(1)} ms`)
  }
  const of = (/** @type {string} */ metric, /** @type {number} */ value, /** @type {number} */ n, unit = "ms") => ({ metric, unit, ours: Math.round(value * 10) / 10, n })
  return [
    of(`scrolling ${TRACKS} tracks, ${REGIONS} regions: main-thread time a frame, p95`, percentile(all.scroll, 95), all.scroll.length),
    of(`zooming ${TRACKS} tracks, ${REGIONS} regions: main-thread time a frame, p95`, percentile(all.zoom, 95), all.zoom.length),
    of("longest task while scrolling and zooming", Math.max(...tasks.scroll, ...tasks.zoom), tasks.scroll.length + tasks.zoom.length),
    of("scripts of the studio's page", scripts / 1024, 1, "KB"),
  ]
}

/**
 * Sends a wheel event a frame for 120 frames and sums the CPU time of the main thread's tasks by frame.
 * @param {any} page @param {any} context @param {"scroll" | "zoom"} kind
 */
async function traced(page, context, kind) {
  const client = await context.newCDPSession(page)
  /** @type {any[]} */
  const events = []
  client.on("Tracing.dataCollected", (/** @type {{ value: any[] }} */ { value }) => { for (const each of value) events.push(each) })
  await client.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "blink.user_timing"] } })
  await page.evaluate(wheelOn, kind)
  const complete = new Promise((resolve) => { client.once("Tracing.tracingComplete", resolve) })
  await client.send("Tracing.end")
  await complete
  await client.detach()
  const began = events.find(({ name }) => name === "bench-frame")
  const main = events.filter(({ name, pid, tid, ph }) => pid === began?.pid && tid === began?.tid && ph === "X" && name === "ThreadControllerImpl::RunTask")
  const marks = events.filter(({ name, pid }) => name === "bench-frame" && pid === began?.pid).map(({ ts }) => ts).sort((a, b) => a - b)
  const spent = main.map(({ ts, dur, tdur }) => ({ ts, ms: (tdur ?? dur) / 1_000 })).sort((a, b) => a.ts - b.ts)
  const within = spent.filter(({ ts }) => ts >= (marks[0] ?? 0) && ts <= (marks.at(-1) ?? 0))
  const frames = marks.slice(0, -1).map((from, index) => within.filter(({ ts }) => ts >= from && ts < (marks[index + 1] ?? 0)).reduce((sum, { ms }) => sum + ms, 0))
  return { frames, longest: Math.max(0, ...within.map(({ ms }) => ms)) }
}

/** @param {any} page @param {string} id @param {ReturnType<typeof aSound>[]} sounds @param {(line: string) => void} tell */
async function open(page, id, sounds, tell) {
  await page.goto("/robots.txt")
  await page.evaluate(keepProject, { id, update: [...aProject({ tracks: TRACKS, regions: MANY, sounds })] })
  await page.goto(`/studio/${id}`, { timeout: WAIT_MS })
  await page.getByRole("list", { name: "Tracks" }).waitFor()
  const opened = await page.evaluate(() => performance.getEntriesByName("studio-open")[0]?.duration ?? NaN)
  await page.waitForTimeout(3_000)
  await page.keyboard.press("ArrowDown")
  await page.getByRole("listbox", { name: /^Regions of/ }).focus()
  await page.keyboard.press("ArrowDown")
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
  /** @type {{ edit: number, save: number }[]} */
  const runs = []
  for (let n = 0; n < 9; n++) runs.push(await page.evaluate(editOnce, id))
  tell(JSON.stringify({ opened, runs }))
  const middle = (/** @type {(run: { edit: number, save: number }) => number} */ read) => percentile(runs.map(read), 50)
  return [
    { metric: `project of ${MANY} regions: open`, unit: "ms", ours: Math.round(opened), n: 1 },
    { metric: `project of ${MANY} regions: one edit, until it is drawn`, unit: "ms", ours: Math.round(middle(({ edit }) => edit) * 10) / 10, n: runs.length },
    { metric: `project of ${MANY} regions: one edit, until it is kept on the device`, unit: "ms", ours: Math.round(middle(({ save }) => save) * 10) / 10, n: runs.length },
  ]
}

// What follows runs in the page.

async function keepSound(/** @type {{ hash: string, base64: string }} */ { hash, base64 }) {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("studio-sounds", { create: true })
  const writable = await (await folder.getFileHandle(`${hash}.wav`, { create: true })).createWritable()
  await writable.write(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)))
  await writable.close()
}

/** As y-indexeddb keeps a document: its updates, one after another. */
function keepProject(/** @type {{ id: string, update: number[] }} */ { id, update }) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`studio:${id}`)
    request.onupgradeneeded = () => { request.result.createObjectStore("updates", { autoIncrement: true }); request.result.createObjectStore("custom") }
    request.onerror = () => { reject(request.error) }
    request.onsuccess = () => {
      const write = request.result.transaction("updates", "readwrite")
      write.objectStore("updates").add(new Uint8Array(update))
      write.oncomplete = () => { request.result.close(); resolve(undefined) }
    }
  })
}

function wheelOn(/** @type {"scroll" | "zoom"} */ kind) {
  return new Promise((resolve) => {
    const canvas = /** @type {HTMLElement} */ (document.querySelector("canvas[aria-label=Timeline]"))
    const { left, top, width } = canvas.getBoundingClientRect()
    let frame = 0
    const step = () => {
      performance.mark("bench-frame")
      if ((frame += 1) > 120) { resolve(undefined); return }
      const turn = frame > 60 ? -1 : 1
      const way = kind === "scroll" ? { deltaX: 37 * turn, deltaY: frame % 3 === 0 ? 29 * turn : 0 } : { deltaY: 14 * turn, ctrlKey: true }
      canvas.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 200, ...way }))
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

/** Mutes a region by key; until the next frame is drawn, and until one more update is kept. */
async function editOnce(/** @type {string} */ id) {
  const database = await new Promise((/** @type {(database: IDBDatabase) => void} */ resolve) => { const request = indexedDB.open(`studio:${id}`); request.onsuccess = () => { resolve(request.result) } })
  const keys = () => new Promise((/** @type {(key: number) => void} */ resolve) => { const request = database.transaction("updates").objectStore("updates").openKeyCursor(null, "prev"); request.onsuccess = () => { resolve(Number(request.result?.key ?? 0)) } })
  const before = await keys()
  const began = performance.now()
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "m", code: "KeyM", bubbles: true }))
  await new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve) }) })
  const edit = performance.now() - began
  while ((await keys()) <= before) {
    if (performance.now() - began > 10_000) throw new Error("The edit was not kept.")
  }
  const save = performance.now() - began
  database.close()
  await new Promise((resolve) => { setTimeout(resolve, 200) })
  return { edit, save }
}
