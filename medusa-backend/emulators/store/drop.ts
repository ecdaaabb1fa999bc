import { createReadStream, createWriteStream, mkdirSync, type WriteStream } from "node:fs"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import { dirname, join, posix, relative } from "node:path"

/** The folder into which packages are dropped, by SFTP or S3 alike. Paths are of a client's, and never lead out of it. */
export class Drop {
  constructor(readonly folder: string, private readonly arrived: (path: string) => Promise<void>) {
    mkdirSync(folder, { recursive: true })
  }

  /** Where a client's path lies. */
  at(path: string): string {
    return join(this.folder, posix.normalize(`/${path}`))
  }

  async write(path: string): Promise<WriteStream> {
    await mkdir(dirname(this.at(path)), { recursive: true })
    return createWriteStream(this.at(path))
  }

  read(path: string) {
    return createReadStream(this.at(path))
  }

  async stat(path: string): Promise<{ isFolder: boolean; size: number; mtime: Date } | null> {
    const found = await stat(this.at(path)).catch(() => null)
    return found && { isFolder: found.isDirectory(), size: found.size, mtime: found.mtime }
  }

  async list(path: string): Promise<string[]> {
    return (await readdir(this.at(path)).catch(() => [])).sort()
  }

  /** All files below a folder, as a client names them. */
  async below(path: string): Promise<string[]> {
    const entries = await readdir(this.at(path), { withFileTypes: true, recursive: true }).catch(() => [])
    return entries.filter((entry) => entry.isFile()).map((entry) => relative(this.folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort()
  }

  async makeFolder(path: string): Promise<void> {
    await mkdir(this.at(path), { recursive: true })
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(this.at(from), this.at(to))
    await this.arrived(to)
  }

  async remove(path: string): Promise<void> {
    await rm(this.at(path), { force: true })
  }

  /** A file is whole now. */
  async finished(path: string): Promise<void> {
    await this.arrived(path)
  }
}
