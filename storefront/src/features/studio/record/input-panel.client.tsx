"use client"

import type { ReactNode } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { fieldLook } from "../ui/transport-bar.client"
import { useEditorState } from "../ui/use-editor.client"
import { sayMs } from "./latency"
import { Level } from "./level.client"
import { useRecording } from "./recording"
import type { Monitor, RecordSettings } from "./state"

/** Which input, how it is heard, how late it is, and the beat before and while it is recorded. */
export function InputPanel() {
  const { desk } = useRecording()
  const { input } = useEditorState((state) => state.recording)
  return (
    <div className="grid gap-5">
      <section aria-label="Input" className="grid gap-3">
        <h2 className="text-base font-bold">Recording input</h2>
        {input.at === "failed" && <Message title="No input">{input.reason}</Message>}
        {input.at === "open" ? <Chosen /> : (
          <>
            <p className="text-sm text-muted">The browser asks you next whether this page may hear your microphone or interface. It is heard only while this project is open, and what you record stays on this device until you share it.</p>
            <Button disabled={input.at === "asking"} onClick={() => { void desk.open() }}>{input.at === "asking" ? "Waiting for your answer…" : "Use the microphone"}</Button>
          </>
        )}
      </section>
      <Beat />
    </div>
  )
}

function Chosen() {
  const { desk } = useRecording()
  const { devices, settings, input, latency, measuring } = useEditorState((state) => state.recording)
  const label = input.at === "open" ? input.label : ""
  return (
    <>
      <Row label="Input">
        <select aria-label="Input device" value={devices.some(({ id }) => id === settings.deviceId) ? settings.deviceId : ""} className={`${fieldLook} min-h-11 w-full`} onChange={(event) => { void desk.change({ deviceId: event.currentTarget.value }) }}>
          <option value="">{`The system's choice (${label})`}</option>
          {devices.filter(({ id }) => id !== "default").map(({ id, label: name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </Row>
      <Row label="Channel">
        <select aria-label="Input channel" value={settings.channel} className={`${fieldLook} min-h-11 w-full`} onChange={(event) => { void desk.change({ channel: event.currentTarget.value as RecordSettings["channel"] }) }}>
          <option value="1">1, mono</option>
          <option value="2">2, mono</option>
          <option value="stereo">1 and 2, stereo</option>
        </select>
      </Row>
      <Row label="Level"><Level lies className="h-4 rounded" /></Row>
      <Row label="Hear yourself">
        <select aria-label="Hear yourself" value={settings.monitor} className={`${fieldLook} min-h-11 w-full`} onChange={(event) => { void desk.change({ monitor: event.currentTarget.value as Monitor }) }}>
          <option value="off">Off: the interface does it</option>
          <option value="armed">On armed tracks, with their effects</option>
          <option value="on">Always</option>
        </select>
      </Row>
      {settings.monitor !== "off" && <p className="text-sm text-muted">{`${latency ? `You hear yourself about ${sayMs(latency.seconds)} late. ` : ""}Wear headphones, or it howls.`}</p>}
      <section aria-label="Delay" className="grid gap-2 rounded-lg border border-line p-3">
        <h3 className="text-sm font-bold">Delay</h3>
        <p className="text-sm text-muted">{latency?.isMeasured ? `Takes are put ${sayMs(latency.seconds)} earlier, as measured with this input and output.` : `Takes are put ${sayMs(latency?.seconds ?? 0)} earlier, as the browser says; measured is exact. Turn the speaker up, or hold the headphones to the microphone, then measure.`}</p>
        {measuring.at === "done" && <p role="status" className="text-sm font-semibold text-good">{measuring.text}</p>}
        {measuring.at === "failed" && <Message>{measuring.reason}</Message>}
        <Button tone="quiet" disabled={measuring.at === "running"} onClick={() => { void desk.measure() }}>{measuring.at === "running" ? "Listening to five test sounds…" : "Measure the delay"}</Button>
      </section>
    </>
  )
}

function Beat() {
  const { desk } = useRecording()
  const { settings } = useEditorState((state) => state.recording)
  const { metronome } = settings
  const set = (part: Partial<typeof metronome>) => { void desk.change({ metronome: { ...metronome, ...part } }) }
  return (
    <section aria-label="Beat" className="grid gap-2 border-t border-line pt-4">
      <h2 className="text-base font-bold">Beat</h2>
      <Row label="Count-in">
        <select aria-label="Count-in" value={settings.countIn} className={`${fieldLook} min-h-11 w-full`} onChange={(event) => { const bars = Number(event.currentTarget.value); void desk.change({ countIn: bars === 1 || bars === 2 ? bars : 0 }) }}>
          <option value={0}>None</option>
          <option value={1}>1 bar</option>
          <option value={2}>2 bars</option>
        </select>
      </Row>
      <Slider label="Click level" value={metronome.gainDb} min={-40} max={6} onChange={(gainDb) => { set({ gainDb }) }} />
      <Slider label="First of a bar" value={metronome.accentDb} min={0} max={12} sign onChange={(accentDb) => { set({ accentDb }) }} />
    </section>
  )
}

function Slider({ label, value, min, max, sign = false, onChange }: { label: string; value: number; min: number; max: number; sign?: boolean; onChange: (value: number) => void }) {
  const text = `${sign && value > 0 ? "+" : ""}${String(value).replace("-", "−")} dB`
  return (
    <Row label={label}>
      <span className="flex min-h-11 items-center gap-3">
        <input type="range" aria-label={label} aria-valuetext={text} min={min} max={max} step={1} value={value} className="h-11 min-w-0 flex-1 accent-accent" onChange={(event) => { onChange(Number(event.currentTarget.value)) }} />
        <output className="w-16 text-right text-sm tabular text-muted">{text}</output>
      </span>
    </Row>
  )
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-[6.5rem_1fr] items-center gap-2"><span aria-hidden className="text-sm text-muted">{label}</span>{children}</div>
)
