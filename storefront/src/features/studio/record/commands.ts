import type { StudioCommand } from "../arrange/commands"
import { recordingOf } from "./recording"

/** Recording by key. */
export const recordingCommands: readonly StudioCommand[] = [
  { id: "record", group: "Recording", label: "Record or stop", keys: "R", run: (editor) => { void recordingOf(editor).toggle() } },
  { id: "metronome", group: "Recording", label: "Metronome on or off", keys: "C", run: (editor) => {
    const { metronome } = editor.state.recording.settings
    void recordingOf(editor).desk.change({ metronome: { ...metronome, isOn: !metronome.isOn } })
  } },
]
