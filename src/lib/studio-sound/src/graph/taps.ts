import { LOUDNESS, METER } from "../worklets/names"
import type { LoudnessReport, PeakReport } from "../worklets/reports"

/** Loudness of a node, reported 30 times a second. */
export function tapLoudness(context: BaseAudioContext, from: AudioNode, listener: (report: LoudnessReport) => void): { reset(): void; dispose(): void } {
  const node = new AudioWorkletNode(context, LOUDNESS, { numberOfOutputs: 0, channelCount: 2, channelCountMode: "explicit" })
  node.port.onmessage = ({ data }: MessageEvent<LoudnessReport>) => listener(data)
  from.connect(node)
  return {
    reset: () => { node.port.postMessage("reset") },
    dispose: () => {
      from.disconnect(node)
      node.port.postMessage("end")
    },
  }
}

/** Peaks of a node with hold, as amplitudes, 30 times a second. @returns to call when it is enough */
export function tapPeaks(context: BaseAudioContext, from: AudioNode, listener: (peaks: [number, number]) => void): () => void {
  const node = new AudioWorkletNode(context, METER, { numberOfOutputs: 0, channelCount: 2, channelCountMode: "explicit" })
  node.port.onmessage = ({ data }: MessageEvent<PeakReport>) => listener(data.peaks)
  from.connect(node)
  return () => {
    from.disconnect(node)
    node.port.postMessage("end")
  }
}

/** Oscilloscope and spectrum of a node. @param fftSize a power of 2 */
export function tapAnalyser(context: BaseAudioContext, from: AudioNode, fftSize = 4_096): { analyser: AnalyserNode; dispose(): void } {
  const analyser = new AnalyserNode(context, { fftSize })
  from.connect(analyser)
  return { analyser, dispose: () => { from.disconnect(analyser) } }
}
