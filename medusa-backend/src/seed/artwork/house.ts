import type { Random } from "../render/random"
import type { Palette } from "./svg"

/** What a sleeve says. */
export type SleeveText = { readonly title: string; readonly producer: string; readonly genre: string; readonly random: Random }

/** A producer's visual house: one palette, one geometry, one face. Every drawing is an SVG document. */
export type House = {
  readonly palette: Palette
  sleeve(text: SleeveText): string
  avatar(random: Random): string
  banner(random: Random): string
}
