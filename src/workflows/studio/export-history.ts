import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ZipFile } from "yazl"
import type { VersionRow } from "../../modules/studio"
import { openProject, studioOf } from "./caller"
import type { ProjectExport } from "./export-project"
import { writeHistory, type Commit } from "./git-history"

const WORDS: Record<VersionRow["reason"], string> = { manual: "Saved", automatic: "Automatic", bounce: "Bounced", restore: "Restored", import: "Imported" }

/** All versions of a project as a Git repository, packed as a zip: whoever unpacks it reads the history with any Git. */
export async function exportHistory(container: MedusaContainer, customerId: string, projectId: string): Promise<ProjectExport> {
  const { name, branch } = await openProject(container, customerId, projectId)
  const { versions } = studioOf(container)
  const oldestFirst = (await versions.list(projectId)).reverse()
  const authors = await authorsOf(container, oldestFirst)
  const commits: Commit[] = []
  for (const version of oldestFirst) {
    commits.push({
      id: version.id, parents: [version.parent_id, version.second_parent_id].filter((id) => id !== null), branch: version.branch, message: version.name ?? WORDS[version.reason],
      author: authors.get(version.author_id ?? "") ?? { name: "Somebody", email: "" }, at: new Date(version.created_at), text: `${JSON.stringify(JSON.parse(await versions.textOf(version.hash)), null, 2)}\n`,
    })
  }
  return { filename: `${name} (history).zip`, writeTo: (into) => inAFolder(async (dir) => {
    await writeHistory(dir, commits, branch)
    const zip = new ZipFile()
    for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) if (entry.isFile()) zip.addFile(join(entry.parentPath, entry.name), relative(dir, join(entry.parentPath, entry.name)), { mtime: new Date(Date.UTC(2026, 0, 1)), mode: 0o100644 })
    zip.end()
    await pipeline(zip.outputStream, into)
  }) }
}

async function authorsOf(container: MedusaContainer, versions: readonly VersionRow[]): Promise<Map<string, Commit["author"]>> {
  const id = [...new Set(versions.flatMap(({ author_id: author }) => author ?? []))]
  const people = id.length > 0 ? await container.resolve(Modules.CUSTOMER).listCustomers({ id }) : []
  return new Map(people.map(({ id: each, first_name, last_name, email }) => [each, { name: [first_name, last_name].filter(Boolean).join(" "), email }]))
}

async function inAFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "max-booster-history-"))
  try { await work(dir) } finally { await rm(dir, { recursive: true, force: true }) }
}
