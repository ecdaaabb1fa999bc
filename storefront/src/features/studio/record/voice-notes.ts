/** A short spoken note on a project, kept on this device. */
export type VoiceNote = { id: string; /** Epoch milliseconds. */ at: number; file: File }

const folder = async (projectId: string) => {
  const notes = await (await navigator.storage.getDirectory()).getDirectoryHandle("studio-notes", { create: true })
  return notes.getDirectoryHandle(projectId.replace(/[^\w-]/g, "_") || "project", { create: true })
}

/** The notes of a project, the newest first. */
export async function notesOn(projectId: string): Promise<VoiceNote[]> {
  const notes: VoiceNote[] = []
  for await (const [name, handle] of (await folder(projectId)) as FileSystemDirectoryHandle & AsyncIterable<[string, FileSystemHandle]>) {
    const at = Number(name.split(".")[0])
    if (handle.kind === "file" && at > 0) notes.push({ id: name, at, file: await (handle as FileSystemFileHandle).getFile() })
  }
  return notes.sort((a, b) => b.at - a.at)
}

export async function deleteNote(projectId: string, id: string): Promise<void> { await (await folder(projectId)).removeEntry(id) }

/**
 * Records a note until it is stopped.
 * @returns to call to end it; resolves once it is kept
 * @throws {DOMException} as the microphone does
 */
export async function recordNote(projectId: string): Promise<() => Promise<void>> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }) // a note is speech: here the browser's processing helps
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => { if (data.size > 0) parts.push(data) }
  const ended = new Promise<void>((resolve) => { recorder.onstop = () => { resolve() } })
  recorder.start(1_000)
  return async () => {
    if (recorder.state !== "inactive") recorder.stop()
    await ended
    for (const track of stream.getTracks()) track.stop()
    const type = recorder.mimeType.split(";")[0] ?? ""
    const handle = await (await folder(projectId)).getFileHandle(`${Date.now()}.${type.endsWith("mp4") ? "m4a" : type.endsWith("ogg") ? "ogg" : "webm"}`, { create: true })
    const writable = await handle.createWritable()
    await writable.write(new Blob(parts, { type }))
    await writable.close()
  }
}
