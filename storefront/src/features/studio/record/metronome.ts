import type { ClickTo } from "@max-booster/studio-sound"

/** How the beat is given; kept on the device. */
export type MetronomeSettings = { isOn: boolean; gainDb: number; /** How much louder the first of a bar is. */ accentDb: number }
export const defaultMetronome: MetronomeSettings = { isOn: false, gainDb: -12, accentDb: 6 }

const amplitude = (db: number) => 10 ** (db / 20)

/** Ways of clicks to the speakers, past the mix: they wait as long as the mix does for its effects, so that both meet. */
export class Metronome {
  /** For what is played. */
  readonly played: ClickTo
  /** For what is counted before; sounds always. */
  readonly counted: ClickTo
  private readonly switches: readonly GainNode[]
  private readonly levels: { beat: GainNode; accent: GainNode }
  private readonly wait: DelayNode

  constructor(context: AudioContext, settings: MetronomeSettings) {
    this.wait = new DelayNode(context, { maxDelayTime: 2 })
    this.wait.connect(context.destination)
    this.levels = { beat: new GainNode(context), accent: new GainNode(context) }
    const [beat, accent] = [new GainNode(context), new GainNode(context)]
    beat.connect(this.levels.beat).connect(this.wait)
    accent.connect(this.levels.accent).connect(this.wait)
    this.switches = [beat, accent]
    this.played = { beat, accent }
    this.counted = this.levels
    this.set(settings)
  }

  set({ isOn, gainDb, accentDb }: MetronomeSettings): void {
    for (const each of this.switches) each.gain.value = isOn ? 1 : 0
    this.levels.beat.gain.value = amplitude(gainDb)
    this.levels.accent.gain.value = amplitude(gainDb + accentDb)
  }

  /** @param seconds by which the mix lies behind what is played */
  waitFor(seconds: number): void { this.wait.delayTime.value = Math.min(2, seconds) }
}
