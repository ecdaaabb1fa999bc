import { RECORDER } from "../worklets/names"
import type { RecordedBlock } from "../worklets/reports"

/** Records a node, lossless, block by block; each says at which frame of the context it begins. */
export class Recorder {
  private readonly node: AudioWorkletNode
  private readonly ended: Promise<void>

  /** @param onBlock called with each block as it comes: to be written to disk, or kept */
  constructor(context: BaseAudioContext, private readonly from: AudioNode, onBlock: (block: RecordedBlock) => void) {
    this.node = new AudioWorkletNode(context, RECORDER, { numberOfOutputs: 0, channelCount: 2, channelCountMode: "explicit" })
    this.ended = new Promise((resolve) => {
      this.node.port.onmessage = ({ data }: MessageEvent<RecordedBlock | null>) => {
        if (data) onBlock(data)
        else resolve()
      }
    })
    from.connect(this.node)
  }

  /** Ends it; resolves once the last block has come. */
  async stop(): Promise<void> {
    this.node.port.postMessage("end")
    await this.ended
    this.from.disconnect(this.node)
  }
}
