import { createHash } from "node:crypto"
import * as fs from "node:fs"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import git from "isomorphic-git"

/** A version as a commit. `text`: what it says, pretty-printed; parents by the ids of earlier ones. */
export type Commit = { id: string; parents: readonly string[]; branch: string; message: string; author: { name: string; email: string }; at: Date; text: string }

/** The file that holds the project in the repository. */
export const PROJECT_FILE = "project.json"

/**
 * Writes versions, oldest first, as a Git repository that any Git reads: one commit a version, a branch a line of versions.
 * The same versions give the same hashes.
 * @param dir an empty folder @param branch the line that is checked out
 */
export async function writeHistory(dir: string, commits: readonly Commit[], branch: string): Promise<void> {
  await git.init({ fs, dir, defaultBranch: refOf(branch) })
  const written = new Map<string, string>()
  const tips = new Map<string, Commit>()
  for (const { id, parents, message, author, at, text, ...rest } of commits) {
    const blob = await git.writeBlob({ fs, dir, blob: Buffer.from(text) })
    const tree = await git.writeTree({ fs, dir, tree: [{ mode: "100644", path: PROJECT_FILE, oid: blob, type: "blob" }] })
    const who = { name: plain(author.name) || "Somebody", email: plain(author.email), timestamp: Math.floor(at.getTime() / 1_000), timezoneOffset: 0 }
    const parent = parents.flatMap((each) => written.get(each) ?? [])
    written.set(id, await git.writeCommit({ fs, dir, commit: { message: `${message}\n`, tree, parent, author: who, committer: who } }))
    tips.set(rest.branch, { id, parents, message, author, at, text, ...rest })
  }
  for (const [name, { id }] of tips) await git.writeRef({ fs, dir, ref: `refs/heads/${refOf(name)}`, value: written.get(id) ?? "", force: true })
  const tip = tips.get(branch) ?? [...tips.values()].at(-1)
  if (!tip) return
  await writeFile(join(dir, PROJECT_FILE), tip.text)
  await git.add({ fs, dir, filepath: PROJECT_FILE })
}

/** Git ends a name at an angle bracket, and a line at its end. */
const plain = (text: string) => text.replace(/[<>\p{Cc}]/gu, "").trim()

/** A line's name as Git takes it. What had to be changed gets a mark of its own, so that no two become one. */
export function refOf(branch: string): string {
  const taken = branch.normalize("NFC").replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "")
  return taken === branch ? branch : `${taken || "line"}-${createHash("sha256").update(branch).digest("hex").slice(0, 6)}`
}
