import type { AnalysisView } from "@max-booster/api-contract"
import { chooseKey, chooseTempo, type KeyName } from "@max-booster/music"
import { Message } from "@/components/field"
import { formatBpm } from "@/lib/format"

type Props = { readings: AnalysisView["readings"]; genre: string | undefined; onBpm: (bpm: number) => void; onKey: (key: KeyName) => void }

/** Where engines disagree: each one's word as a button that fills the field. Nothing where they agree. */
export function ReadingsChoice({ readings, genre, onBpm, onKey }: Props) {
  const tempo = chooseTempo(readings, genre)
  const key = chooseKey(readings)
  if (tempo.agree && key.agree) return null
  return (
    <Message tone="warn" title="The engines disagree. Listen, and take the right one.">
      <div className="flex flex-wrap gap-2 pt-2">
        {!tempo.agree && tempo.each.map((bpm, n) => bpm !== null && <Word key={`bpm${n}`} onClick={() => { onBpm(bpm) }}>{`${readings[n]?.label ?? ""} hears ${formatBpm(bpm)} BPM`}</Word>)}
        {!key.agree && key.each.map((name, n) => name && <Word key={`key${n}`} onClick={() => { onKey(name) }}>{`${readings[n]?.label ?? ""} hears ${name}`}</Word>)}
      </div>
    </Message>
  )
}

const Word = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <button type="button" onClick={onClick} className="inline-flex min-h-11 items-center rounded-lg border border-warn/40 bg-raised px-3 text-[15px] font-medium text-ink hover:border-accent">{children}</button>
)
