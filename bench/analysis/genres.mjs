/**
 * How each genre is played. Drums: a line a drum (General MIDI number), a character a sixteenth: `X` accent, `x` hit, `o` soft hit,
 * `r` a roll of two, `t` a roll of three, `.` nothing. Lines of 32 last two bars. Programs are General MIDI's, from 0.
 * @typedef {Record<number, string>} Drums
 * @typedef {{ id: string, bpm: [number, number], minor: number, swing: [number, number], drums: Drums[],
 *   bass: ("long" | "eighths" | "offbeat" | "syncopated" | "kick" | "walk")[], chords: ("pad" | "stabs" | "offbeat" | "arpeggio" | "keys" | "tresillo")[],
 *   bassPrograms: number[], chordPrograms: number[], leadPrograms: number[] }} Genre
 */
const [K, S, RIM, CLAP, HAT, OPEN, RIDE, TAMB, SHAKER, CONGA, LOWCONGA, COWBELL] = [36, 38, 37, 39, 42, 46, 51, 54, 70, 63, 64, 56]

/** @type {Genre[]} */
export const genres = [
  { id: "trap", bpm: [122, 168], minor: 0.85, swing: [0, 0.06], bass: ["kick", "long", "syncopated"], chords: ["pad", "keys", "arpeggio"], bassPrograms: [38, 39, 87], chordPrograms: [88, 89, 4, 11], leadPrograms: [10, 80, 73, 108], drums: [
    { [K]: "X.....x...x.....X.......x..x....", [CLAP]: "........X...............X.......", [HAT]: "x.x.x.x.x.x.x.r.x.x.x.x.xxx.t.x." },
    { [K]: "X......x..x...x.X..x......x.....", [S]: "........X...............X.....o.", [HAT]: "x.x.xxx.x.x.x.x.x.t.x.x.x.x.rrx." },
    { [K]: "X..x....x.......X..x....x.x.....", [CLAP]: "........X...............X.......", [HAT]: "xxxxxxxxxxxxxxxxxxrrxxxxxxxxtxxx", [OPEN]: "..............x................." } ] },
  { id: "boom-bap", bpm: [80, 100], minor: 0.7, swing: [0.08, 0.3], bass: ["kick", "walk", "syncopated"], chords: ["keys", "stabs", "pad"], bassPrograms: [32, 33, 35], chordPrograms: [4, 0, 5, 48], leadPrograms: [56, 65, 11, 73], drums: [
    { [K]: "X.....x.x.......X..x..x...x.....", [S]: "....X.......X..o....X.......X...", [HAT]: "x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x." },
    { [K]: "X..x......x.x...X.x......xx.....", [S]: "....X..o.o..X.......X..o....X..o", [HAT]: "x.xxx.x.x.xxx.x.x.x.x.x.x.x.x.xx" },
    { [K]: "X.x.......x.....", [S]: "....X.......X...", [RIDE]: "x...x...x...x...", [HAT]: "..x...x...x...x." } ] },
  { id: "drill", bpm: [136, 148], minor: 0.95, swing: [0, 0.04], bass: ["syncopated", "kick"], chords: ["pad", "arpeggio", "keys"], bassPrograms: [38, 39, 87], chordPrograms: [0, 48, 89, 11], leadPrograms: [10, 0, 48, 78], drums: [
    { [K]: "X.......x..x....X..x......x.....", [S]: "........X...............X..X....", [HAT]: "x..x..x.x..x..x.x..x..xrx..x..t." },
    { [K]: "X..x..........x.X.....x...x.....", [S]: "......X.........X.......X.......".replace(/^......X/, "........"), [CLAP]: "........X.............X.........", [HAT]: "x..x..x.x..x..x.x..x.rx.x..x.tx." },
    { [K]: "X.....x..x......X..x..x.........", [S]: "........X...........X.......X...", [HAT]: "x.xx..x.x.xx.tx.x.xx..x.x.xr..x." } ] },
  { id: "lo-fi", bpm: [66, 92], minor: 0.5, swing: [0.1, 0.34], bass: ["long", "walk", "kick"], chords: ["keys", "pad"], bassPrograms: [32, 33, 35], chordPrograms: [4, 0, 24, 5], leadPrograms: [11, 24, 26, 73], drums: [
    { [K]: "X......xx.......X..x...x........", [S]: "....x.......x.......x.......x..o", [HAT]: "x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x." },
    { [K]: "X.........x.....X......x..x.....", [RIM]: "....X.......X.......X.......X...", [HAT]: "x.o.x.o.x.o.x.o.x.o.x.o.x.o.x.oo" },
    { [K]: "X.....x...x.....", [S]: "....x.......x...", [SHAKER]: "x.x.x.x.x.x.x.x." } ] },
  { id: "r-and-b", bpm: [58, 100], minor: 0.5, swing: [0, 0.2], bass: ["kick", "long", "syncopated"], chords: ["keys", "pad", "stabs"], bassPrograms: [33, 38, 36], chordPrograms: [4, 5, 0, 24], leadPrograms: [52, 65, 26, 11], drums: [
    { [K]: "X..x...x..x.....X..x......x...x.", [S]: "....X.......X.......X.......X...", [HAT]: "x.x.x.x.x.xxx.x.x.x.x.x.x.x.xxx." },
    { [K]: "X.....xx..x.....", [CLAP]: "....X.......X...", [RIM]: ".......o........", [HAT]: "xxx.xxx.xxx.xxx." },
    { [K]: "X......x.x......X......x....x...", [S]: "....X.......X..o....X.......X...", [HAT]: "x.x.x.x.x.x.x.x.x.x.x.r.x.x.x.x.", [SHAKER]: "..x...x...x...x...x...x...x...x." } ] },
  { id: "pop", bpm: [88, 132], minor: 0.35, swing: [0, 0.04], bass: ["eighths", "kick", "long"], chords: ["pad", "keys", "stabs", "arpeggio"], bassPrograms: [33, 34, 38], chordPrograms: [0, 25, 27, 50], leadPrograms: [52, 80, 27, 73], drums: [
    { [K]: "X.......X.x.....", [S]: "....X.......X...", [HAT]: "x.x.x.x.x.x.x.x." },
    { [K]: "X...x...X...x...", [CLAP]: "....X.......X...", [HAT]: "x.x.x.x.x.x.x.x.", [TAMB]: "..x...x...x...x." },
    { [K]: "X..x..x.X.......X..x..x.X...x...", [S]: "....X.......X.......X.......X..x", [HAT]: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" } ] },
  { id: "house", bpm: [116, 130], minor: 0.65, swing: [0, 0.14], bass: ["offbeat", "syncopated", "eighths"], chords: ["stabs", "offbeat", "pad"], bassPrograms: [38, 39, 33], chordPrograms: [4, 16, 0, 90], leadPrograms: [81, 52, 66, 17], drums: [
    { [K]: "X...X...X...X...", [CLAP]: "....X.......X...", [OPEN]: "..x...x...x...x.", [HAT]: "xx.xxx.xxx.xxx.x" },
    { [K]: "X...X...X...X...", [S]: "....X.......X...", [OPEN]: "..X...X...X...X.", [SHAKER]: "xoxxxoxxxoxxxoxx" },
    { [K]: "X...X...X...X...X...X...X...X.x.", [CLAP]: "....X.......X.......X.......X..x", [HAT]: "..x...x...x...x...x...x...x...x.", [CONGA]: "...x..x...xx.......x..x..x.x...." } ] },
  { id: "techno", bpm: [124, 146], minor: 0.9, swing: [0, 0.02], bass: ["offbeat", "eighths", "syncopated"], chords: ["stabs", "arpeggio", "pad"], bassPrograms: [38, 39, 87], chordPrograms: [81, 90, 95, 50], leadPrograms: [80, 81, 84, 99], drums: [
    { [K]: "X...X...X...X...", [OPEN]: "..x...x...x...x.", [HAT]: "xxxxxxxxxxxxxxxx" },
    { [K]: "X...X...X...X...", [CLAP]: "....x.......x...", [RIDE]: "..x...x...x...x.", [LOWCONGA]: "...x..x....x..x." },
    { [K]: "X...X...X...X...X...X...X...X..x", [HAT]: "..x...x...x...x...x...x...x...x.", [RIM]: "...x..x..x.....x...x..x..x..x..." } ] },
  { id: "drum-and-bass", bpm: [164, 180], minor: 0.85, swing: [0, 0.05], bass: ["long", "syncopated", "eighths"], chords: ["pad", "stabs", "arpeggio"], bassPrograms: [38, 39, 87], chordPrograms: [89, 4, 50, 95], leadPrograms: [81, 80, 52, 11], drums: [
    { [K]: "X.........x.....", [S]: "....X.......X...", [HAT]: "x.x.x.x.x.x.x.x." },
    { [K]: "X..x......x.....X.........xx....", [S]: "....X..o.o..X..o....X..o.o..X...", [HAT]: "x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x." },
    { [K]: "X.x.......xx....X.x.......x.....", [S]: "....X..x.x..X..x....X..x.x....X.", [RIDE]: "x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x." } ] },
  { id: "uk-garage", bpm: [126, 140], minor: 0.7, swing: [0.12, 0.3], bass: ["syncopated", "offbeat"], chords: ["stabs", "offbeat", "keys"], bassPrograms: [38, 33, 39], chordPrograms: [16, 4, 17, 90], leadPrograms: [52, 80, 11, 66], drums: [
    { [K]: "X.........x.....X......x..x.....", [S]: "....X.......X.......X.......X..o", [HAT]: "..x...x...x...x...xx..x...x..xx." },
    { [K]: "X..x......x.....", [CLAP]: "....X.......X...", [RIM]: ".......x..x.....", [HAT]: "x.x.x.xxx.x.x.xx" },
    { [K]: "X...X...X...X...", [CLAP]: "....X.......X...", [OPEN]: "..x...x...x...x.", [HAT]: "x..xx..xx..xx..x" } ] },
  { id: "afrobeats", bpm: [94, 120], minor: 0.5, swing: [0, 0.12], bass: ["syncopated", "kick"], chords: ["tresillo", "stabs", "keys", "pad"], bassPrograms: [33, 38, 35], chordPrograms: [4, 12, 24, 11], leadPrograms: [12, 65, 26, 52], drums: [
    { [K]: "X..x....X..x....", [RIM]: "...x..x....x..x.", [SHAKER]: "x.xxx.xxx.xxx.xx" },
    { [K]: "X...X...X...X...", [S]: "...x..x....x..x.", [HAT]: "x.x.x.x.x.x.x.x.", [CONGA]: "......x.......xx" },
    { [K]: "X......x..x.....", [RIM]: "X..x..x...x.x...", [SHAKER]: "xoxoxoxoxoxoxoxo", [LOWCONGA]: "....x.......x.x." } ] },
  { id: "amapiano", bpm: [108, 116], minor: 0.7, swing: [0, 0.12], bass: ["syncopated", "kick"], chords: ["keys", "stabs", "offbeat"], bassPrograms: [38, 36, 39], chordPrograms: [4, 0, 5], leadPrograms: [11, 73, 65, 12], drums: [
    { [K]: "X...X...X...X...", [RIM]: "..x..x....x..x..", [SHAKER]: "xoxxxoxxxoxxxoxx" },
    { [K]: "X.....x...X.....", [LOWCONGA]: "...x..x..x..x.x.", [CLAP]: "............X...", [SHAKER]: "x.xxx.xxx.xxx.xx" } ] },
  { id: "reggaeton", bpm: [84, 104], minor: 0.75, swing: [0, 0.02], bass: ["kick", "syncopated"], chords: ["tresillo", "stabs", "pad", "arpeggio"], bassPrograms: [38, 39, 33], chordPrograms: [24, 88, 4, 46], leadPrograms: [80, 73, 24, 11], drums: [
    { [K]: "X...X...X...X...", [S]: "...X..X....X..X.", [HAT]: "x.x.x.x.x.x.x.x." },
    { [K]: "X...X...X...X...", [S]: "...X..X....X..X.", [SHAKER]: "x.xxx.xxx.xxx.xx", [CLAP]: "......x.......x." } ] },
  { id: "dancehall", bpm: [86, 110], minor: 0.7, swing: [0, 0.05], bass: ["syncopated", "kick"], chords: ["offbeat", "stabs", "tresillo"], bassPrograms: [38, 33, 39], chordPrograms: [16, 4, 62, 88], leadPrograms: [62, 80, 52, 73], drums: [
    { [K]: "X..x..x.X..x..x.", [S]: "......X.......X.", [HAT]: "x.x.x.x.x.x.x.x." },
    { [K]: "X..X....X..X....", [S]: "......X.......X.", [RIM]: "x..x..x.x..x..x.", [SHAKER]: "x.x.x.x.x.x.x.x." } ] },
  { id: "synthwave", bpm: [82, 122], minor: 0.7, swing: [0, 0], bass: ["eighths", "offbeat"], chords: ["pad", "arpeggio", "stabs"], bassPrograms: [38, 39], chordPrograms: [50, 90, 62, 95], leadPrograms: [81, 80, 87, 84], drums: [
    { [K]: "X...X...X...X...", [S]: "....X.......X...", [HAT]: "x.x.x.x.x.x.x.x." },
    { [K]: "X.......X.......", [S]: "....X.......X...", [HAT]: "xxxxxxxxxxxxxxxx", [TAMB]: "....x.......x..." } ] },
  { id: "phonk", bpm: [118, 162], minor: 0.95, swing: [0, 0.05], bass: ["kick", "syncopated"], chords: ["stabs", "pad", "arpeggio"], bassPrograms: [38, 39, 87], chordPrograms: [88, 48, 81], leadPrograms: [113, 112, 80, 10], drums: [
    { [K]: "X...X...X...X...", [CLAP]: "....X.......X...", [HAT]: "x.x.x.x.x.x.x.x.", [COWBELL]: "x..x..x.x..x..x." },
    { [K]: "X.....x...x.....X..x......x.....", [S]: "........X...............X.......", [HAT]: "x.x.x.x.x.x.r.x.x.x.x.x.x.x.x.t.", [COWBELL]: "x..x..x...x.x...x..x..x...x.x.x." } ] },
  { id: "ambient", bpm: [56, 100], minor: 0.5, swing: [0, 0.04], bass: ["long"], chords: ["pad", "arpeggio", "keys"], bassPrograms: [38, 32, 89], chordPrograms: [88, 91, 94, 95, 0], leadPrograms: [11, 73, 0, 98], drums: [
    { [K]: "X.......x.......", [SHAKER]: "x.o.x.o.x.o.x.o." },
    { [K]: "X.........x.....", [RIM]: "....x.......x...", [HAT]: "o.x.o.x.o.x.o.x." } ] },
  { id: "rock", bpm: [92, 168], minor: 0.45, swing: [0, 0.04], bass: ["eighths", "kick"], chords: ["keys", "stabs", "pad"], bassPrograms: [33, 34], chordPrograms: [29, 30, 27, 18], leadPrograms: [30, 29, 27, 18], drums: [
    { [K]: "X.......X.x.....", [S]: "....X.......X...", [HAT]: "x.x.x.x.x.x.x.x." },
    { [K]: "X.x.....X.......X.x...x.X.......", [S]: "....X.......X.......X.......X...", [RIDE]: "x...x...x...x...x...x...x...x..." },
    { [K]: "X.....x.X.x.....", [S]: "....X.......X..o", [OPEN]: "x...x...x...x...", [HAT]: "..x...x...x...x." } ] },
]
