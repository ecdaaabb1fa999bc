/** What an AudioWorkletGlobalScope has besides the language; TypeScript's DOM library lacks it. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort
  constructor(options?: { processorOptions?: unknown })
}
declare function registerProcessor(name: string, processor: new (options: { processorOptions?: unknown }) => AudioWorkletProcessor): void
declare const currentFrame: number
declare const sampleRate: number
