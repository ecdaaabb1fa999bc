import { fileName } from "./file-name"

/**
 * Names for stems from their paths in a zip: the folder that holds them all falls away, others stay as part of the name
 * ("Drums/Kick.wav" is "Drums - Kick"), and what no file system can store is left out. Without extension, at most 80 characters each.
 * @param paths with forward slashes
 */
export function stemNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split("/").filter((part) => part !== "" && part !== "."))
  const shared = sharedFolders(parts)
  return parts.map((each) => plain(each.slice(shared).join(" - ")))
}

function sharedFolders([first = [], ...others]: readonly string[][]): number {
  let shared = 0
  while (shared < first.length - 1 && others.every((each) => shared < each.length - 1 && each[shared] === first[shared])) shared++
  return shared
}

const plain = (name: string) => fileName(name, "x").replace(/\.x$/, "")
