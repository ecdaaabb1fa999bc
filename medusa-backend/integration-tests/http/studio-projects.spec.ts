import {
  acceptInvitation, addBounceFile, beginBounce, branchVersion, confirmFacts, createStudioProject, deleteStudioProject, dismissCollaborator, duplicateStudioProject, inviteCollaborator, linkBinary, listBounces,
  listReplacements, listStems, listStudioCollaborators, listStudioProjects, listVersions, missingBinaries, openBeatInStudio, publishBounce, publishListing, readBeat, readRecording, readStudioProject, readVersion,
  renameStudioProject, restoreStudioProject, restoreVersion, saveVersion, studioTicket,
} from "@max-booster/api-contract"
import { execFile } from "node:child_process"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { routes } from "@max-booster/api-contract/openapi"
import { beforeAll, describe, expect, it } from "vitest"
import { aPulse, wavOf } from "../fixtures/wav"
import { setPrices } from "../support/beats"
import { query } from "../support/database"
import { fetched, sha256 } from "../support/files"
import { call, refusalOf, send } from "../support/http"
import { aPerson, aProducer, signUp, type Person, type Producer } from "../support/people"
import { ready, unique } from "../support/ready"
import { buy } from "../support/shopping"
import { aProject, projectNames, sendFile, sendProject } from "../support/studio"
import { invitationTo, joined } from "../support/studio-people"
import { until } from "../support/until"
import { settled } from "../support/upload"
import { filesOf, zipOf } from "../support/zip"

let ana: Producer
let ben: Person
let cy: Person
beforeAll(async () => { [ana, ben, cy] = await Promise.all([aProducer({ onboarded: true, name: "Ana Beats" }), aPerson("Ben Keys"), aPerson("Cy Stranger")]) })

const statusOf = async (work: Promise<unknown>) => (await refusalOf(work)).status
const getFile = (person: Person, id: string, hash: string, headers: Record<string, string> = {}) =>
  fetch(`${ready.backend}/store/studio/projects/${id}/binaries/${hash}`, { headers: { authorization: `Bearer ${person.token}`, "x-publishable-api-key": ready.publishableKey, ...headers } })

describe("a project", () => {
  it("is made once for one wish, found, ordered, renamed and copied", async () => {
    const { token } = await aPerson()
    const wish = { request_id: unique("wish"), name: "Night Drive", bpm: 92, key: "A minor" as const }
    const [{ project }, again] = await Promise.all([call(createStudioProject, { token, body: wish }), call(createStudioProject, { token, body: wish })])
    expect(again.project.id).toBe(project.id)
    expect(project).toMatchObject({ name: "Night Drive", bpm: 92, key: "A minor", sample_rate: 48_000, role: "owner", branch: "main", head_id: null })
    await aProject({ token }, "Aurora")
    expect(await projectNames({ token }, { q: "night" })).toEqual(["Night Drive"])
    const page = await call(listStudioProjects, { token, query: { sort: "name", limit: 1, offset: 1 } })
    expect([page.count, page.projects.map(({ name }) => name)]).toEqual([2, ["Night Drive"]])
    await call(renameStudioProject, { token, params: { id: project.id }, body: { name: "Day Drive" } })
    expect((await call(listStudioProjects, { token, query: {} })).projects.map(({ name }) => name)).toEqual(["Day Drive", "Aurora"])
    const hash = await sendFile({ token }, project.id, wavOf(1, aPulse))
    const copy = (await call(duplicateStudioProject, { token, params: { id: project.id }, body: {} })).project
    expect(copy).toMatchObject({ name: "Day Drive (copy)", bpm: 92, key: "A minor" })
    expect((await call(missingBinaries, { token, params: { id: copy.id }, body: { hashes: [hash] } })).missing).toEqual([])
  })

  it("that was removed is there for its owner alone, until he restores it", async () => {
    const id = await aProject(ana, "Gone")
    await joined(ana, id, ben, "editor")
    for (let again = 0; again < 2; again++) await call(deleteStudioProject, { token: ana.token, params: { id } })
    expect([await projectNames(ana, { q: "Gone" }), await projectNames(ana, { q: "Gone", removed: true })]).toEqual([[], ["Gone"]])
    expect(await statusOf(call(studioTicket, { token: ana.token, params: { id } }))).toBe(404)
    expect(await statusOf(call(readStudioProject, { token: ben.token, params: { id } }))).toBe(404)
    await call(restoreStudioProject, { token: ana.token, params: { id } })
    expect(await projectNames(ben, { q: "Gone" })).toEqual(["Gone"])
  })

  it("does not exist for strangers, whatever they ask", async () => {
    const id = await aProject(ana)
    const hash = await sendFile(ana, id, wavOf(1, aPulse))
    const { version } = await call(saveVersion, { token: ana.token, params: { id }, body: {} })
    const params = { id, hash, version_id: version.id, bounce_id: "sbnc_1", collaborator_id: "scol_1" }
    const bodies: Record<string, unknown> = {
      [renameStudioProject.path]: { name: "Mine" }, [inviteCollaborator.path]: { email: cy.email, role: "editor" }, [missingBinaries.path]: { hashes: [hash] }, [branchVersion.path]: { branch: "verse" },
      [beginBounce.path]: { version_id: version.id, kind: "mix", format: "wav", name: "Mix" }, [addBounceFile.path]: { name: "Mix.wav", hash },
    }
    const ofProjects = routes.filter(({ path }) => path.startsWith("/store/studio/projects/:id"))
    expect(ofProjects.length).toBeGreaterThan(20)
    for (const { method, path } of ofProjects) {
      const address = path.replace(/:(\w+)/g, (_, name: string) => params[name as keyof typeof params])
      expect(await statusOf(send(method, address, { token: cy.token, ...(method === "POST" && { body: bodies[path] ?? {} }) })), `${method} ${path}`).toBe(404)
      expect(await statusOf(send(method, address, method === "POST" ? { body: bodies[path] ?? {} } : {})), `${method} ${path}`).toBe(401)
    }
    await expect(sendFile(cy, id, wavOf(1, aPulse))).rejects.toThrow("404")
    expect((await call(readStudioProject, { token: ana.token, params: { id } })).project.removed_at).toBeNull()
  })
})

describe("an invitation", () => {
  it("is taken by its addressee alone, once his address is proven", async () => {
    const id = await aProject(ana)
    const email = `${unique("dee")}@example.com`
    await call(inviteCollaborator, { token: ana.token, params: { id }, body: { email, role: "editor" } })
    const token = await invitationTo(ana, id, email)
    expect(await statusOf(call(acceptInvitation, { token: cy.token, body: { token } }))).toBe(404)
    expect(await statusOf(call(acceptInvitation, { token: cy.token, body: { token: `${token}x` } }))).toBe(404)
    const dee = await signUp(email)
    expect((await refusalOf(call(acceptInvitation, { token: dee, body: { token } }))).code).toBe("unverified")
    expect((await call(listStudioCollaborators, { token: ana.token, params: { id } })).collaborators).toMatchObject([{ email, role: "editor", state: "invited" }])
  })

  it("makes a viewer, who may look but not change, or an editor, who may; only the owner asks and removes people", async () => {
    const id = await aProject(ana)
    const part = await joined(ana, id, ben, "viewer")
    const token = ben.token
    const hash = await sendFile(ana, id, wavOf(1, aPulse))
    expect((await call(studioTicket, { token, params: { id } })).role).toBe("viewer")
    expect((await getFile(ben, id, hash)).status).toBe(200)
    for (const refused of [() => call(renameStudioProject, { token, params: { id }, body: { name: "Mine" } }), () => call(saveVersion, { token, params: { id }, body: {} }), () => call(deleteStudioProject, { token, params: { id } })])
      expect(await refusalOf(refused())).toMatchObject({ status: 400, code: "role" })
    await expect(sendFile(ben, id, wavOf(2, aPulse))).rejects.toThrow("400")
    await call(inviteCollaborator, { token: ana.token, params: { id }, body: { email: ben.email, role: "editor" } })
    expect((await call(saveVersion, { token, params: { id }, body: { name: "By Ben" } })).version.author_id).toBe(ben.customerId)
    expect((await refusalOf(call(inviteCollaborator, { token, params: { id }, body: { email: cy.email, role: "viewer" } }))).code).toBe("role")
    await call(dismissCollaborator, { token, params: { id, collaborator_id: part } })
    expect(await statusOf(call(readStudioProject, { token, params: { id } }))).toBe(404)
  })
})

describe("a file of a project", () => {
  it("arrives whole or not at all, is fetched in parts, and kept for good", async () => {
    const id = await aProject(ana)
    const bytes = wavOf(2, aPulse)
    const hash = sha256(bytes)
    await expect(sendFile(ana, id, bytes, { hash: sha256(Buffer.from("other")) })).rejects.toThrow("422")
    expect((await call(missingBinaries, { token: ana.token, params: { id }, body: { hashes: [hash, hash] } })).missing).toEqual([hash])
    await sendFile(ana, id, bytes)
    expect((await call(missingBinaries, { token: ana.token, params: { id }, body: { hashes: [hash] } })).missing).toEqual([])
    const part = await getFile(ana, id, hash, { range: "bytes=44-143" })
    expect([part.status, part.headers.get("content-range"), part.headers.get("cache-control")]).toEqual([206, `bytes 44-143/${bytes.length}`, "private, max-age=31536000, immutable"])
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(44, 144))).toBe(true)
    expect((await getFile(ana, id, hash, { range: `bytes=${bytes.length}-` })).status).toBe(416)
    expect((await getFile(ana, id, hash, { "if-none-match": `"${hash}"` })).status).toBe(304)
    const { url } = await call(linkBinary, { token: ana.token, params: { id, hash } })
    expect(sha256(await fetched(url))).toBe(hash)
    expect((await fetch(`${url}x`)).status).toBe(404)
  })

  it("is opened by no one who only knows its hash, and stored once for all who send it", async () => {
    const [one, two] = [await aProject(ana), await aProject(ben)]
    const bytes = wavOf(1, (t) => 0.5 * aPulse(t))
    const hash = await sendFile(ana, one, bytes)
    expect((await getFile(ben, two, hash)).status).toBe(404)
    expect((await call(missingBinaries, { token: ben.token, params: { id: two }, body: { hashes: [hash] } })).missing).toEqual([hash])
    await sendFile(ben, two, bytes)
    expect(sha256(Buffer.from(await (await getFile(ben, two, hash)).arrayBuffer()))).toBe(hash)
    expect(await query("select 1 from studio_binary where hash = $1", [hash])).toHaveLength(1)
  })
})

describe("a project as one file", () => {
  const exportOf = async (id: string, as: string) => Buffer.from(await (await fetch(`${ready.backend}/store/studio/projects/${id}/export?as=${as}`, { headers: { authorization: `Bearer ${ana.token}`, "x-publishable-api-key": ready.publishableKey } })).arrayBuffer())
  const takeIn = async (person: Person, zip: Buffer) => { const { projectId } = await sendProject(person, zip); return (await call(readStudioProject, { token: person.token, params: { id: projectId } })).project }

  it("comes back as it was, with its files, also in another's hands", async () => {
    const id = await aProject(ana, "Traveller")
    const hash = await sendFile(ana, id, wavOf(1, aPulse), { filename: "Kick drum.wav" })
    const exported = await exportOf(id, "zip")
    const project = await takeIn(ben, exported)
    expect(project).toMatchObject({ name: "Traveller", bpm: 92, key: "A minor", role: "owner" })
    expect(sha256(Buffer.from(await (await getFile(ben, project.id, hash)).arrayBuffer()))).toBe(hash)
    const [{ version }, { versions: [imported] }] = await Promise.all([call(saveVersion, { token: ana.token, params: { id }, body: {} }), call(listVersions, { token: ben.token, params: { id: project.id } })])
    expect(imported).toMatchObject({ hash: version.hash, reason: "import" })
  })

  it("comes out for other studios, and its versions as a Git repository that plain git reads", async () => {
    const id = await aProject(ana, "Traveller")
    const other = filesOf(await exportOf(id, "dawproject"), { mayBePacked: true })
    expect(Object.keys(other)).toEqual(["project.xml", "metadata.xml"])
    expect(String(other["project.xml"])).toContain('<Tempo id="tempo" name="Tempo" unit="bpm" value="92"')
    await call(saveVersion, { token: ana.token, params: { id }, body: { name: "First" } })
    const folder = await mkdtemp(join(tmpdir(), "studio-history-"))
    try {
      for (const [path, bytes] of Object.entries(filesOf(await exportOf(id, "git"), { mayBePacked: true }))) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), bytes)
      }
      const { stdout } = await promisify(execFile)("git", ["-C", folder, "log", "-p", "--format=%s"])
      expect(stdout).toMatch(/^First\n/)
      expect(stdout).toContain('+  "settings": {')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it("is refused when it is not what an export writes, and leaves nothing behind", async () => {
    const { token } = await aPerson()
    const person = { ...cy, token }
    const files = { "manifest.json": Buffer.from("{}"), "project.json": Buffer.from('{"settings":{"name":"Bad"}}') }
    const hash = sha256(Buffer.from("sound"))
    for (const zip of [Buffer.from("no zip at all"), zipOf({ ...files, "../../etc/passwd": Buffer.from("x") }), zipOf({ ...files, [`binaries/${hash}`]: Buffer.from("another sound") })])
      await expect(sendProject(person, zip)).rejects.toThrow("422")
    expect(await projectNames(person)).toEqual([])
    expect((await takeIn(person, zipOf({ ...files, [`binaries/${hash}`]: Buffer.from("sound") }))).name).toBe("Bad")
  })
})

describe("versions", () => {
  it("are a graph: saved once a change, branched, restored", async () => {
    const id = await aProject(ana, "One")
    const token = ana.token
    const save = (body: { name?: string; branch?: string } = {}) => call(saveVersion, { token, params: { id }, body })
    const name = (to: string) => call(renameStudioProject, { token, params: { id }, body: { name: to } })
    const first = (await save()).version
    expect((await save()).is_new).toBe(false)
    await name("Two")
    const second = (await save({ name: "Second" })).version
    const branched = await call(branchVersion, { token, params: { id, version_id: first.id }, body: { branch: "slow" } })
    expect(branched.project).toMatchObject({ name: "One", branch: "slow", head_id: first.id })
    await name("Three")
    const third = (await save()).version
    expect(third).toMatchObject({ branch: "slow", parent_id: first.id })
    const { version: back } = await call(restoreVersion, { token, params: { id, version_id: second.id } })
    expect(back).toMatchObject({ hash: second.hash, parent_id: third.id, reason: "restore" })
    expect((await call(readStudioProject, { token, params: { id } })).project.name).toBe("Two")
    expect((await call(listVersions, { token, params: { id } })).versions.map(({ id: each }) => each)).toEqual([back, third, second, first].map(({ id: each }) => each))
    expect((await call(readVersion, { token, params: { id, version_id: third.id } })).content["settings"]).toMatchObject({ name: "Three" })
    expect(await statusOf(call(readVersion, { token, params: { id: await aProject(ana), version_id: third.id } }))).toBe(404)
  })
})

describe("a bounce", () => {
  let recordingId = ""

  it("becomes a recording of its maker's shop, with stems", async () => {
    const id = await aProject(ana)
    const token = ana.token
    const { version } = await call(saveVersion, { token, params: { id }, body: { reason: "bounce" } })
    const aBounce = async (kind: "mix" | "stems", files: Record<string, Buffer>) => {
      const { bounce } = await call(beginBounce, { token, params: { id }, body: { request_id: unique("bounce"), version_id: version.id, kind, format: "wav24", name: "Night Drive" } })
      for (const [name, bytes] of Object.entries(files)) await call(addBounceFile, { token, params: { id, bounce_id: bounce.id }, body: { name, hash: await sendFile(ana, id, bytes, { filename: name }), role: kind === "stems" ? "bass" : null } })
      return bounce.id
    }
    expect((await refusalOf(call(addBounceFile, { token, params: { id, bounce_id: await aBounce("mix", {}) }, body: { name: "Mix.wav", hash: sha256(Buffer.from("never sent")) } }))).code).toBe("missing_file")
    const mix = await aBounce("mix", { "Night Drive.wav": wavOf(10, aPulse) })
    const stems = await aBounce("stems", { "Low End.wav": wavOf(10, (t) => 0.5 * aPulse(t)) })
    const publish = () => call(publishBounce, { token, params: { id, bounce_id: mix }, body: { stems_bounce_id: stems } })
    recordingId = (await publish()).bounce.recording_id ?? ""
    expect((await publish()).bounce.recording_id).toBe(recordingId)
    expect((await settled(ana.sellerToken, recordingId)).state).toBe("ready")
    await until("the stems", async () => (await call(readRecording, { token: ana.sellerToken, params: { id: recordingId } })).recording.stems.state === "ready", { seconds: 60 })
    expect((await call(listStems, { token: ana.sellerToken, params: { id: recordingId } })).stems.map(({ name, role }) => [name, role])).toEqual([["Low End", "bass"]])
    expect((await call(listBounces, { token, params: { id } })).bounces.find((each) => each.id === mix)).toMatchObject({ version_id: version.id, recording_id: recordingId })
    await joined(ana, id, ben, "editor")
    expect((await refusalOf(call(publishBounce, { token: ben.token, params: { id, bounce_id: mix }, body: {} }))).code).toBe("no_shop")
  }, 150_000)

  it("that is on sale opens for others as its tagged preview in its tempo and key; after the license is bought its files take that place to the sample", async () => {
    const title = unique("Beat")
    await call(confirmFacts, { token: ana.sellerToken, params: { id: recordingId }, body: { title, genre: "trap", bpm: 120, key: "A minor", moods: [], description: "" } })
    await setPrices(ana, recordingId, { premium: 9_995 })
    const handle = (await call(publishListing, { token: ana.sellerToken, params: { id: recordingId } })).recording.listing.handle ?? ""
    const open = async (person: Person) => (await call(openBeatInStudio, { token: person.token, params: { handle }, body: { request_id: "the one wish" } })).project
    const project = await open(ben)
    expect(project).toMatchObject({ id: (await open(ben)).id, name: title, bpm: 120, key: "A minor", beat: { handle, recording_id: recordingId } })
    const { version } = await call(saveVersion, { token: ben.token, params: { id: project.id }, body: {} })
    const { content } = await call(readVersion, { token: ben.token, params: { id: project.id, version_id: version.id } })
    const [region] = Object.values(content["regions"] as Record<string, { assetId: string; length: number }>)
    const hash = region?.assetId ?? ""
    expect(sha256(await fetched((await call(linkBinary, { token: ben.token, params: { id: project.id, hash } })).url))).toBe(hash)
    const offered = async (person: Person, id: string) => call(listReplacements, { token: person.token, params: { id } })
    expect(await offered(ben, project.id)).toEqual({ preview_hash: hash, replacements: [] })
    await buy(ben, [[(await call(readBeat, { params: { handle } })).beat, "premium"]])
    const { replacements } = await until("the license", async () => { const now = await offered(ben, project.id); return now.replacements.length > 0 && now })
    expect(replacements.map(({ kind, role, offset_s }) => [kind, role, offset_s])).toEqual([["wav", null, 0], ["stem", "bass", 0]])
    for (const each of replacements) {
      expect(each.frames / each.sample_rate).toBe(region?.length)
      expect(sha256(await fetched(each.url))).toBe(each.sha256)
    }
    expect((await offered(cy, (await open(cy)).id)).replacements).toEqual([])
    expect(await statusOf(call(openBeatInStudio, { token: cy.token, params: { handle: "no-such-beat" }, body: {} }))).toBe(404)
  }, 100_000)
})
