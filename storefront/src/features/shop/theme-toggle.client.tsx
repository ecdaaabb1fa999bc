"use client"
import { Moon, Sun } from "lucide-react"

/** Day and night; kept in a cookie so that the server draws the same. */
export function ThemeToggle() {
  const toggle = () => {
    const root = document.documentElement
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches
    root.dataset.theme = dark ? "light" : "dark"
    document.cookie = `mb_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`
  }
  return <button type="button" aria-label="Day or night" onClick={toggle} className="grid size-11 place-items-center rounded-lg hover:bg-line/60"><Sun size={20} className="dark-only" aria-hidden /><Moon size={20} className="light-only" aria-hidden /></button>
}
