import { releaseDocumentSchema, type ReleaseDocument, type ReleaseView } from "@max-booster/api-contract"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Autosaver, type SaveAnswer } from "./autosaver"

const titled = (title: string): ReleaseDocument => releaseDocumentSchema.parse({ title })
const view = (document: ReleaseDocument, revision: number): ReleaseView => ({ id: "rel", document, revision, artwork: null, completeness: { done: 0, of: 1, missing: [] }, statuses: [], created_at: "", updated_at: "" })

describe("saving while one types", () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  const start = (answer: (document: ReleaseDocument, revision: number) => SaveAnswer | Promise<SaveAnswer> = (document, revision) => ({ kind: "saved", release: view(document, revision + 1) })) => {
    const save = vi.fn((document: ReleaseDocument, revision: number) => Promise.resolve(answer(document, revision)))
    const onSaved = vi.fn()
    return { save, onSaved, saver: new Autosaver(view(titled(""), 3), { save, onSaved, delayMs: 900, retryMs: 5_000 }) }
  }

  it("sends one save after the last key, from the revision before", async () => {
    const { save, saver } = start()
    for (const title of ["N", "Ni", "Night"]) { saver.want(titled(title)); await vi.advanceTimersByTimeAsync(500) }
    expect(saver.read()).toEqual({ kind: "waiting" })
    await vi.advanceTimersByTimeAsync(500)
    expect(save.mock.calls.map(([{ title }, revision]) => [title, revision])).toEqual([["Night", 3]])
    expect([saver.read(), saver.revision]).toEqual([{ kind: "saved" }, 4])
  })
  it("saves what is typed during a save afterwards, never beside it", async () => {
    const ends: (() => void)[] = []
    const { save, saver } = start((document, revision) => new Promise((resolve) => { ends.push(() => { resolve({ kind: "saved", release: view(document, revision + 1) }) }) }))
    saver.want(titled("One"))
    await vi.advanceTimersByTimeAsync(900)
    saver.want(titled("Two"))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(save).toHaveBeenCalledTimes(1)
    ends[0]?.()
    await vi.advanceTimersByTimeAsync(900)
    expect(save.mock.calls.map(([{ title }, revision]) => [title, revision])).toEqual([["One", 3], ["Two", 4]])
  })
  it("tries again by itself while nobody answers", async () => {
    let isAway = true
    const { saver } = start((document, revision) => (isAway ? { kind: "offline" } : { kind: "saved", release: view(document, revision + 1) }))
    saver.want(titled("Night"))
    await vi.advanceTimersByTimeAsync(900)
    expect([saver.read(), saver.hasUnsaved]).toEqual([{ kind: "offline" }, true])
    isAway = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect([saver.read(), saver.hasUnsaved]).toEqual([{ kind: "saved" }, false])
  })
  it("says why when refused, keeps what was typed, and sends again when asked", async () => {
    let answers = 0
    const { saver, save } = start((document, revision) => (answers++ === 0 ? { kind: "refused", message: "Too long" } : { kind: "saved", release: view(document, revision + 1) }))
    saver.want(titled("Night"))
    expect(await saver.flush()).toBe(false)
    expect(saver.read()).toEqual({ kind: "failed", message: "Too long" })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).toHaveBeenCalledTimes(1)
    expect(await saver.flush()).toBe(true)
  })
  it("sends nothing while somebody else’s version stands against it, until one is chosen", async () => {
    const newer = view(titled("Theirs"), 9)
    let isStale = true
    const { saver, save } = start((document, revision) => (isStale ? { kind: "conflict", newer } : { kind: "saved", release: view(document, revision + 1) }))
    saver.want(titled("Mine"))
    await saver.flush()
    saver.want(titled("Mine, longer"))
    await vi.advanceTimersByTimeAsync(60_000)
    expect([saver.read(), save.mock.calls.length]).toEqual([{ kind: "conflict", newer }, 1])
    isStale = false
    saver.rebase(newer, titled("Mine, longer"))
    expect(await saver.flush()).toBe(true)
    expect(save.mock.lastCall?.[1]).toBe(9)
    expect(saver.revision).toBe(10)
  })
  it("takes the newer one without a save", () => {
    const { saver, save } = start()
    const newer = view(titled("Theirs"), 9)
    saver.rebase(newer, newer.document)
    expect([saver.hasUnsaved, saver.revision, save.mock.calls.length]).toEqual([false, 9, 0])
  })
  it("has nothing to save when everything was undone", async () => {
    const { saver, save } = start()
    const first = titled("First")
    saver.rebase(view(first, 4), first)
    saver.want(titled("Other"))
    saver.want(first)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([saver.read(), save.mock.calls.length]).toEqual([{ kind: "saved" }, 0])
  })
})
