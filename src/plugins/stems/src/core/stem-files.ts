import { fileName } from "./file-name"

/**
 * Names in a zip for stems in their order: "01 Kick.wav". The number keeps the order in every file manager, and names that are the same apart.
 * @param extension without a dot
 */
export const stemFile = (position: number, name: string, extension: string): string =>
  fileName(`${String(position).padStart(2, "0")} ${fileName(`${name}.x`, "x").slice(0, -2)}.x`, extension)
