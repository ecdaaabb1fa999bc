import type { ReleaseTrack } from "@max-booster/api-contract"
import type { ReleaseRecording } from "../../facts"
import type { Found, Rule } from "../rule"
import { deliveredOf, type Delivered } from "../sound"
import type { TargetNeeds } from "../targets"
import { listed, minutes, nameOf, number, seconds } from "../words"

/** What Spotify asks of masters (support.spotify.com, "Loudness normalization"): coding to lossy formats raises peaks. */
const MOST_PEAK_DBTP = -1
/** Spotify counts a stream from here on (support.spotify.com, "How we count streams"). */
const LEAST_MS = 30_000
/** Apple sells longer tracks with the album alone (support.cdbaby.com; Ditto's help). */
const LONG_MS = 10 * 60_000
/** Stores turn all down to -14 LUFS: louder than this, what is lost by limiting is all that is left of it. */
const LOUD_LUFS = -7
const QUIET_LUFS = -23
const MOST_SILENCE_MS = { start: 2_000, end: 5_000 }
/** Share of full scale that costs headroom and clicks at cuts. */
const MOST_DC = 0.01

type Heard = { track: ReleaseTrack; name: string; recording: ReleaseRecording; sound: Delivered }

/** Goes through the tracks whose sound was looked at. */
const inSounds = (look: (heard: Heard, target: TargetNeeds) => string | null): Rule["check"] => ({ document, recordings }, target) => document.tracks.flatMap((track): Found[] => {
  const recording = recordings.get(track.recording_id ?? "")
  const sound = recording && deliveredOf(recording)
  const reason = sound ? look({ track, name: nameOf(document, track), recording, sound }, target) : null
  return reason === null ? [] : [{ path: `tracks.${track.id}.audio`, reason }]
})

const renderWav = { id: "render-wav", label: "Make a WAV of 44.1 kHz, 16 bit" } as const
const kHz = (rate: number) => `${rate / 1_000} kHz`

/** What is heard, by the analysis. */
export const audioRules: readonly Rule[] = [
  { id: "recording-missing", severity: "blocker", about: "audio", title: "A track without sound", check: ({ document, recordings }) => document.tracks.filter(({ recording_id }) => !recordings.has(recording_id ?? "")).map((track) => ({ path: `tracks.${track.id}.recording_id`, reason: track.recording_id ? `The recording of ${nameOf(document, track)} is not there any more. Choose another one.` : `Choose the recording that is heard in ${nameOf(document, track)}.` })) },
  {
    id: "recording-not-ready", severity: "blocker", about: "audio", title: "A recording is not ready",
    check: ({ document, recordings }) => document.tracks.flatMap((track) => {
      const state = recordings.get(track.recording_id ?? "")?.state
      return state && state !== "ready" ? [{ path: `tracks.${track.id}.audio`, reason: state === "processing" ? `The recording of ${nameOf(document, track)} is still being looked at. It takes a minute.` : `The file of ${nameOf(document, track)} could not be taken. Upload it again.` }] : []
    }),
  },
  { id: "lossless-missing", severity: "blocker", about: "audio", title: "No lossless file", fix: renderWav, check: inSounds(({ name, recording }) => (recording.lossless ? null : `Stores take WAV or FLAC, and ${name} has neither.`)) },
  { id: "source-lossy", severity: "warning", about: "audio", title: "The sound was compressed before", check: inSounds(({ name, recording: { sound } }) => (sound?.facts.lossy ? `${name} was uploaded as ${sound.facts.container.toUpperCase()}. A WAV of it is taken, and what the compression took away stays away: upload the master, if you have it.` : null)) },
  { id: "sample-rate", severity: "blocker", about: "audio", title: "The sample rate is not taken", fix: renderWav, check: inSounds(({ name, sound: { sampleRate } }, { sampleRates }) => (sampleRates.includes(sampleRate) ? null : `${name} has ${kHz(sampleRate)}; taken ${sampleRates.length === 1 ? "is" : "are"} ${listed(sampleRates.map(kHz))}.`)) },
  { id: "bit-depth", severity: "blocker", about: "audio", title: "The bit depth is not taken", fix: renderWav, check: inSounds(({ name, sound: { bitDepth } }, { bitDepths }) => (bitDepth === null || bitDepths.includes(bitDepth) ? null : `${name} has ${bitDepth} bit; taken ${bitDepths.length === 1 ? "is" : "are"} ${listed(bitDepths.map(String))}.`)) },
  { id: "channels", severity: "blocker", about: "audio", title: "Not stereo", fix: renderWav, check: inSounds(({ name, sound: { channels } }) => (channels === 2 ? null : `${name} has ${channels === 1 ? "one channel" : `${channels} channels`}, and stores take two (Apple's Video and Audio Asset Guide).`)) },
  { id: "stereo-of-mono", severity: "advice", about: "audio", title: "Both channels are the same", check: inSounds(({ name, sound: { measures, channels } }) => (channels === 2 && (measures?.stereoCorrelation ?? 0) >= 0.9999 ? `${name} is mono in a stereo file. If that is not meant, look at how it was bounced.` : null)) },
  { id: "silent", severity: "blocker", about: "audio", title: "Nothing is heard", check: inSounds(({ name, sound: { loudnessLufs } }) => (loudnessLufs === null ? `${name} is silent from beginning to end.` : null)) },
  { id: "clipping", severity: "warning", about: "audio", title: "The sound clips", check: inSounds(({ name, sound: { measures } }) => (measures && measures.clipping.runs > 0 ? `${name} is cut off at full scale ${measures.clipping.runs === 1 ? "once" : `${number(measures.clipping.runs)} times`}${measures.clipping.firstMs[0] === undefined ? "" : `, first at ${minutes(measures.clipping.firstMs[0])}`}. Turning it down does not mend that: bounce it again with more room.` : null)) },
  { id: "true-peak", severity: "warning", about: "audio", title: "Peaks are too high", fix: { id: "lower-peak", label: "Turn it down to -1 dBTP" }, check: inSounds(({ name, sound: { truePeakDbtp } }) => (truePeakDbtp !== null && truePeakDbtp > MOST_PEAK_DBTP ? `${name} peaks at ${truePeakDbtp.toFixed(1)} dBTP. Above -1 it distorts when stores compress it.` : null)) },
  { id: "loud", severity: "advice", about: "audio", title: "Very loud", check: inSounds(({ name, sound: { loudnessLufs } }) => (loudnessLufs !== null && loudnessLufs > LOUD_LUFS ? `${name} has ${loudnessLufs.toFixed(1)} LUFS. Stores turn it down to -14: it is as loud as others, with less punch.` : null)) },
  { id: "quiet", severity: "advice", about: "audio", title: "Very quiet", check: inSounds(({ name, sound: { loudnessLufs } }) => (loudnessLufs !== null && loudnessLufs < QUIET_LUFS ? `${name} has ${loudnessLufs.toFixed(1)} LUFS. Stores play at -14 and cannot turn it up all the way.` : null)) },
  {
    id: "silence-at-ends", severity: "warning", about: "audio", title: "Silence at the ends", fix: { id: "trim-silence", label: "Trim it" },
    check: inSounds(({ name, sound: { measures, loudnessLufs } }) => {
      if (!measures || loudnessLufs === null) return null
      const { start, end } = measures.silenceMs
      const parts = [...(start > MOST_SILENCE_MS.start ? [`begins with ${seconds(start)}`] : []), ...(end > MOST_SILENCE_MS.end ? [`ends with ${seconds(end)}`] : [])]
      return parts.length > 0 ? `${name} ${listed(parts)} of silence.` : null
    }),
  },
  { id: "track-short", severity: "warning", about: "audio", title: "A track is very short", check: inSounds(({ name, sound: { durationMs } }) => (durationMs < LEAST_MS ? `${name} lasts ${seconds(durationMs)}: stores count no play of less than 30, and may take it for an extract.` : null)) },
  { id: "track-long", severity: "advice", about: "audio", title: "A track is very long", check: inSounds(({ name, sound: { durationMs } }, { id }) => (id === "apple-music" && durationMs >= LONG_MS ? `${name} lasts ${minutes(durationMs)}: Apple sells tracks from ten minutes on with the whole release only.` : null)) },
  { id: "dc-offset", severity: "advice", about: "audio", title: "The wave does not swing around zero", check: inSounds(({ name, sound: { measures } }) => (measures && Math.abs(measures.dcOffset) > MOST_DC ? `${name} has a DC offset of ${(Math.abs(measures.dcOffset) * 100).toFixed(1)} %. A high-pass filter at 20 Hz takes it away.` : null)) },
  {
    id: "sound-twice", severity: "blocker", about: "audio", title: "One sound in two tracks",
    check: ({ document, recordings }) => {
      const checksum = (id: string | null) => recordings.get(id ?? "")?.lossless?.checksum ?? null
      return document.tracks.filter(({ recording_id }, at) => recording_id !== null && document.tracks.slice(0, at).some((before) => before.recording_id === recording_id || (checksum(recording_id) !== null && checksum(before.recording_id) === checksum(recording_id))))
        .map((track) => ({ path: `tracks.${track.id}.audio`, reason: `${nameOf(document, track)} is the same sound as a track before it. Choose its own recording.` }))
    },
  },
  { id: "extract-late", severity: "warning", about: "audio", title: "The extract begins after the end", check: inSounds(({ name, track: { preview_start_s }, sound: { durationMs } }) => (preview_start_s !== null && preview_start_s * 1_000 >= durationMs ? `The extract of ${name} begins at ${minutes(preview_start_s * 1_000)}, and it lasts ${minutes(durationMs)}.` : null)) },
]
