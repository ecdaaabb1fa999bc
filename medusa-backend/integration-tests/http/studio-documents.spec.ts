import { deleteStudioProject, dismissCollaborator, listVersions, readVersion, restoreVersion, saveVersion } from "@max-booster/api-contract"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { query } from "../support/database"
import { call, refusalOf } from "../support/http"
import { aPerson, type Person } from "../support/people"
import { kill, pidOf } from "../support/processes"
import { ready } from "../support/ready"
import { aProject, openEditor, type Editor } from "../support/studio"
import { joined } from "../support/studio-people"
import { until } from "../support/until"

let ana: Person
let ben: Person
let id: string
let editors: Editor[] = []
beforeAll(async () => { [ana, ben] = await Promise.all([aPerson("Ana Beats"), aPerson("Ben Keys")]) })
afterEach(() => { for (const editor of editors) editor.close(); editors = [] })

const open = async (person: Person) => {
  const editor = await openEditor(person, id)
  editors.push(editor)
  return editor
}
const sees = (editor: Editor, ...names: string[]) => until(`the editor to see ${names.join(", ")}`, () => Promise.resolve(names.every((name) => editor.marks().includes(name))), { everyMs: 20 })
const markersOf = async (versionId: string) => {
  const { content } = await call(readVersion, { token: ana.token, params: { id, version_id: versionId } })
  return Object.values(content["markers"] as Record<string, { name: string }>).map(({ name }) => name).sort()
}
const save = async (body: { name?: string } = {}) => call(saveVersion, { token: ana.token, params: { id }, body })

describe("two people in one project", () => {
  beforeAll(async () => {
    id = await aProject(ana)
    await joined(ana, id, ben, "editor")
  })

  it("see each other's edits, and what one did offline when he is back", async () => {
    const [a, b] = [await open(ana), await open(ben)]
    a.mark("Verse")
    await sees(b, "Verse")
    await b.offline()
    b.mark("Bridge, from a train")
    a.mark("Chorus")
    await b.online()
    for (const each of [a, b]) await sees(each, "Verse", "Chorus", "Bridge, from a train")
    expect(a.marks()).toEqual(b.marks())
  })

  it("lose nothing when the backend is killed right after it acknowledged", async () => {
    const [a, b] = [await open(ana), await open(ben)]
    a.mark("Just before")
    await a.acknowledged()
    const { isBack } = await kill("backend")
    b.mark("While it was away")
    await isBack()
    for (const each of [a, b]) await sees(each, "Just before", "While it was away")
    await Promise.all([a.acknowledged(), b.acknowledged()])
    expect(await markersOf((await save()).version.id)).toEqual(a.marks())
  })

  it("have all they were told was taken in when everybody has left", async () => {
    const a = await open(ana)
    a.mark("Last words")
    await a.acknowledged()
    a.close()
    await until("it to be stored", async () => (await open(ben)).marks().includes("Last words"))
  })
})

describe("a version", () => {
  it("holds what was acknowledged a moment ago, is one when nothing changed, and is restored before everybody's eyes", async () => {
    id = await aProject(ana)
    const a = await open(ana)
    a.mark("First")
    await a.acknowledged()
    const first = await save({ name: "Demo" })
    expect([first.is_new, await markersOf(first.version.id)]).toEqual([true, ["First"]])
    expect(await save()).toMatchObject({ is_new: false, version: { id: first.version.id, name: "Demo" } })
    a.mark("Second")
    await a.acknowledged()
    const { version, project } = await call(restoreVersion, { token: ana.token, params: { id, version_id: first.version.id } })
    expect([version.hash, version.reason, project.head_id]).toEqual([first.version.hash, "restore", version.id])
    await until("the editor to go back", () => Promise.resolve(!editors[0]?.marks().includes("Second")), { everyMs: 20 })
    const { versions } = await call(listVersions, { token: ana.token, params: { id } })
    expect(versions.map(({ parent_id }) => parent_id)).toEqual([versions[1]?.id, first.version.id, null])
    expect(await markersOf(versions[1]?.id ?? "")).toEqual(["First", "Second"])
  })
})

describe("whoever may only look", () => {
  it("sees edits and makes none, and is shut out when his part ends", async () => {
    id = await aProject(ana)
    const part = await joined(ana, id, ben, "viewer")
    const [a, b] = [await open(ana), await open(ben)]
    b.mark("From a viewer")
    a.mark("From the owner")
    await sees(b, "From the owner")
    expect(a.marks()).toEqual(["From the owner"])
    expect(await markersOf((await save()).version.id)).toEqual(["From the owner"])
    let isShut = false
    b.provider.on("close", () => { isShut = true })
    b.provider.on("authenticationFailed", () => { isShut = true })
    await call(dismissCollaborator, { token: ana.token, params: { id, collaborator_id: part } })
    await until("him to be shut out", () => Promise.resolve(isShut))
    expect((await refusalOf(openEditor(ben, id))).status).toBe(404)
  })

  it("is everybody shut out from a project that was removed", async () => {
    id = await aProject(ana)
    const a = await open(ana)
    let isShut = false
    a.provider.on("close", () => { isShut = true })
    await call(deleteStudioProject, { token: ana.token, params: { id } })
    await until("her to be shut out", () => Promise.resolve(isShut))
  })
})

describe("a backend that is told to stop", () => {
  it("stores what it has acknowledged before it ends", async () => {
    id = await aProject(ana)
    const a = await open(ana)
    const revision = async () => (await query<{ revision: number }>("select revision from studio_document where project_id = $1", [id]))[0]?.revision
    // What is not stored by the backend cannot come back from here.
    a.provider.on("close", () => { a.close() })
    a.mark("Last words")
    await a.acknowledged()
    expect(await revision()).toBe(1)
    const pid = pidOf("backend")
    process.kill(pid, "SIGTERM")
    await until("the backend to come back", async () => pidOf("backend") !== pid && (await fetch(`${ready.backend}/ready`)).ok, { seconds: 60 })
    expect(await revision()).toBe(2)
  })
})
