import { tapPeaks } from "@max-booster/studio-sound"

/** Which of an input's channels is recorded: one of two, or both. */
export type Channel = "1" | "2" | "stereo"

/** What the browser does to voices for telephony is ruin for music. */
const asItIs = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: { ideal: 2 } } as const

/** A microphone or interface in the graph. Opened by a person's press; whoever opens it closes it. */
export class Input {
  /** What is recorded: two channels, equal when only one is chosen. */
  readonly node: GainNode
  private readonly source: MediaStreamAudioSourceNode
  private readonly splitter: ChannelSplitterNode
  private readonly merger: ChannelMergerNode
  private readonly monitor: GainNode
  private listening: readonly AudioNode[] = []
  private readonly stopPeaks: () => void
  private peaks: [number, number] = [0, 0]

  private constructor(private readonly context: AudioContext, private readonly stream: MediaStream, private readonly track: MediaStreamTrack, readonly deviceId: string) {
    this.source = new MediaStreamAudioSourceNode(context, { mediaStream: stream })
    const both = new GainNode(context, { channelCount: 2, channelCountMode: "explicit" })
    this.splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 })
    this.merger = new ChannelMergerNode(context, { numberOfInputs: 2 })
    this.node = new GainNode(context, { channelCount: 2, channelCountMode: "explicit" })
    this.monitor = new GainNode(context)
    this.source.connect(both).connect(this.splitter)
    this.merger.connect(this.node)
    this.node.connect(this.monitor)
    this.stopPeaks = tapPeaks(context, this.node, (peaks) => { this.peaks = peaks })
  }

  /** @throws {DOMException} refused, not there, held by another program */
  static async open(context: AudioContext, deviceId: string, channel: Channel): Promise<Input> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { ...asItIs, ...(deviceId && { deviceId: { exact: deviceId } }) } })
    const [track] = stream.getAudioTracks()
    if (!track) throw new DOMException("The input has no sound", "NotFoundError")
    const input = new Input(context, stream, track, track.getSettings().deviceId ?? deviceId)
    input.choose(channel)
    return input
  }

  get label(): string { return this.track.label || "Microphone" }
  /** What the device says of its own delay, s. */
  get latencySeconds(): number { return (this.track.getSettings() as { latency?: number }).latency ?? 0 }
  get sampleRate(): number | undefined { return this.track.getSettings().sampleRate }
  /** Amplitudes, with hold. */
  get level(): readonly [number, number] { return this.peaks }

  choose(channel: Channel): void {
    this.splitter.disconnect()
    this.splitter.connect(this.merger, channel === "2" ? 1 : 0, 0)
    this.splitter.connect(this.merger, channel === "1" ? 0 : 1, 1)
  }

  /** Lets it be heard through these nodes, and no others. */
  hearThrough(nodes: readonly AudioNode[]): void {
    if (nodes.length === this.listening.length && nodes.every((node, index) => node === this.listening[index])) return
    this.monitor.disconnect()
    for (const node of nodes) this.monitor.connect(node)
    this.listening = nodes
  }

  /** Told once, when the device goes. */
  onEnded(listener: () => void): void { this.track.addEventListener("ended", listener, { once: true }) }

  close(): void {
    this.stopPeaks()
    for (const track of this.stream.getTracks()) track.stop()
    // `node` stays with whoever records it: a recorder lets it go itself.
    for (const node of [this.source, this.splitter, this.merger, this.monitor]) node.disconnect()
  }
}

/** Inputs that there are; without names until the person has allowed the microphone. */
export async function inputsThere(): Promise<{ id: string; label: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "").map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Input ${index + 1}` }))
}
