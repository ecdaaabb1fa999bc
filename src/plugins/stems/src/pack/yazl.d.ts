/** The part of yazl 3.3.1 that is used; the package ships no types. */
declare module "yazl" {
  import type { EventEmitter } from "node:events"
  import type { Readable } from "node:stream"

  type Options = { mtime?: Date; mode?: number; compress?: boolean; forceDosTimestamp?: boolean }

  export class ZipFile extends EventEmitter {
    readonly outputStream: Readable
    addFile(realPath: string, metadataPath: string, options?: Options): void
    addBuffer(buffer: Buffer, metadataPath: string, options?: Options): void
    end(): void
  }
}
