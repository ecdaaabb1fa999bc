import { stereo } from "../stereo"

/** A way from a node to another, with a delay where one is needed. Leading it elsewhere changes nothing that stays. */
export class DelayedWay {
  private delay: DelayNode | undefined
  private to: AudioNode | undefined
  private input = 0
  private frames = -1

  constructor(private readonly context: BaseAudioContext, private readonly from: AudioNode) {}

  lead(to: AudioNode, frames: number, input = 0): void {
    if (to === this.to && frames === this.frames && input === this.input) return
    this.dispose()
    this.to = to
    this.frames = frames
    this.input = input
    const seconds = frames / this.context.sampleRate
    this.delay = frames > 0 ? new DelayNode(this.context, { delayTime: seconds, maxDelayTime: seconds + 0.001, ...stereo }) : undefined
    if (this.delay) this.from.connect(this.delay).connect(to, 0, input)
    else this.from.connect(to, 0, input)
  }

  dispose(): void {
    if (!this.to) return
    if (this.delay) {
      this.from.disconnect(this.delay)
      this.delay.disconnect()
    } else this.from.disconnect(this.to, 0, this.input)
    this.to = undefined
  }
}
