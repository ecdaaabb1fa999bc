/**
 * The files that a page shows: code blocks whose first line says `file=PATH`, fenced with backticks or tildes.
 * @param {string} markdown
 * @returns {Record<string, string>} text by path
 */
export function filesIn(markdown) {
  const blocks = markdown.matchAll(/^(```|~~~)\w+ file=(\S+)\n([\s\S]*?)^\1$/gm)
  return Object.fromEntries([...blocks].map(([, , path, text]) => [path, text]))
}
