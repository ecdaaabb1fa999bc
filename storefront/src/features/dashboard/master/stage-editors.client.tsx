"use client"

import { bandNames, compressorCurve, eqShapes, ranges, saturationLoss, spoken, type CompressorBand, type EqBand, type MasteringChain, type Stage } from "@max-booster/mastering"
import { useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { EqCanvas } from "./eq-canvas.client"
import { NumberField } from "./number-field.client"

export type EditChain = (change: (chain: MasteringChain) => MasteringChain, mark?: string) => void
type Props = { chain: MasteringChain; edit: EditChain }

const grid = "grid gap-x-6 gap-y-3 sm:grid-cols-2"
const shapeNames: Record<EqBand["shape"], string> = { lowshelf: "Low shelf", peaking: "Bell", highshelf: "High shelf", highpass: "Low cut", lowpass: "High cut" }

/** The controls of each stage. */
export function StageEditor({ stage, ...props }: Props & { stage: Stage }) {
  switch (stage) {
    case "input": return <InputEditor {...props} />
    case "eq": return <EqEditor {...props} />
    case "multiband": return <MultibandEditor {...props} />
    case "width": return <WidthEditor {...props} />
    case "saturation": return <SaturationEditor {...props} />
    case "match": return <MatchEditor {...props} />
    case "limiter": return <LimiterEditor {...props} />
  }
}

function InputEditor({ chain, edit }: Props) {
  return <><p className="text-sm text-muted">Every track enters the chain at −18 LUFS, so that thresholds mean the same; this drives it harder or softer.</p><NumberField label="Input gain" value={chain.input.gainDb} range={ranges.inputGainDb} onChange={(gainDb, mark) => { edit((at) => ({ ...at, input: { gainDb } }), mark) }} /></>
}

function EqEditor({ chain, edit }: Props) {
  const [chosen, setChosen] = useState(0)
  const { bands } = chain.eq
  const set = (next: EqBand[], mark?: string) => { edit((at) => ({ ...at, eq: { bands: next } }), mark) }
  const change = (index: number, part: Partial<EqBand>, mark?: string) => { set(bands.map((band, at) => (at === index ? { ...band, ...part } : band)), mark) }
  const index = Math.min(chosen, bands.length - 1)
  const band = bands[index]
  return (
    <>
      <EqCanvas bands={bands} chosen={index} onChoose={setChosen} onChange={change} />
      <div className="flex flex-wrap gap-2">
        <Button tone="quiet" disabled={bands.length >= 8} onClick={() => { set([...bands, { shape: "peaking", hz: 1_000, gainDb: 0, q: 1 }]); setChosen(bands.length) }}>Add a point</Button>
        {band && <Button tone="bare" onClick={() => { set(bands.filter((_, at) => at !== index)) }}>{`Remove point ${index + 1}`}</Button>}
      </div>
      {band ? (
        <fieldset className={grid}>
          <legend className="pb-2 text-sm text-muted">{`Point ${index + 1} of ${bands.length}`}</legend>
          <Labelled id="eq-shape" label="Shape">
            <select id="eq-shape" className={inputLook} value={band.shape} onChange={(event) => { const shape = eqShapes.find((each) => each === event.currentTarget.value); if (shape) change(index, { shape }) }}>{eqShapes.map((shape) => <option key={shape} value={shape}>{shapeNames[shape]}</option>)}</select>
          </Labelled>
          <NumberField label="Frequency" value={band.hz} range={ranges.eqHz} onChange={(hz, mark) => { change(index, { hz }, mark) }} />
          {band.shape !== "highpass" && band.shape !== "lowpass" && <NumberField label="Gain" value={band.gainDb} range={ranges.eqGainDb} onChange={(gainDb, mark) => { change(index, { gainDb }, mark) }} />}
          {band.shape !== "lowshelf" && band.shape !== "highshelf" && <NumberField label="Q (higher is narrower)" value={band.q} range={ranges.eqQ} onChange={(q, mark) => { change(index, { q }, mark) }} />}
        </fieldset>
      ) : <p className="text-sm text-muted">Flat: add a point to shape the sound.</p>}
    </>
  )
}

function MultibandEditor({ chain, edit }: Props) {
  const [chosen, setChosen] = useState(0)
  const { multiband } = chain
  const band = multiband.bands[chosen] ?? multiband.bands[0]
  const set = (part: Partial<MasteringChain["multiband"]>, mark?: string) => { edit((at) => ({ ...at, multiband: { ...at.multiband, ...part } }), mark) }
  const change = (part: Partial<CompressorBand>, mark: string) => { set({ bands: multiband.bands.map((each, at) => (at === chosen ? { ...each, ...part } : each)) as MasteringChain["multiband"]["bands"] }, mark) }
  const takes = -10 - compressorCurve(band, -10)
  return (
    <>
      <label className="flex min-h-11 items-center gap-3 text-[15px] font-semibold"><input type="checkbox" className="size-5 accent-(--accent)" checked={multiband.isOn} onChange={(event) => { set({ isOn: event.currentTarget.checked }) }} />Compress in four bands</label>
      {multiband.isOn && (
        <>
          <div className="grid gap-3 sm:grid-cols-3">{multiband.crossoversHz.map((hz, at) => <NumberField key={at} label={`${bandNames[at]} end at`} value={hz} range={ranges.crossoverHz} onChange={(next, mark) => { set({ crossoversHz: multiband.crossoversHz.map((each, other) => (other === at ? next : each)) as [number, number, number] }, mark) }} />)}</div>
          <div role="group" aria-label="Band" className="flex flex-wrap gap-2">{bandNames.map((name, at) => <Button key={name} tone={at === chosen ? "ink" : "quiet"} aria-pressed={at === chosen} onClick={() => { setChosen(at) }}>{name}</Button>)}</div>
          <fieldset className={grid}>
            <legend className="pb-2 text-sm text-muted">{`${bandNames[chosen] ?? ""}: takes ${takes.toFixed(1)} dB from −10 dBFS`}</legend>
            <NumberField label="Threshold" value={band.thresholdDb} range={ranges.thresholdDb} onChange={(thresholdDb, mark) => { change({ thresholdDb }, mark) }} />
            <NumberField label="Ratio" value={band.ratio} range={ranges.ratio} onChange={(ratio, mark) => { change({ ratio }, mark) }} />
            <NumberField label="Attack" value={band.attackMs} range={ranges.attackMs} onChange={(attackMs, mark) => { change({ attackMs }, mark) }} />
            <NumberField label="Release" value={band.releaseMs} range={ranges.releaseMs} onChange={(releaseMs, mark) => { change({ releaseMs }, mark) }} />
            <NumberField label="Gain after it" value={band.gainDb} range={ranges.bandGainDb} onChange={(gainDb, mark) => { change({ gainDb }, mark) }} />
          </fieldset>
        </>
      )}
    </>
  )
}

function WidthEditor({ chain, edit }: Props) {
  const { width, multiband } = chain
  return (
    <>
      <NumberField label="Width (0 mono, 1 as it is, 2 widest)" value={width.amount} range={ranges.width} onChange={(amount, mark) => { edit((at) => ({ ...at, width: { ...at.width, amount } }), mark) }} />
      <label className="flex min-h-11 items-center gap-3 text-[15px]"><input type="checkbox" className="size-5 accent-(--accent)" checked={width.monoBass && multiband.isOn} disabled={!multiband.isOn} onChange={(event) => { const monoBass = event.currentTarget.checked; edit((at) => ({ ...at, width: { ...at.width, monoBass } })) }} />{`Bass in mono${multiband.isOn ? `, below ${multiband.crossoversHz[0]} Hz` : " (needs the four bands)"}`}</label>
    </>
  )
}

function SaturationEditor({ chain, edit }: Props) {
  const { driveDb } = chain.saturation
  return <><NumberField label="Drive" value={driveDb} range={ranges.driveDb} onChange={(next, mark) => { edit((at) => ({ ...at, saturation: { driveDb: next } }), mark) }} /><p className="text-sm text-muted">{driveDb === 0 ? "Off." : `Adds harmonics; rounds a peak at −6 dBFS by ${saturationLoss(driveDb, -6).toFixed(1)} dB.`}</p></>
}

function MatchEditor({ chain, edit }: Props) {
  return <><NumberField label="Strength (0 off, 1 wholly)" value={chain.match.strength} range={ranges.matchStrength} onChange={(strength, mark) => { edit((at) => ({ ...at, match: { strength } }), mark) }} /><p className="text-sm text-muted">Gives mid and side the spectrum of the reference track, by a linear-phase filter. Without a reference it does nothing.</p></>
}

function LimiterEditor({ chain, edit }: Props) {
  return (
    <div className={grid}>
      <NumberField label="Target loudness" value={chain.loudness.targetLufs} range={ranges.targetLufs} onChange={(targetLufs, mark) => { edit((at) => ({ ...at, loudness: { targetLufs } }), mark) }} />
      <NumberField label="Ceiling" value={chain.limiter.ceilingDbtp} range={ranges.ceilingDbtp} onChange={(ceilingDbtp, mark) => { edit((at) => ({ ...at, limiter: { ...at.limiter, ceilingDbtp } }), mark) }} />
      <NumberField label="Release" value={chain.limiter.releaseMs} range={ranges.limiterReleaseMs} onChange={(releaseMs, mark) => { edit((at) => ({ ...at, limiter: { ...at.limiter, releaseMs } }), mark) }} />
      <p className="self-center text-sm text-muted">{`Streaming services play at about −14 LUFS; clubs are louder. This chain ends at ${spoken(chain.loudness.targetLufs)}.`}</p>
    </div>
  )
}
