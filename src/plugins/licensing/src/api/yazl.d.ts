/** What is used here of yazl 3.3.1 beyond what `stems` uses; the package ships no types. */
declare module "yazl" {
  import type { Readable } from "node:stream"

  interface ZipFile {
    addReadStreamLazy(metadataPath: string, options: { compress?: boolean; mtime?: Date; mode?: number; size?: number }, open: (done: (error: unknown, stream?: Readable) => void) => void): void
  }
}
