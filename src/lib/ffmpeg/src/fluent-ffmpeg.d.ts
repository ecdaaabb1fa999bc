/** The part of fluent-ffmpeg 2.1.3 that the adapter uses; the package ships no types. */
declare module "fluent-ffmpeg" {
  import type { EventEmitter } from "node:events"
  import type { Writable } from "node:stream"

  interface FfmpegCommand extends EventEmitter {
    setFfmpegPath(path: string): this
    input(source: string): this
    inputOptions(...options: string[]): this
    complexFilter(graph: string): this
    output(target: string | Writable): this
    outputOptions(...options: string[]): this
    run(): void
    kill(signal: NodeJS.Signals): this
  }

  function ffmpeg(options: { cwd?: string; stdoutLines?: number }): FfmpegCommand
  export = ffmpeg
}
