/** A code as it is stored: capitals, without the spaces, dots, hyphens and slashes that it is written with, and without its name before it. */
export const plainCode = (written: string, name: string): string => {
  const code = written.normalize("NFKC").toUpperCase().replace(/[\s.\-‐-―/]/g, "")
  return code.replace(new RegExp(`^${name}:?`), "")
}

/** How many characters a code has against how many it should have, in words. */
export const lengthOf = (code: string, should: string | number): string => `${code.length === 1 ? "1 character is" : `${code.length} characters are`} there, ${should} are needed`
