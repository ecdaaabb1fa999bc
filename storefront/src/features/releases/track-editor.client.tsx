"use client"

import { parentalAdvisories, type RecordingView, type ReleaseDocument, type ReleasePerson, type ReleaseTrack, type UsableLicense } from "@max-booster/api-contract"
import { RightsLine } from "./basics.client"
import { Credits } from "./credits.client"
import { setTrack } from "./document-edits"
import { ChoiceField, CodeField, DayField, Folded, LanguageField, LongField, NumberField, Place, TextField, Tick, TickField } from "./fields.client"
import { useEditing } from "./editing.client"
import { LicensesUsed } from "./licenses-used.client"
import { LocalTitles } from "./local-names.client"
import { RecordingChoice } from "./recording-choice.client"
import { Shares } from "./shares.client"
import { advisoryNames } from "./words"

type Props = { track: ReleaseTrack; people: ReleasePerson[]; pLine: ReleaseDocument["p_line"]; recordings: readonly RecordingView[]; licenses: readonly UsableLicense[] }

/** Everything that belongs to one track. */
export function TrackEditor({ track, people, pLine, recordings, licenses }: Props) {
  const { edit } = useEditing()
  const { id } = track
  const path = `tracks.${id}`
  const set = (part: Partial<ReleaseTrack>) => setTrack(id, part)
  return (
    <div className="grid gap-5 border-t border-line p-3 sm:p-5">
      <RecordingChoice track={id} recordingId={track.recording_id} title={track.title} recordings={recordings} />
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr_6rem]">
        <TextField path={`${path}.title`} label="Title" value={track.title} to={(title) => set({ title })} />
        <TextField path={`${path}.version`} label="Version" placeholder="Radio Edit" value={track.version} to={(version) => set({ version })} />
        <NumberField path={`${path}.disc`} label="Disc" min={1} max={50} isNeeded value={track.disc} to={(disc) => set({ disc: disc ?? 1 })} />
      </div>
      <Credits track={id} credits={track.credits} people={people} legend="Credits of this track" />
      <Shares track={id} shares={track.shares} people={people} />
      <LicensesUsed track={id} chosen={track.licenses} licenses={licenses} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <LanguageField path={`${path}.language`} label="Language of the lyrics" ofLyrics none="Not stated" value={track.language} to={(language) => set({ language })} />
        <ChoiceField path={`${path}.parental`} label="Parental advisory" value={track.parental} options={parentalAdvisories.map((value) => ({ value, name: advisoryNames[value] }))} to={(parental) => set({ parental: parental ?? "none" })} />
        <NumberField path={`${path}.preview_start_s`} label="Preview begins at, seconds" hint="Where a store’s extract begins." min={0} max={86_400} value={track.preview_start_s} to={(preview_start_s) => set({ preview_start_s })} />
        <CodeField path={`${path}.isrc`} label="ISRC" hint="Of the recording; allotted in Identifiers." value={track.isrc} to={(isrc) => set({ isrc })} />
        <CodeField path={`${path}.iswc`} label="ISWC" hint="Of the composition, where it has one." value={track.iswc} to={(iswc) => set({ iswc })} />
        <DayField path={`${path}.original_release_date`} label="Original release date" hint="Only when it came out before." value={track.original_release_date} to={(original_release_date) => set({ original_release_date })} />
      </div>
      <TickField path={`${path}.is_cover`} label="This is a cover song" hint="Somebody else wrote it; it may need a mechanical license." value={track.is_cover} to={(is_cover) => set({ is_cover })} />
      <Folded title="Lyrics" note={track.lyrics === "" ? undefined : `${track.lyrics.split("\n").length} lines`}><LongField path={`${path}.lyrics`} label="Lyrics" rows={10} most={20_000} value={track.lyrics} to={(lyrics) => set({ lyrics })} /></Folded>
      <Folded title="Title in other languages" note={track.titles.length > 0 ? String(track.titles.length) : undefined}><LocalTitles path={`${path}.titles`} titles={track.titles} to={(titles) => set({ titles })} /></Folded>
      <Place path={`${path}.p_line`}><Folded title="℗ line of its own" note={track.p_line === null ? "as the release" : undefined}>
        <Tick label="Somebody else owns this recording" checked={track.p_line !== null} onChange={(isOn) => { edit(set({ p_line: isOn ? pLine : null })) }} />
        {track.p_line && <RightsLine path={`${path}.p_line`} sign="℗" owns="the recording" line={track.p_line} to={(p_line) => set({ p_line })} />}
      </Folded></Place>
    </div>
  )
}
