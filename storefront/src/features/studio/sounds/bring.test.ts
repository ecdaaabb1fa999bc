import { openSession, seedProject } from "@max-booster/studio-core"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { Library, Sound } from "../audio/library"
import { aSilentEditor } from "../testing/silent-editor"
import type { Editor } from "../ui/editor"
import { bringSound } from "./bring"
import { fromDragged, toDragged, type Part } from "./shelf"
import { setSounds } from "./state"

/** A library that says a file's hash is its text. */
class Shelf {
  readonly held = new Set<string>()
  original = (hash: string) => Promise.resolve(this.held.has(hash) ? {} : undefined)
  known = (hash: string, name: string): Promise<Sound> => Promise.resolve({ hash, name, frames: 44_100, sampleRate: 44_100, channels: 2 })
  add = async (file: File) => { const hash = await file.text(); this.held.add(hash); return this.known(hash, file.name) }
}

const file = (kind: "wav" | "stem", name: string) => ({ kind, name, stem_id: kind === "stem" ? name : null, role: null, url: `https://shop.test/${name}`, expires_at: "", size: name.length, sha256: name, mime_type: "audio/wav" })
const files = [file("wav", "whole"), file("stem", "drums"), file("stem", "bass")]

let editor: Editor
let shelf: Shelf
let served: Map<string, () => Response | Promise<Response>>
beforeEach(() => {
  let count = 0
  shelf = new Shelf()
  editor = Object.assign(aSilentEditor(openSession(seedProject({ name: "Night Drive", bpm: 140 }), { person: "ana", makeId: () => `id-${(count += 1)}` })), { library: shelf as unknown as Library })
  served = new Map<string, () => Response | Promise<Response>>([["/api/studio/sounds/rec_1/files", () => Response.json({ files })], ...files.map(({ url, name }) => [url, () => new Response(name)] as const)])
  vi.stubGlobal("fetch", vi.fn((url: string) => { const answer = served.get(url); return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("Failed to fetch")) }))
})
afterEach(() => { vi.unstubAllGlobals() })

const bring = (part: Part, trackId: string | null = null) => bringSound(editor, { recordingId: "rec_1", title: "Beat", bpm: 120, part }, 960, trackId)
const regions = () => editor.project.all("regions").map(({ name, start, sourceBpm }) => [name, start, sourceBpm])

it("brings all stems with one progress, and each sound once", async () => {
  const seen: number[] = []
  editor.subscribe(() => { const [first] = editor.state.sounds.bringing; if (first) seen.push(first.fraction) })
  shelf.held.add("drums")
  await bring({ of: "stems" })
  expect(regions()).toEqual([["drums", 960, 120], ["bass", 960, 120]])
  expect(editor.project.all("assets").map(({ name }) => name).sort()).toEqual(["Beat: bass", "Beat: drums"])
  expect(vi.mocked(fetch).mock.calls.map(([url]) => url)).toEqual(["/api/studio/sounds/rec_1/files", "https://shop.test/bass"])
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect([seen.at(-1), editor.state.sounds.bringing, editor.state.arrange.said.text]).toEqual([1, [], "Added 2 stems of “Beat”"])
})

it("leaves the tempo alone where that is not wished", async () => {
  setSounds(editor, { fits: false })
  await bring({ of: "whole" })
  await bring({ of: "stem", id: "bass" })
  expect(regions()).toEqual([["Beat", 960, 0], ["bass", 960, 0]])
})

it("changes nothing and says why when one file is missing, damaged, forbidden, or the network is away", async () => {
  const trouble = async (change: () => void) => { change(); await bring({ of: "stems" }); expect([regions(), editor.state.sounds.bringing]).toEqual([[], []]); return editor.state.trouble }
  expect(await trouble(() => { served.set("https://shop.test/bass", () => new Response("other")) })).toBe("“Beat: bass” did not arrive whole. Try again. Nothing was changed.")
  expect(await trouble(() => { served.set("https://shop.test/bass", () => new Response("", { status: 404 })) })).toBe("“Beat: bass” is not yours to use any more. Nothing was changed.")
  expect(await trouble(() => { served.delete("https://shop.test/bass") })).toBe("“Beat: bass” could not be fetched: the network was interrupted. Nothing was changed.")
  expect(await trouble(() => { served.set("/api/studio/sounds/rec_1/files", () => Response.json({ message: "There is no such recording." }, { status: 404 })) })).toBe("There is no such recording. Nothing was changed.")
  expect(await trouble(() => { served.delete("/api/studio/sounds/rec_1/files") })).toMatch(/^The shop cannot be reached/)
})

it("stops when it is told to", async () => {
  served.set("https://shop.test/drums", () => { editor.state.sounds.bringing[0]?.stop(); return new Response("drums") })
  await bring({ of: "stems" })
  expect([regions(), editor.state.sounds.bringing, editor.state.arrange.said.text, editor.state.trouble]).toEqual([[], [], "“Beat” was not added", null])
})

it("reads what was dragged, and nothing else", () => {
  const wanted = { recordingId: "rec_1", title: "Beat", bpm: null, part: { of: "stem" as const, id: "drums" } }
  expect(fromDragged(toDragged(wanted))).toEqual(wanted)
  for (const text of ["", "{}", "no", '{"recordingId":"rec_1","title":"x","bpm":1,"part":{"of":"stem"}}']) expect(fromDragged(text), text).toBeNull()
})
