"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { Panel } from "@/components/panel"
import { Waveform } from "@/components/waveform"
import { BigWave } from "@/features/player/big-wave.client"
import { PlayButton } from "@/features/player/play-button.client"
import { thin } from "@/features/player/to-track"
import { formatBpm, formatDuration } from "@/lib/format"

/** The recording as the machine heard it; plays the tagged preview that buyers hear. */
export function SoundPanel({ recording }: { recording: RecordingView }) {
  const { id, title, preview_url, sound, peaks, analysis, artwork_url, bpm, key, camelot } = recording
  const track = preview_url && analysis && { id, handle: "", title, producer: "Your preview", artworkUrl: artwork_url, previews: sound.previews, waves: sound.waves, peaks: thin(peaks, 160), durationMs: analysis.duration_ms, price: "", href: `/sell/beats/${id}` }
  const facts = analysis && [
    ["Tempo", bpm === null ? "Not heard" : `${formatBpm(bpm)} BPM`, sureness(recording, analysis.bpm_confidence)], ["Key", key ? `${key} · ${camelot ?? ""}` : "Not heard", sureness(recording, analysis.key_confidence)],
    ["Length", formatDuration(analysis.duration_ms)], ["Loudness", analysis.loudness_lufs === null ? "Silent" : `${analysis.loudness_lufs.toFixed(1)} LUFS`], ["True peak", analysis.true_peak_dbtp === null ? "None" : `${analysis.true_peak_dbtp.toFixed(1)} dBTP`],
    ["Format", `${analysis.sample_rate / 1000} kHz${analysis.bit_depth ? `, ${analysis.bit_depth} bit` : ""}, ${analysis.channels === 1 ? "mono" : "stereo"}`],
  ]
  return (
    <Panel title="Sound" lead={track ? "The preview carries an audible tag; buyers get the clean files." : "The preview follows."}>
      <div className="flex items-center gap-4">
        {track ? <><PlayButton track={track} className="shrink-0" /><BigWave track={track} peaks={peaks} /></> : <Waveform peaks={peaks} bars={160} className="h-24 w-full" />}
      </div>
      {facts && <dl className="tabular grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">{facts.map(([name, value, note]) => <div key={name}><dt className="text-sm text-muted">{name}</dt><dd className="font-semibold">{value}{note && <span className="block text-sm font-normal text-muted">{note}</span>}</dd></div>)}</dl>}
    </Panel>
  )
}

/** Whose word it is, and how sure the machine is of its own. */
const sureness = ({ facts_confirmed }: RecordingView, confidence: number): string => (facts_confirmed ? "Confirmed by you" : `${Math.round(confidence * 100)}% sure: please confirm`)
