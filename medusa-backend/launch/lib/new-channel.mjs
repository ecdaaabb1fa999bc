import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

import { filesIn } from "./doc-files.mjs"
import { writeWhole } from "./files.mjs"
import { inRoot } from "./paths.mjs"
import { Trouble } from "./trouble.mjs"

/**
 * Makes a channel to the stores from the files that docs/channels.md shows, under another name.
 * @param {string} name
 * @param {string} [parent] a folder inside this repository, where its packages are found
 * @returns {Promise<string>} its folder
 * @throws {Trouble} the name or the folder cannot be taken
 */
export async function newChannel(name, parent = inRoot("src/plugins")) {
  const id = name.replace(/^channel-/, "")
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || id.length < 2 || id.length > 31) throw new Trouble(`"${name}" is no name for a channel: use up to 31 small letters, digits and hyphens, a letter first, e.g. channel-ftps.`)
  const folder = join(parent, name)
  if (existsSync(folder)) throw new Trouble(`${folder} exists already. Nothing was changed.`)
  const label = id.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase())
  const constant = id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())
  const variable = id.replaceAll("-", "_").toUpperCase()
  const renamed = (/** @type {string} */ text) => text.replaceAll("channel-share", name).replaceAll("RELEASE_SHARE", `RELEASE_${variable}`).replaceAll('"share"', `"${id}"`).replaceAll("Shared folder", label).replaceAll(/\bshare\b/g, constant)
  for (const [path, text] of Object.entries(filesIn(await readFile(inRoot("docs/channels.md"), "utf8")))) await writeWhole(join(folder, path), renamed(text))
  return folder
}
