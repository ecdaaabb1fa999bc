import type { Editor } from "../ui/editor"
import { measure } from "./calibrate"
import { Input, inputsThere } from "./input"
import { guessed, Measured, sayMs } from "./latency"
import { keepSettings, type RecordingState, type RecordSettings } from "./state"
import { endings, troubleOf } from "./trouble"

/** The input of an editor: chosen, heard, and its delay measured. What goes wrong is said in the editor's state, never thrown. */
export class InputDesk {
  input: Input | undefined
  private rate: number | undefined
  private readonly measured = new Measured(localStorage)
  private readonly stop: (() => void)[] = []

  /** @param onLost told in words when the input ends by itself */
  constructor(private readonly editor: Editor, private readonly onLost: (words: string) => void) {
    this.stop.push(editor.project.subscribe(() => { this.routeMonitor() }))
    const onDevices = () => { void this.devicesChanged() }
    navigator.mediaDevices?.addEventListener("devicechange", onDevices)
    this.stop.push(() => { navigator.mediaDevices?.removeEventListener("devicechange", onDevices) })
  }

  private get state(): RecordingState { return this.editor.state.recording }
  private set(part: Partial<RecordingState>): void { this.editor.set({ recording: { ...this.state, ...part } }) }

  /** Asks for the microphone; to be called by a person's press. */
  async open(): Promise<void> {
    this.set({ input: { at: "asking" } })
    try {
      const { context } = await this.editor.sound()
      await context.resume()
      if (!navigator.mediaDevices) throw new TypeError("No media devices")
      const { deviceId, channel } = this.state.settings
      const input = await Input.open(context, deviceId, channel).catch((error: unknown) => {
        // The device chosen last time is gone: what the system has now will do, and shows in the list.
        if (error instanceof DOMException && error.name === "OverconstrainedError" && deviceId !== "" && this.input === undefined) return Input.open(context, "", channel)
        throw error
      })
      this.close()
      this.input = input
      this.rate = input.sampleRate
      input.onEnded(() => { if (this.input === input) this.lost() })
      this.set({ input: { at: "open", label: input.label }, devices: await inputsThere(), latency: this.latencyNow(), measuring: { at: "no" } })
      this.routeMonitor()
    } catch (error) {
      this.set({ input: { at: "failed", reason: troubleOf(error) }, devices: await inputsThere().catch(() => []) })
    }
  }

  /** Sets how this device records; it is kept for next time. */
  async change(part: Partial<RecordSettings>): Promise<void> {
    const settings = { ...this.state.settings, ...part }
    keepSettings(localStorage, settings)
    this.set({ settings })
    this.editor.engine?.metronome.set(settings.metronome)
    if (part.channel) this.input?.choose(part.channel)
    this.routeMonitor()
    if (part.deviceId !== undefined && this.input) await this.open()
  }

  /** Plays test sounds and keeps how late they come back. */
  async measure(): Promise<void> {
    const { input } = this
    if (!input || this.state.measuring.at === "running" || this.state.phase !== "idle") return
    this.editor.stop()
    this.set({ measuring: { at: "running" } })
    input.hearThrough([]) // or the test sound would go round
    try {
      const { context } = await this.editor.sound()
      const found = await measure(context, input.node)
      if ("refused" in found) this.set({ measuring: { at: "failed", reason: found.refused } })
      else {
        this.measured.set(input.deviceId, outputOf(context), context.sampleRate, found.seconds)
        this.set({ latency: this.latencyNow(), measuring: { at: "done", text: `Measured: ${sayMs(found.seconds)}, the same within ${Math.max(0.1, found.spreadMs).toFixed(1)} ms. Takes are put that much earlier.` } })
      }
    } catch (error) {
      this.set({ measuring: { at: "failed", reason: troubleOf(error) } })
    }
    this.routeMonitor()
  }

  /** How late what is played comes back: measured, or else what the browser says. */
  latencyNow(): RecordingState["latency"] {
    const { input, editor: { engine } } = this
    if (!input || !engine) return null
    const seconds = this.measured.get(input.deviceId, outputOf(engine.context), engine.context.sampleRate)
    return seconds === undefined ? guessed(engine.context, input.latencySeconds) : { seconds, isMeasured: true }
  }

  /** Lets the input be heard where it shall be, through the effects of its tracks. */
  routeMonitor(): void {
    const { input, editor: { engine }, state: { armed, settings: { monitor } } } = this
    if (!input || !engine) return
    const tracks = monitor === "off" ? [] : [...armed].flatMap((id) => engine.graph.strip(id)?.head ?? [])
    input.hearThrough(monitor === "on" && tracks.length === 0 ? [engine.graph.master.head] : tracks)
  }

  close(): void {
    this.input?.close()
    this.input = undefined
  }

  dispose(): void {
    for (const each of this.stop) each()
    this.close()
  }

  private lost(): void {
    this.close()
    this.set({ input: { at: "failed", reason: "The input was unplugged or switched off. Plug it in, or choose another." }, latency: null })
    this.onLost(endings.unplugged)
  }

  private async devicesChanged(): Promise<void> {
    const { input } = this
    if (input && input.sampleRate !== this.rate) {
      this.rate = input.sampleRate
      this.onLost(endings.rateChanged)
    }
    this.set({ devices: await inputsThere().catch(() => []), latency: this.latencyNow() })
  }
}

/** The output that the delay was measured with. */
const outputOf = (context: AudioContext) => { const { sinkId } = context as { sinkId?: unknown }; return typeof sinkId === "string" && sinkId !== "" ? sinkId : "default" }
