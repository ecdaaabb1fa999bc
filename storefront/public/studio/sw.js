// @ts-check
/// <reference lib="webworker" />
/**
 * Keeps the studio's page and the files that it used, so that a project opens without network: docs/decisions/studio-offline.md.
 * Registered by the studio alone (`features/studio/offline`), with the scope `/studio/`. Written by hand, since no bundler makes files at this address.
 */
const sw = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

const PAGES = "studio-pages"
const FILES = "studio-files"
/** Pages that are kept: those opened last. */
const MOST_PAGES = 30
/** A network that is there but does not answer is none, when there is a page to show. Milliseconds. */
const PATIENCE = 6_000

/** Not signed in, or not shared any more. */
const GONE = [401, 403, 404]

const PROJECT = /^\/studio\/(?!invitation$)[\w-]+$/
const FILE = /^\/_next\/static\//
const NAMED = /\/_next\/static\/[^"'\\\s<>)?]+/g

/** What is known of a kept page: whose it is, the files that its HTML names, and all that it used.
 * @typedef {{ person: string, named: string[], used: string[], at: number }} Known */

sw.addEventListener("install", () => { void sw.skipWaiting() })
sw.addEventListener("activate", (event) => { event.waitUntil(sw.clients.claim()) })

sw.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== sw.location.origin) return
  if (FILE.test(url.pathname)) event.respondWith(file(url.pathname, request))
  else if (request.mode === "navigate" && PROJECT.test(url.pathname)) event.respondWith(page(event, url.pathname))
})

sw.addEventListener("message", (event) => {
  const { data } = event
  if (data?.kind === "keep" && typeof data.page === "string" && PROJECT.test(data.page) && typeof data.person === "string" && Array.isArray(data.files)) {
    event.waitUntil(inTurn(() => used(data.page, data.person, data.files.filter((/** @type {unknown} */ path) => typeof path === "string" && FILE.test(path)))))
  }
})

/** One change of what is kept after another. @type {Promise<unknown>} */
let turn = Promise.resolve()
/** @template T @param {() => Promise<T>} work @returns {Promise<T | void>} */
const inTurn = (work) => {
  const done = turn.then(work).catch((error) => { console.warn(`The page could not be kept for when there is no network: ${String(error)}`) })
  turn = done
  return done
}

/** A file whose name says what is in it: the kept one, else the network's. @param {string} path @param {Request} request */
async function file(path, request) {
  const files = await caches.open(FILES)
  const kept = await files.match(path)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.status === 200) await files.put(path, answer.clone()).catch(() => undefined) // no room: it works on while there is a network
  return answer
}

/** A project's page: the network's, which is kept; without one, what was kept. @param {FetchEvent} event @param {string} path */
async function page(event, path) {
  const kept = await (await caches.open(PAGES)).match(path)
  try {
    const answer = await (kept ? inTime(fetch(event.request)) : fetch(event.request))
    if (answer.status >= 500 && kept) return kept
    if (answer.status === 200) {
      const copy = answer.clone()
      event.waitUntil(inTurn(() => keep(path, copy)))
    } else if (answer.type === "opaqueredirect" || GONE.includes(answer.status)) event.waitUntil(inTurn(() => forget(path)))
    return answer
  } catch (error) {
    if (kept) return kept
    return new Response(AWAY, { status: 503, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } })
  }
}

/** @param {Promise<Response>} answer @returns {Promise<Response>} */
const inTime = (answer) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => { reject(new Error("The network does not answer")) }, PATIENCE)
  answer.then(resolve, reject).finally(() => { clearTimeout(timer) })
})

/** Keeps a page once all files that its HTML names are here: what is kept is whole. @param {string} path @param {Response} answer */
async function keep(path, answer) {
  const html = await answer.clone().text()
  const named = [...new Set(html.match(NAMED) ?? [])].sort()
  const before = await known(path)
  await fetchFiles(named)
  const isSameBuild = before !== null && before.named.join() === named.join()
  await note(path, { person: before?.person ?? "", named, used: isSameBuild ? before.used : named, at: Date.now() })
  await (await caches.open(PAGES)).put(path, answer)
  if (!isSameBuild) await sweep()
}

/** Notes what a page used, beside what its HTML names; the page itself is kept when it was opened before this worker was there. @param {string} path @param {string} person @param {string[]} files */
async function used(path, person, files) {
  for (const { path: other, person: whose } of await all()) if (whose !== "" && whose !== person) await forget(other) // somebody else has signed in
  if (!(await known(path))) {
    const answer = await fetch(path, { credentials: "same-origin", redirect: "manual" })
    if (answer.status !== 200) return
    await keep(path, answer)
  }
  const now = await known(path)
  if (!now) return
  await fetchFiles(files)
  await note(path, { ...now, person, used: [...new Set([...now.used, ...files])] })
}

/** @param {string[]} paths */
async function fetchFiles(paths) {
  const files = await caches.open(FILES)
  await Promise.all(paths.map(async (path) => {
    if (await files.match(path)) return
    const answer = await fetch(path)
    if (answer.status === 200) await files.put(path, answer)
    else if (answer.status !== 404) throw new Error(`${path} answered ${answer.status}`)
  }))
}

/** Removes the oldest pages, and the files that no kept page uses: those of old builds. */
async function sweep() {
  const pages = (await all()).sort((a, b) => b.at - a.at)
  for (const { path } of pages.slice(MOST_PAGES)) await forget(path)
  const wanted = new Set(pages.slice(0, MOST_PAGES).flatMap((each) => each.used))
  const files = await caches.open(FILES)
  for (const request of await files.keys()) if (!wanted.has(new URL(request.url).pathname)) await files.delete(request)
}

/** @param {string} path */
async function forget(path) {
  const pages = await caches.open(PAGES)
  await pages.delete(path)
  await pages.delete(factsOf(path))
}

/** What is known of a page stands beside it. @param {string} path */
const factsOf = (path) => `${path}?known`

/** @param {string} path @returns {Promise<Known | null>} */
async function known(path) {
  const facts = await (await caches.open(PAGES)).match(factsOf(path))
  return facts ? facts.json() : null
}

/** @param {string} path @param {Known} facts */
async function note(path, facts) {
  await (await caches.open(PAGES)).put(factsOf(path), new Response(JSON.stringify(facts), { headers: { "content-type": "application/json" } }))
}

/** @returns {Promise<(Known & { path: string })[]>} */
async function all() {
  const keys = await (await caches.open(PAGES)).keys()
  const paths = keys.map(({ url }) => new URL(url)).filter(({ search }) => search === "").map(({ pathname }) => pathname)
  return Promise.all(paths.map(async (path) => ({ ...((await known(path)) ?? { person: "", named: [], used: [], at: 0 }), path })))
}

const AWAY = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No network · Studio</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:100dvh;margin:0;padding:1.5rem;text-align:center}button{font:inherit;min-height:44px;padding:0 1.25rem}</style>
<main><h1>No network</h1><p>This project has not been opened on this device yet. Open it once with a network; from then on it opens without one.</p><p><button type="button" onclick="location.reload()">Try again</button></p></main></html>`
