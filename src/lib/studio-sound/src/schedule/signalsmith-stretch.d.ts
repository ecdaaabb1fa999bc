declare module "signalsmith-stretch" {
  type Change = { output?: number; active?: boolean; input?: number; rate?: number; semitones?: number }
  export default function SignalsmithStretch(context: BaseAudioContext, options?: AudioWorkletNodeOptions): Promise<AudioNode & {
    addBuffers(channels: Float32Array[]): Promise<number>
    schedule(change: Change): Promise<unknown>
  }>
}
