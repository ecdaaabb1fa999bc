import { existsSync } from "node:fs"

/** The Debian packages that hold the recordings below. */
export const REAL_PACKAGES = "sonic-pi-samples lmms-common fretsonfire-songs-muldjord fretsonfire-songs-sectoid"

const SONIC = "/usr/share/sonic-pi/samples"
const LMMS = "/usr/share/lmms/samples"
const FRETS = "/usr/share/games/fretsonfire/data/songs"

/**
 * Recordings of known tempo: songs whose MIDI file beside them states it, and loops cut to whole beats (beats and length give it; loops of
 * Sonic Pi at 97 are documented so). Genres are the shop's nearest. Left out: loops without a beat, and `loop_tabla`, whose count is a matter of taste.
 * @type {readonly (readonly [path: string, genre: string, bpm: number])[]}
 */
const TABLE = [
  [`${FRETS}/muldjord/chaos_god/song.ogg`, "rock", 170], [`${FRETS}/muldjord/internal_degeneration/song.ogg`, "rock", 190],
  [`${FRETS}/muldjord/mutilated_mime/song.ogg`, "rock", 180], [`${FRETS}/muldjord/armygeddon/song.ogg`, "rock", 170],
  [`${FRETS}/sectoid/Metal madness/song.ogg`, "rock", 150], [`${FRETS}/sectoid/Escape from chaosland/song.ogg`, "rock", 135],
  [`${FRETS}/sectoid/Feelings/song.ogg`, "rock", 95], [`${FRETS}/sectoid/War of freedom/song.ogg`, "rock", 140],
  [`${SONIC}/loop_amen.flac`, "rock", 136.9], [`${SONIC}/loop_amen_full.flac`, "rock", 140], [`${SONIC}/loop_breakbeat.flac`, "uk-garage", 126],
  [`${SONIC}/loop_compus.flac`, "techno", 148], [`${SONIC}/loop_electric.flac`, "boom-bap", 97], [`${SONIC}/loop_garzul.flac`, "techno", 120],
  [`${SONIC}/loop_industrial.flac`, "techno", 135.8], [`${SONIC}/loop_mehackit1.flac`, "boom-bap", 97], [`${SONIC}/loop_mehackit2.flac`, "boom-bap", 97],
  [`${SONIC}/loop_mika.flac`, "house", 120], [`${SONIC}/loop_perc1.flac`, "afrobeats", 97], [`${SONIC}/loop_perc2.flac`, "afrobeats", 97],
  [`${SONIC}/loop_safari.flac`, "afrobeats", 120], [`${SONIC}/loop_weirdo.flac`, "dancehall", 97],
  [`${LMMS}/beats/909beat01.ogg`, "house", 121.5], [`${LMMS}/beats/break01.ogg`, "drum-and-bass", 166.8], [`${LMMS}/beats/break02.ogg`, "rock", 139.6],
  [`${LMMS}/beats/break03.ogg`, "drum-and-bass", 166.7], [`${LMMS}/beats/electro_beat01.ogg`, "techno", 120], [`${LMMS}/beats/electro_beat02.ogg`, "techno", 120],
  [`${LMMS}/beats/house_loop01.ogg`, "techno", 142], [`${LMMS}/beats/jungle01.ogg`, "drum-and-bass", 172.7],
  [`${LMMS}/beats/rave_hihat01.ogg`, "drum-and-bass", 180.4], [`${LMMS}/beats/rave_hihat02.ogg`, "drum-and-bass", 180.5], [`${LMMS}/beats/rave_kick01.ogg`, "drum-and-bass", 180.6],
  [`${LMMS}/beats/rave_kick02.ogg`, "drum-and-bass", 180.2], [`${LMMS}/beats/rave_snare01.ogg`, "drum-and-bass", 180.3],
  [`${LMMS}/bassloops/briff01.ogg`, "techno", 138.6], [`${LMMS}/bassloops/rave_bass01.ogg`, "drum-and-bass", 180.3], [`${LMMS}/bassloops/rave_bass02.ogg`, "drum-and-bass", 180.2],
  [`${LMMS}/bassloops/tb303_01.ogg`, "techno", 124.7], [`${LMMS}/bassloops/techno_bass01.ogg`, "techno", 147.4], [`${LMMS}/bassloops/techno_bass02.ogg`, "techno", 139],
  [`${LMMS}/bassloops/techno_synth01.ogg`, "techno", 140.3], [`${LMMS}/bassloops/techno_synth02.ogg`, "techno", 125.1], [`${LMMS}/bassloops/techno_synth03.ogg`, "techno", 131.3],
  [`${LMMS}/bassloops/techno_synth04.ogg`, "techno", 140],
]

/** Those that are installed here. */
export const realTracks = () => TABLE.filter(([path]) => existsSync(path)).map(([path, genre, bpm]) => ({ name: path.split("/").slice(-2).join("/"), path, genre, bpm, key: null, isLoop: !path.includes("fretsonfire") }))
