import sharp from "sharp"
import { type SeedBeat, type SeedProducer, genreLabel, producerOf } from "../catalog"
import { seededRandom } from "../render/random"
import { concreteChoir } from "./concrete-choir"
import type { House } from "./house"
import { parallaxWorks } from "./parallax-works"
import { saltwaterTapes } from "./saltwater-tapes"
import { solAndSirena } from "./sol-and-sirena"

const HOUSES: Readonly<Record<string, House>> = {
  "saltwater-tapes": saltwaterTapes, "concrete-choir": concreteChoir, "sol-and-sirena": solAndSirena, "parallax-works": parallaxWorks,
}

/** The sleeve of a beat as an SVG document, the same for the same seed. */
export function sleeveSvg(beat: SeedBeat): string {
  const producer = producerOf(beat)
  return houseOf(producer).sleeve({ title: beat.title, producer: producer.shopName, genre: genreLabel(beat.genre), random: seededRandom(`${beat.slug}/${beat.seed}`) })
}

/** The sleeve of a beat, a JPEG of 1500 x 1500. */
export const sleeveJpeg = (beat: SeedBeat): Promise<Buffer> => toJpeg(sleeveSvg(beat))

/** A producer's picture, a JPEG of 600 x 600. */
export const avatarJpeg = (producer: SeedProducer): Promise<Buffer> => toJpeg(houseOf(producer).avatar(seededRandom(`${producer.slug}/avatar`)))

/** A producer's banner, a JPEG of 1800 x 600. */
export const bannerJpeg = (producer: SeedProducer): Promise<Buffer> => toJpeg(houseOf(producer).banner(seededRandom(`${producer.slug}/banner`)))

const toJpeg = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).jpeg({ quality: 84, chromaSubsampling: "4:4:4" }).toBuffer()

function houseOf({ slug }: SeedProducer): House {
  const house = HOUSES[slug]
  if (!house) throw new Error(`No artwork house for the producer "${slug}": add one in seed/artwork`)
  return house
}
