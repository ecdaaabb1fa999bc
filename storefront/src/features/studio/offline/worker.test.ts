import { readFile } from "node:fs/promises"
import { runInNewContext } from "node:vm"
import { beforeEach, describe, expect, it } from "vitest"

const ORIGIN = "https://shop.test"
const source = await readFile(new URL("../../../../public/studio/sw.js", import.meta.url), "utf8")

/** A browser's caches, of which the worker uses a part. */
class FakeCache {
  readonly held = new Map<string, Response>()
  match = (path: string) => Promise.resolve(this.held.get(path)?.clone())
  put = (path: string, answer: Response) => { this.held.set(path, answer); return Promise.resolve() }
  delete = (key: string | { url: string }) => Promise.resolve(this.held.delete(typeof key === "string" ? key : key.url.slice(ORIGIN.length)))
  keys = () => Promise.resolve([...this.held.keys()].map((path) => ({ url: `${ORIGIN}${path}` })))
}

type Handler = (event: object) => void
type Asked = { method?: string; mode?: string; origin?: string }

/** The worker, and a network that answers with what `site` says; undefined is no network. */
class Browser {
  readonly site = new Map<string, () => Response>()
  readonly asked: string[] = []
  isOnline = true
  private readonly caches = new Map<string, FakeCache>()
  private readonly handlers = new Map<string, Handler>()

  constructor() {
    const self = { location: { origin: ORIGIN }, addEventListener: (kind: string, handler: Handler) => { this.handlers.set(kind, handler) }, skipWaiting: () => Promise.resolve(), clients: { claim: () => Promise.resolve() } }
    const caches = { open: (name: string) => Promise.resolve(this.cache(name)) }
    runInNewContext(source, { self, caches, fetch: (request: string | { url: string }) => this.answer(request), URL, Response, console, setTimeout, clearTimeout })
  }

  cache(name: string): FakeCache {
    const cache = this.caches.get(name) ?? new FakeCache()
    this.caches.set(name, cache)
    return cache
  }

  kept = (name: string) => [...this.cache(name).held.keys()].sort()

  /** What a page gets; undefined when the worker leaves it to the network. */
  async get(path: string, { method = "GET", mode = "cors", origin = ORIGIN }: Asked = {}): Promise<Response | undefined> {
    let answer: Promise<Response> | undefined
    const waiting: Promise<unknown>[] = []
    this.handlers.get("fetch")?.({ request: { method, mode, url: `${origin}${path}` }, respondWith: (given: Promise<Response>) => { answer = given }, waitUntil: (work: Promise<unknown>) => { waiting.push(work) } })
    const got = await answer
    await Promise.all(waiting)
    return got
  }

  open = async (path: string) => (await (await this.get(path, { mode: "navigate" }))?.text()) ?? ""

  async tell(data: object): Promise<void> {
    const waiting: Promise<unknown>[] = []
    this.handlers.get("message")?.({ data: { kind: "keep", ...data }, waitUntil: (work: Promise<unknown>) => { waiting.push(work) } })
    await Promise.all(waiting)
  }

  private answer(request: string | { url: string }): Promise<Response> {
    const path = typeof request === "string" ? request : request.url.slice(ORIGIN.length)
    this.asked.push(path)
    if (!this.isOnline) return Promise.reject(new TypeError("Failed to fetch"))
    return Promise.resolve(this.site.get(path)?.() ?? new Response("nothing", { status: 404 }))
  }
}

const A = "/studio/aaa"
const B = "/studio/bbb"
const script = (name: string) => `/_next/static/chunks/${name}.js`
const html = (words: string, ...names: string[]) => `<html>${words}${names.map((name) => `<script src="${script(name)}"></script>`).join("")}<script>self.__next_f.push([1,"[\\"${script("flight")}\\"]"])</script></html>`

let browser: Browser
const serves = (path: string, text: string, status = 200) => { browser.site.set(path, () => new Response(text, { status })) }
beforeEach(() => {
  browser = new Browser()
  for (const name of ["one", "two", "late", "flight"]) serves(script(name), name)
  serves(A, html("Ana’s", "one"))
})

describe("the studio without a network", () => {
  it("opens a project that was opened before, with all the files that it used", async () => {
    await browser.open(A)
    await browser.tell({ page: A, person: "ana", files: [script("late"), "/api/secret"] })
    browser.isOnline = false
    expect(await browser.open(A)).toContain("Ana’s")
    for (const name of ["one", "flight", "late"]) expect(await (await browser.get(script(name)))?.text()).toBe(name)
    expect(await browser.open(B)).toContain("has not been opened on this device yet")
  })

  it("keeps a page that was opened before the worker was there, once it is told", async () => {
    await browser.tell({ page: A, person: "ana", files: [script("late")] })
    browser.isOnline = false
    expect(await browser.open(A)).toContain("Ana’s")
  })

  it("leaves everything else to the network: answers of the API, other pages, what is sent, other sites", async () => {
    serves("/api/studio/sounds", "private")
    for (const path of ["/api/studio/sounds", "/studio/invitation", "/studio", "/account"]) expect(await browser.get(path, { mode: "navigate" }), path).toBeUndefined()
    expect(await browser.get(A)).toBeUndefined() // what Next asks for beside the page
    expect(await browser.get(script("one"), { method: "POST" })).toBeUndefined()
    expect(await browser.get(script("one"), { origin: "https://other.test" })).toBeUndefined()
    await browser.tell({ page: "/account", person: "ana", files: [] })
    expect(browser.kept("studio-pages")).toEqual([])
    expect(browser.asked).toEqual([])
  })

  it("shows the kept page when the shop is broken, and the shop's while it works", async () => {
    await browser.open(A)
    serves(A, "broken", 500)
    expect(await browser.open(A)).toContain("Ana’s")
    serves(A, html("Newer", "one"))
    expect(await browser.open(A)).toContain("Newer")
  })

  it("keeps no half: the page of a new build stays away while its files cannot be had", async () => {
    await browser.open(A)
    serves(A, html("Newer", "two"))
    serves(script("two"), "broken", 503)
    await browser.open(A)
    browser.isOnline = false
    expect(await browser.open(A)).toContain("Ana’s")
    expect(await (await browser.get(script("one")))?.text()).toBe("one")
  })

  it("removes an old build's files once no kept page uses them", async () => {
    serves(B, html("Ben’s", "one"))
    await browser.open(A)
    await browser.open(B)
    serves(A, html("Newer", "two"))
    await browser.open(A)
    expect(browser.kept("studio-files")).toEqual([script("flight"), script("one"), script("two")])
    serves(B, html("Newer", "two"))
    await browser.open(B)
    expect(browser.kept("studio-files")).toEqual([script("flight"), script("two")])
  })

  it("forgets a page that is not shared any more, and those of whoever was signed in before", async () => {
    serves(B, html("Ben’s", "one"))
    for (const page of [A, B]) { await browser.open(page); await browser.tell({ page, person: "ana", files: [] }) }
    serves(A, "not found", 404)
    await browser.open(A)
    expect(browser.kept("studio-pages")).toEqual([B, `${B}?known`])
    serves(A, html("Ana’s", "one"))
    await browser.open(A)
    await browser.tell({ page: A, person: "ana", files: [] })
    await browser.tell({ page: B, person: "cy", files: [] })
    expect(browser.kept("studio-pages")).toEqual([B, `${B}?known`])
    expect(JSON.parse(await (await browser.cache("studio-pages").match(`${B}?known`))?.text() ?? "{}")).toMatchObject({ person: "cy" })
  })
})
