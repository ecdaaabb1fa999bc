const variables = { line: "--line", lineStrong: "--line-strong", ink: "--ink", muted: "--muted", surface: "--surface", paper: "--paper", accent: "--accent", good: "--good", warn: "--warn", bad: "--bad", wave: "--wave" } as const

/** Colors of the theme, for a canvas. */
export type Ink = Record<keyof typeof variables, string>

/** The theme's colors where an element stands. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element)
  return Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, style.getPropertyValue(variable).trim()])) as Ink
}
