import { fetchWriter } from "../record/take-store"
import { forgetOffline, SCOPE } from "./forget"

const WORKER = "/studio/sw.js"
/** What is loaded within this time is told together, milliseconds. */
const REST_MS = 1_500

/** Has this page open without a network from now on: its HTML, and the files that it uses. Only of builds, whose files never change under their names. @returns stops it */
export function keepForOffline(person: string, files: readonly string[]): () => void {
  if (!("serviceWorker" in navigator)) return () => undefined
  if (process.env.NODE_ENV !== "production") {
    void forgetOffline() // a build that was served at this address may have left its worker
    return () => undefined
  }
  const page = location.pathname
  const waiting = new Set(files.map(pathOf).filter(isOurs))
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = async () => {
    const told = [...waiting]
    waiting.clear()
    ;(await navigator.serviceWorker.ready).active?.postMessage({ kind: "keep", page, person, files: told })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => { void tell() }, REST_MS)
  }
  const observer = new PerformanceObserver((list) => {
    const paths = list.getEntries().map(({ name }) => pathOf(name)).filter(isOurs)
    for (const path of paths) waiting.add(path)
    if (paths.length > 0) soon()
  })
  navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: "none" }).then(
    () => {
      if (isOver) return
      observer.observe({ type: "resource", buffered: true })
      soon()
      void fetchWriter()
    },
    (error: unknown) => { console.warn(`This page will not open without a network: ${String(error)}`) },
  )
  return () => { isOver = true; clearTimeout(timer); observer.disconnect() }
}

/** The path of a file of this site; "" of others. */
function pathOf(address: string): string {
  const { origin, pathname } = new URL(address, location.href)
  return origin === location.origin ? pathname : ""
}

const isOurs = (path: string) => path.startsWith("/_next/static/")
