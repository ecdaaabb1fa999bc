import type { MasterReport, Measures, NormalizeReport } from "@max-booster/mastering"
import { Message } from "@/components/field"
import { Chart, hzEnds, timeEnds } from "./charts"

const BEFORE = { name: "Before", color: "var(--muted)" }
const AFTER = { name: "After", color: "var(--accent)" }
const REFERENCE = { name: "Reference", color: "var(--good)", dashed: true }

/** What a track was and became, in numbers. */
export function Numbers({ report, reference = null }: { report: NormalizeReport; reference?: Measures | null }) {
  const columns: [string, Measures][] = [["Before", report.before], ["After", report.after], ...(reference ? [["Reference", reference] as [string, Measures]] : [])]
  const rows: [string, keyof Measures, string][] = [["Loudness", "lufs", "LUFS"], ["True peak", "truePeakDbtp", "dBTP"], ["Loudness range", "rangeLu", "LU"], ["Peak to loudness", "plrLu", "LU"]]
  return (
    <>
      {report.notes.map((note) => <Message key={note} tone="warn">{note}</Message>)}
      <div className="overflow-x-auto">
        <table className="tabular w-full text-left text-[15px]">
          <thead><tr className="text-sm text-muted"><th scope="col" className="py-1 pr-4 font-normal">Measure</th>{columns.map(([name]) => <th key={name} scope="col" className="py-1 pr-4 font-normal">{name}</th>)}</tr></thead>
          <tbody>{rows.map(([name, key, unit]) => <tr key={key} className="border-t border-line"><th scope="row" className="py-2 pr-4 font-semibold">{name}</th>{columns.map(([column, measures]) => <td key={column} className="whitespace-nowrap py-2 pr-4">{spokenMeasure(measures[key], unit)}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <p className="text-sm text-muted">{`Target ${spokenMeasure(report.target.lufs, "LUFS")} under ${spokenMeasure(report.target.ceilingDbtp, "dBTP")}. ${report.limitedDb > 0 ? `The limiter took at most ${report.limitedDb.toFixed(1)} dB.` : "The limiter was not needed."}`}</p>
    </>
  )
}

/** What mastering did, as curves. */
export function MasterCharts({ report }: { report: MasterReport }) {
  const { spectrum, loudness, reduction, correction, distanceDb } = report
  const ends = timeEnds(loudness.after.shortTerm.length, loudness.after.stepMs)
  const most = Math.max(3, ...reduction)
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <Chart
        title="Spectrum, third octaves" unit="dB" range={[-36, 24]} steps={[-24, -12, 0, 12]} ends={hzEnds(spectrum.hz)}
        words={distanceDb ? `Mean distance to the reference: ${distanceDb.before} dB before, ${distanceDb.after} dB after.` : "Third-octave spectrum before and after."}
        curves={[{ ...BEFORE, values: spectrum.before }, { ...AFTER, values: spectrum.after }, ...(spectrum.reference ? [{ ...REFERENCE, values: spectrum.reference }] : [])]}
      />
      <Chart
        title="Short-term loudness" unit="LUFS" range={[-40, 0]} steps={[-30, -20, -10]} ends={ends} words={`Short-term loudness over the track: ${spokenMeasure(report.before.lufs, "LUFS")} integrated before, ${spokenMeasure(report.after.lufs, "LUFS")} after.`}
        curves={[{ ...BEFORE, values: loudness.before.shortTerm }, { ...AFTER, values: loudness.after.shortTerm }]}
      />
      <Chart title="Taken by the limiter" unit="dB" range={[-most * 1.1, 0]} steps={[-Math.round(most)]} ends={ends} words={`The limiter takes at most ${report.limitedDb.toFixed(1)} dB.`} curves={[{ ...AFTER, name: "Reduction", values: reduction.map((db) => -db) }]} />
      {correction && <Chart title="Match to the reference" unit="dB" range={[-20, 20]} steps={[-12, 0, 12]} ends={hzEnds(correction.hz)} words="The gains that the match applied to mid and side." curves={[{ ...AFTER, name: "Mid", values: correction.midDb }, { ...REFERENCE, name: "Side", values: correction.sideDb }]} />}
      {distanceDb && <p className="text-sm text-muted xl:col-span-2">{`From 40 Hz to 16 kHz the spectrum was ${distanceDb.before} dB from the reference on average, and is ${distanceDb.after} dB now.`}</p>}
    </div>
  )
}

const spokenMeasure = (value: number | null, unit: string): string => (value === null ? "–" : `${value.toFixed(1).replace("-", "−")} ${unit}`)
