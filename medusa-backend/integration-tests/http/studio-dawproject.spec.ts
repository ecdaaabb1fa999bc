import { listVersions, readStudioProject, readVersion } from "@max-booster/api-contract"
import { beforeAll, expect, it } from "vitest"
import { aPulse, wavOf } from "../fixtures/wav"
import { query } from "../support/database"
import { sha256 } from "../support/files"
import { call } from "../support/http"
import { aPerson, type Person } from "../support/people"
import { ready } from "../support/ready"
import { projectNames, sendProject } from "../support/studio"
import { zipOf } from "../support/zip"

let ana: Person
beforeAll(async () => { ana = await aPerson("Ana Beats") })

const kick = wavOf(2, aPulse)
const clip = (path: string, at: number) => `<Clip time="${at}" duration="2" contentTimeUnit="seconds" playStart="0.5" name="Hit"><Audio channels="1" sampleRate="48000" duration="2"><File path="${path}"/></Audio></Clip>`
const xml = (clips: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Project version="1.0"><Application name="Other Studio" version="5.1"/><Transport><Tempo unit="bpm" value="96"/></Transport>
<Structure><Track contentType="audio" id="t1" name="Kick"><Channel id="c1" role="regular"><Devices><Vst3Plugin deviceName="Saturator" deviceRole="audioFX"/></Devices><Volume unit="linear" value="0.5"/></Channel></Track>
<Track contentType="notes" id="t2" name="Bass"><Channel id="c2" role="regular"/></Track></Structure>
<Arrangement><Lanes timeUnit="beats"><Lanes track="t1"><Clips>${clips}</Clips></Lanes>
<Lanes track="t2"><Clips><Clip time="4" duration="4"><Notes><Note time="0" duration="1" channel="0" key="40" vel="1"/></Notes></Clip></Clips></Lanes></Lanes></Arrangement></Project>`)
const whole = { "project.xml": xml(clip("audio/Kick.wav", 0) + clip("audio/Kick.wav", 4)), "metadata.xml": Buffer.from("<MetaData/>"), "audio/Kick.wav": kick }

const headers = () => ({ authorization: `Bearer ${ana.token}`, "x-publishable-api-key": ready.publishableKey })
const bytesAt = async (path: string) => Buffer.from(await (await fetch(`${ready.backend}/store/studio/projects/${path}`, { headers: headers() })).arrayBuffer())
type Records = Record<string, Record<string, unknown>>
/** What the first version of a project says of its regions, by their place, without ids that are its own. */
async function firstVersionOf(id: string) {
  const { token } = ana
  const { versions } = await call(listVersions, { token, params: { id } })
  const { content } = await call(readVersion, { token, params: { id, version_id: versions.at(-1)?.id ?? "" } })
  const regions = Object.values(content["regions"] as Records).map(({ trackId, ...region }): Record<string, unknown> => ({ ...region, track: (content["tracks"] as Records)[String(trackId)]?.["name"] }))
  return { reasons: versions.map(({ reason }) => reason), regions: regions.sort((a, b) => String(b["track"]).localeCompare(String(a["track"])) || Number(a["start"] ?? 0) - Number(b["start"] ?? 0)), content }
}

it("a DAWproject of another studio becomes a project with its sounds; what cannot sound here is told, and it goes out and comes back with the same regions", async () => {
  const { projectId: id, left } = await sendProject(ana, zipOf(whole), "Night Drive.dawproject")
  expect(left).toEqual(["effects and instruments of the other studio: “Saturator”"])
  expect((await call(readStudioProject, { token: ana.token, params: { id } })).project).toMatchObject({ name: "Night Drive", bpm: 96, role: "owner" })
  const { reasons, regions, content } = await firstVersionOf(id)
  expect(reasons).toEqual(["import"])
  expect(regions.filter((each) => each["track"] === "Kick")).toMatchObject([{ assetId: sha256(kick), offset: 0.5, length: 1.25 }, { assetId: sha256(kick), start: 3_840 }])
  expect(Object.values(content["notes"] as Records)).toMatchObject([{ pitch: 40, velocity: 127 }])
  expect(sha256(await bytesAt(`${id}/binaries/${sha256(kick)}`))).toBe(sha256(kick))
  const again = await sendProject(ana, await bytesAt(`${id}/export?as=dawproject`), "Back.dawproject")
  expect(again.left).toEqual([])
  expect((await firstVersionOf(again.projectId)).regions).toEqual(regions)
})

it("a hostile DAWproject is refused in words and leaves nothing behind", async () => {
  const person = await aPerson()
  const laughs = Buffer.from(`<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>${String(whole["project.xml"]).replace(/^<\?.*\?>/, "")}`)
  const fresh = wavOf(1, (t) => 0.3 * aPulse(t))
  const damaged = zipOf({ ...whole, "audio/Kick.wav": fresh })
  damaged[damaged.indexOf(fresh) + 200] = (damaged[damaged.indexOf(fresh) + 200] ?? 0) ^ 255
  const refused: [Buffer, string][] = [
    [zipOf({ ...whole, "project.xml": laughs }), "document type"],
    [zipOf({ ...whole, "../../up.wav": kick }), "nor a DAWproject"],
    [zipOf({ ...whole, "project.xml": Buffer.from(String(whole["project.xml"]).replace('Project version="1.0"', 'Project version="3.0"')) }), "version 3.0"],
    [damaged, "Kick.wav"],
  ]
  for (const [zip, words] of refused) await expect(sendProject(person, zip, "Bad.dawproject")).rejects.toThrow(words)
  expect(await projectNames(person)).toEqual([])
  expect(await query("select 1 from studio_binary where hash = $1", [sha256(fresh)])).toEqual([])
  expect((await sendProject(person, zipOf({ ...whole, "project.xml": xml(clip("../../etc/passwd", 0)) }), "Half.dawproject")).left).toContain("sounds that are not in the file: “Hit”")
})
