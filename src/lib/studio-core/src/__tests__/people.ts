import fc from "fast-check"
import * as Y from "yjs"
import * as core from "../index"
import { type Command, type Id, type Project, type Session } from "../index"

/** Ids in order, told apart by a name. */
export function idsOf(name: string): () => Id {
  let count = 0
  return () => `${name}-${(count += 1)}`
}

/** A document that begins as another one is, with an owner of its own. */
export function copyDoc(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = clientId
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), "remote")
  return copy
}

/** A small project with something of everything. */
export function aProject(): Y.Doc {
  const doc = core.seedProject({ name: "Night Trains", bpm: 120 })
  const session = core.openSession(doc, { person: "seed", makeId: idsOf("s") })
  const made = (command: Command): Id => { const verdict = session.quietly(command); return verdict.done ? verdict.created[0] ?? "" : "" }
  const [vocals, bass] = [made(core.addTrack({ kind: "audio", name: "Vocals" })), made(core.addTrack({ kind: "instrument", name: "Bass" }))]
  const [reverb, group] = [made(core.addTrack({ kind: "bus", name: "Reverb" })), made(core.addTrack({ kind: "bus", name: "Group" }))]
  made(core.addTrack({ kind: "folder", name: "Folder" }))
  made(core.addAsset({ hash: "a".repeat(64), name: "take.wav", frames: 480_000, sampleRate: 48_000, channels: 2 }))
  for (const start of [0, 3840, 5000]) made(core.addRegion({ kind: "audio", trackId: vocals, assetId: "a".repeat(64), start, length: 3, name: "Hook" }))
  const notes = made(core.addRegion({ kind: "notes", trackId: bass, start: 0, ticks: 3840, name: "Line" }))
  made(core.addNotes(notes, [0, 960, 1900].map((start) => ({ start, ticks: 480, pitch: 40, velocity: 90 }))))
  const insert = made(core.addInsert(vocals, { effect: "compressor", version: 1, params: { threshold: -12 } }))
  made(core.addSend(vocals, reverb, { gainDb: -12 }))
  made(core.routeTracks([bass], group))
  const lane = made(core.addLane(vocals, "gain"))
  made(core.addLane(vocals, `insert:${insert}:threshold`))
  made(core.addPoints(lane, [{ tick: 0, value: 0 }, { tick: 1920, value: -6 }, { tick: 3840, value: 3 }]))
  made(core.addMarker({ tick: 3840, name: "Chorus" }))
  made(core.addTakes(vocals, 7680, [{ assetId: "a".repeat(64), offset: 0, length: 2, name: "1" }, { assetId: "a".repeat(64), offset: 2, length: 2, name: "2" }]))
  session.close()
  return doc
}

/** A number between two, all as likely: fast-check's doubles are mostly tiny. */
export const evenly = (min: number, max: number) => fc.noBias(fc.integer({ min: 0, max: 99_999 })).map((parts) => min + ((max - min) * parts) / 100_000)
const share = evenly(0, 1)

/** One edit as numbers, made into a command by what the project is then. */
export type Op = { what: number; a: number; b: number; ticks: number }
export const anOp: fc.Arbitrary<Op> = fc.record({ what: fc.noBias(fc.nat(37)), a: share, b: share, ticks: fc.noBias(fc.integer({ min: -4000, max: 8000 })) })

/** What an op means in this project; some mean something that the project refuses. */
export function commandOf(project: Project, { what, a, b, ticks }: Op): Command {
  const pick = (collection: core.Collection, share: number): Id => { const ids = project.all(collection as "tracks").map(({ id }) => id).sort(); return ids[Math.floor(share * ids.length)] ?? "none" }
  const [track, other, region, second] = [pick("tracks", a), pick("tracks", b), pick("regions", a), pick("regions", b)]
  const at = Math.max(0, ticks)
  const within = (project.get("regions", region)?.start ?? 0) + Math.round(ticks / 2)
  const sibling = project.of("regions", "trackId", project.get("regions", region)?.trackId ?? "").sort((a, b) => a.start - b.start).find(({ id }) => id !== region)?.id ?? second
  const commands: (() => Command)[] = [
    () => core.setProject({ name: `Project ${ticks}`, key: "A minor" }), () => core.setMarker(pick("markers", a), { tick: at }),
    () => core.addTrack({ kind: (["audio", "instrument", "bus", "folder"] as const)[Math.floor(a * 4)] ?? "bus", name: `T${ticks}` }, { beforeId: b < 0.5 ? other : undefined }),
    () => core.setTracks([track], { gainDb: b * 12 - 6 }), () => core.setTracks([track, other], { pan: b * 2 - 1, mute: b < 0.5 }),
    () => core.moveTracks([track], { parentId: b < 0.5 ? other : "", beforeId: b < 0.2 ? track : undefined }), () => core.routeTracks([track], b < 0.2 ? "" : other),
    () => core.deleteTracks([track]), () => core.duplicateTracks([track]),
    () => core.addRegion({ kind: b < 0.5 ? "audio" : "notes", trackId: track, start: at, assetId: "a".repeat(64), length: 1 + b, ticks: 1920, loops: b < 0.2 ? 2.5 : 1, reversed: b < 0.3, sourceBpm: b < 0.1 ? 100 : 0, loopTicks: b > 0.8 ? 960 : 0 }),
    () => core.moveRegions([region, second], { by: ticks }), () => core.moveRegions([region], { by: ticks, onto: { [project.get("regions", region)?.trackId ?? ""]: other } }),
    () => core.trimStart(region, within), () => core.trimEnd(region, within), () => core.splitRegions([region, second], at), () => core.splitRegions([region], within),
    () => core.duplicateRegions([region]), () => core.setFades([region], { fadeIn: a, fadeOut: b }), () => core.crossfade([region, sibling], b), () => core.setRegions([region, second], { gainDb: -b * 20, reversed: a < 0.5 }),
    () => core.stretchRegion(region, within), () => core.glueRegions([region, sibling]), () => core.deleteRegions([region]),
    () => core.addNotes(region, [{ start: at, ticks: 240, pitch: 60, velocity: 100 }]), () => core.moveNotes([pick("notes", a), pick("notes", b)], { by: ticks, semitones: Math.round(b * 20 - 10) }),
    () => core.resizeNotes([pick("notes", a)], ticks), () => core.quantize([pick("notes", a), pick("notes", b)], { grid: core.gridOf("1/8"), strength: b, swing: a }), () => core.deleteNotes([pick("notes", a)]),
    () => core.addInsert(track, { effect: "eq", version: 1, params: { low: b, high: a } }), () => core.setParams(pick("inserts", a), { low: b * 10 }), () => core.replaceByPreset(pick("inserts", a), { effect: "gate", version: 1, params: { threshold: b } }),
    () => core.setSidechain(pick("inserts", a), other), () => core.addSend(track, other), () => core.deleteSends([pick("sends", a)]),
    () => core.writePass(pick("lanes", a), [0, 100, 200, 300].map((tick) => ({ tick: at + tick, value: Math.sin(tick + b) })), { valueTolerance: 0.1, tickTolerance: 10 }), () => core.eraseRange(pick("lanes", a), at, at + 1000),
    () => core.setTempo({ tick: Math.floor(at / 960) * 960, bpm: 60 + b * 100, ramp: a < 0.5 }), () => core.chooseTake(region, within, within + 500, { crossfade: b / 100 }),
  ]
  return (commands[what % commands.length] as () => Command)()
}

/** Runs an op. */
export const act = (session: Session, op: Op) => session.run(commandOf(session.project, op))
