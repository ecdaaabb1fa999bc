/** @param {string} version
 * @returns {string | undefined}
 * One sentence when this Node is too old, else `undefined`. Kept in plain old JavaScript, so that an old Node can read it. */
export function nodeTrouble(version) {
  const parts = version.replace(/^v/, "").split(".").map(Number)
  const major = parts[0]
  const minor = parts[1]
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return undefined
  return "Node " + version + " is too old for Max Booster: install Node 20.19 or newer, or 22.12 or newer (https://nodejs.org, or `nvm install 22`)."
}
