"use client"

import { useEffect, useRef, useState, type RefObject } from "react"
import type WaveSurfer from "wavesurfer.js"

/**
 * A file that is heard by itself. `wave`: the loudest of its parts, 0 to 1, where that is known; it is never decoded to be drawn, unless `isShort`
 * says that this is cheap. `seconds`: where they are known.
 */
export type ClipFile = { url: string; wave?: readonly number[] | undefined; seconds?: number | undefined; isShort?: boolean }

/** `open` says where the file is; undefined: it is not to be had. An address of this page's own (`blob:`) is given back when the clip is closed. */
export type ClipSource = { name: string; open: () => Promise<ClipFile | undefined> }

export type Clip = {
  place: RefObject<HTMLDivElement | null>; isOpen: boolean; isPlaying: boolean; trouble: string | null
  /** Seconds; `length` is 0 until it is known. */
  at: number; length: number
  toggle: () => void
  seek: (seconds: number) => void
}

/** What of a page is heard: one at a time. */
let silenceOther: (() => void) | undefined

/** Plays one file and draws its wave into `place`, with wavesurfer.js; that is loaded with the first clip that is opened. */
export function useClip(source: ClipSource, { isShown = false }: { isShown?: boolean } = {}): Clip {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(source)
  const surfer = useRef<WaveSurfer | null>(null)
  const [isOpen, setOpen] = useState(isShown)
  const [isWanted, setWanted] = useState(false)
  const [isPlaying, setPlaying] = useState(false)
  const [time, setTime] = useState({ at: 0, length: 0 })
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => { latest.current = source })

  useEffect(() => {
    const container = place.current
    if (!isOpen || !container) return
    const { name, open } = latest.current
    let close = () => {}
    let isHere = true
    const fail = (reason: string) => { setTrouble(`“${name}” could not be played: ${reason}`); setWanted(false); setPlaying(false); setOpen(isShown) }
    const draw = async () => {
      const [file, { default: WaveSurfer }] = await Promise.all([open(), import("wavesurfer.js")])
      const leave = () => { if (file?.url.startsWith("blob:")) URL.revokeObjectURL(file.url) }
      if (!isHere) { leave(); return }
      if (!file) { fail("it is not on this device."); return }
      const made = WaveSurfer.create({ container, height: "auto", ...looks, ...inksOf(container), interact: false })
      const themes = new MutationObserver(() => { made.setOptions(inksOf(container)) })
      themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] })
      close = () => { themes.disconnect(); made.destroy(); leave() }
      surfer.current = made
      const tell = () => { setTime({ at: made.getCurrentTime(), length: made.getDuration() }) }
      made.on("timeupdate", tell)
      made.on("ready", tell)
      made.on("play", () => { setPlaying(true) })
      made.on("pause", () => { setPlaying(false); setWanted(false) })
      made.on("error", ({ message }) => { if (isHere) fail(message) })
      made.on("finish", () => { setPlaying(false); setWanted(false); made.setTime(0) })
      await made.load(file.url, file.isShort ? undefined : [[...(file.wave ?? UNKNOWN)]], file.seconds)
    }
    setTrouble(null)
    draw().catch((error: unknown) => { if (isHere) fail(wordsOf(error)) })
    return () => { isHere = false; surfer.current = null; close(); setTime({ at: 0, length: 0 }) }
  }, [isOpen, isShown])

  const isReady = time.length > 0
  useEffect(() => {
    if (!isWanted || !isReady) return
    surfer.current?.play().catch((error: unknown) => { setWanted(false); setTrouble(`“${latest.current.name}” could not be played: ${wordsOf(error)}`) })
  }, [isWanted, isReady])

  // One that is always shown stays where it is; others go with what is heard next.
  const silence = useRef(() => { surfer.current?.pause(); setWanted(false); setOpen(isShown) })
  useEffect(() => { const own = silence.current; return () => { if (silenceOther === own) silenceOther = undefined } }, [])
  const toggle = () => {
    if (isWanted || isPlaying) { surfer.current?.pause(); setWanted(false); return }
    if (silenceOther !== silence.current) silenceOther?.()
    silenceOther = silence.current
    setOpen(true)
    setWanted(true)
  }
  return { place, isOpen, isPlaying: isWanted || isPlaying, trouble, ...time, toggle, seek: (seconds) => { surfer.current?.setTime(seconds) } }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Drawn where nothing is known of a wave: a line to see the place on. */
const UNKNOWN = [0, 0]
const looks = { barWidth: 2, barGap: 1, barRadius: 1, barMinHeight: 2, cursorWidth: 1 }

function inksOf(element: HTMLElement) {
  const style = getComputedStyle(element)
  const [waveColor, progressColor, cursorColor] = ["--wave", "--wave-played", "--accent"].map((name) => style.getPropertyValue(name).trim())
  return { waveColor: waveColor ?? "", progressColor: progressColor ?? "", cursorColor: cursorColor ?? "" }
}
