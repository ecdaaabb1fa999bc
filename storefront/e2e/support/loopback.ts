import { createRequire } from "node:module"
import { join } from "node:path"
import { readProject, type ProjectData } from "@max-booster/studio-core"
import type { BrowserContext, Page } from "playwright-core"

// The same Yjs that studio-core has here: another copy of it does not know its documents.
const Y = createRequire(join(process.cwd(), "package.json"))("yjs") as typeof import("yjs")

/**
 * Replaces the microphone by what the application itself plays, so many milliseconds late: as a cable from output to input, and a slow interface.
 * Everything that goes to the destination of a live context goes there too.
 */
export async function loopBack(target: BrowserContext | Page, delayMs: number): Promise<void> {
  await target.addInitScript((ms) => {
    const taps = new WeakMap<BaseAudioContext, { delay: DelayNode; stream: MediaStreamAudioDestinationNode }>()
    let latest: AudioContext | undefined
    const tapOf = (context: AudioContext) => {
      const known = taps.get(context)
      if (known) return known
      const delay = new DelayNode(context, { delayTime: ms / 1_000, maxDelayTime: 1 })
      const stream = new MediaStreamAudioDestinationNode(context)
      connect.call(delay, stream)
      const tap = { delay, stream }
      taps.set(context, tap)
      latest = context
      return tap
    }
    // Called with its node below.
    const connect = AudioNode.prototype.connect as (this: AudioNode, ...args: unknown[]) => AudioNode
    AudioNode.prototype.connect = function connected(this: AudioNode, ...args: unknown[]) {
      const [to] = args
      if (to instanceof AudioDestinationNode && to.context instanceof AudioContext) connect.call(this, tapOf(to.context).delay)
      return connect.apply(this, args)
    } as typeof AudioNode.prototype.connect
    navigator.mediaDevices.getUserMedia = () => (latest ? Promise.resolve(tapOf(latest).stream.stream) : Promise.reject(new DOMException("No sound is open", "NotFoundError")))
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([])
  }, delayMs)
}

/** The project as the device keeps it. */
export async function projectOf(page: Page, id: string): Promise<ProjectData> {
  const updates = await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => { resolve(opening.result) }
      opening.onerror = () => { reject(new Error(`${name} is not there`)) }
    })
    const found = await new Promise<Uint8Array[]>((resolve, reject) => {
      const asking = database.transaction("updates").objectStore("updates").getAll() as IDBRequest<Uint8Array[]>
      asking.onsuccess = () => { resolve(asking.result) }
      asking.onerror = () => { reject(new Error(`${name} could not be read`)) }
    })
    database.close()
    return found.map((update) => [...update])
  }, `studio:${id}`)
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, Uint8Array.from(update))
  return readProject(doc)
}

/** Samples of the first channel of a recording among the sounds of this device. */
export async function samplesOf(page: Page, hash: string): Promise<{ samples: Float32Array; channels: number }> {
  const { text, channels } = await page.evaluate(async (name) => {
    const sounds = await (await navigator.storage.getDirectory()).getDirectoryHandle("studio-sounds")
    const bytes = new Uint8Array(await (await (await sounds.getFileHandle(`${name}.wav`)).getFile()).arrayBuffer())
    let binary = ""
    for (let n = 44; n < bytes.length; n += 8_192) binary += String.fromCharCode(...bytes.subarray(n, n + 8_192))
    return { text: btoa(binary), channels: new DataView(bytes.buffer).getUint16(22, true) }
  }, hash)
  const all = new Float32Array(Uint8Array.from(Buffer.from(text, "base64")).buffer)
  return { samples: all.filter((_, n) => n % channels === 0), channels }
}

/** Lets the studio hear the microphone, measures its delay, and sets the count-in, bars. */
export async function measureDelay(page: Page, countIn = 0): Promise<void> {
  await useMicrophone(page)
  await page.getByLabel("Count-in").selectOption(String(countIn))
  await page.getByRole("button", { name: "Measure the delay" }).click()
  await page.getByText(/^Measured:/).waitFor()
  await page.keyboard.press("Escape")
}

/** Lets the studio hear the microphone, and sets no count-in; the panel stays open. */
export async function useMicrophone(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Recording input" }).click()
  await page.getByRole("button", { name: "Use the microphone" }).click()
  await page.getByLabel("Input channel").waitFor()
  await page.getByLabel("Count-in").selectOption("0")
}
