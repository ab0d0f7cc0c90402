import { useEffect, useRef, useState, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Attachment } from '../../../shared/schemas/notes.ts'
import { call } from '../../api.ts'
import { useAfter } from '../../components/use-after.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { attachments as words, plainly } from '../../strings/attachments.ts'
import { exactInstant } from '../../strings/dates.ts'
import type { About } from './use-about.ts'
import { useAttachments, type Doing, type Said } from './use-attachments.ts'

/** Milliseconds: most files are there before a line about them could be read. */
const UNNOTICED_MS = 300

interface Props {
  readonly about: Pick<About, 'id' | 'attachments' | 'zone' | 'savedAt'>
  /** Nothing is written in it, so there may be no note to keep a file with (E3). */
  readonly isBlank: boolean
  readonly keep: () => Promise<boolean>
  readonly ask: () => Promise<void>
  /** Where one comes to from the top of the note. */
  readonly section: RefObject<HTMLElement | null>
}

/** V12: the files kept with a note, at its foot. None is ever opened here: a copy is written out, or it stays sealed. */
export const Attachments = ({ about, isBlank, keep, ask, section }: Props) => {
  const { doing, said, add, takeOut, remove } = useAttachments({ noteId: about.id, keep, ask })
  const isSample = useIsSample()
  return (
    <AttachedFiles
      files={about.attachments}
      zone={about.zone}
      doing={doing}
      said={said}
      why={whyNot(about, isBlank, isSample)}
      onAdd={() => { void add() }}
      onTakeOut={(file) => { void takeOut(file) }}
      onRemove={(file) => { void remove(file) }}
      section={section}
    />
  )
}

/** Why no file can be attached at present; null if one can. */
export const whyNot = (
  { attachments, savedAt }: Pick<About, 'attachments' | 'savedAt'>, isBlank: boolean, isSample: boolean,
): string | null => {
  if (isSample) return words.sample
  if (attachments.length >= LIMITS.attachments) return words.full
  return isBlank && savedAt === null && attachments.length === 0 ? words.waits : null
}

/** Asked once: a practice does not become a sample, nor the other way round. */
const useIsSample = (): boolean => {
  const [isSample, setSample] = useState(false)
  useEffect(() => {
    void call('vault.state', {}).then((answer) => { setSample(answer.ok && answer.value.sample) })
  }, [])
  return isSample
}

interface FilesProps {
  readonly files: readonly Attachment[]
  readonly zone: string
  readonly doing: Doing | null
  readonly said: Said | null
  /** Why none can be attached at present; null if one can. */
  readonly why: string | null
  readonly onAdd: () => void
  readonly onTakeOut: (file: Attachment) => void
  readonly onRemove: (file: Attachment) => void
  readonly section: RefObject<HTMLElement | null>
}

export const AttachedFiles = (props: FilesProps) => {
  const { files, doing, said, section } = props
  const isLong = useAfter(UNNOTICED_MS, doing !== null && doing.is !== 'choosing')
  const adder = useRef<HTMLButtonElement>(null)
  useWayBack(adder, doing?.is === 'adding')
  // A file that went took its buttons along: whoever pressed one goes on here.
  const before = useRef(files.length)
  useEffect(() => {
    if (files.length < before.current && document.activeElement === document.body) section.current?.focus()
    before.current = files.length
  }, [files.length, section])
  return (
    <section className="attachments" aria-label={words.label} ref={section} tabIndex={-1}>
      {files.length > 0 && (
        <>
          <h2 className="head">{words.head(files.length)}</h2>
          <ul>{files.map((file) => <li key={file.id}><FileRow {...props} file={file} isLong={isLong} /></li>)}</ul>
          <p className="hint">{words.sealed}</p>
        </>
      )}
      {said !== null && (
        <p className={said.as === 'refused' ? 'notice' : 'hint'} role={said.as === 'refused' ? 'alert' : 'status'}>
          {said.sentence}
        </p>
      )}
      {doing?.is === 'adding' && isLong
        ? <WorkProgress work="attachment" words={words.adding(doing.name)} />
        : <AddFile {...props} adder={adder} />}
    </section>
  )
}

const AddFile = ({ why, doing, onAdd, adder }: FilesProps & { readonly adder: RefObject<HTMLButtonElement | null> }) => {
  const isChoosing = doing?.is === 'choosing' && doing.id === null
  const isAdding = doing?.is === 'adding'
  if (why !== null) return <p className="hint">{why}</p>
  return (
    <Button
      ref={adder}
      className="step small"
      isPending={isChoosing || isAdding}
      isDisabled={doing !== null && !isChoosing && !isAdding}
      onPress={onAdd}
    >
      {isChoosing ? words.choosing : isAdding ? words.attaching : words.add}
    </Button>
  )
}

const FileRow = ({ file, zone, doing, isLong, onTakeOut, onRemove }:
  FilesProps & { readonly file: Attachment, readonly isLong: boolean }) => {
  const isOfThis = doing !== null && doing.is !== 'adding' && doing.id === file.id
  const isTaking = isOfThis && doing.is === 'taking-out'
  const save = useRef<HTMLButtonElement>(null)
  useWayBack(save, isTaking)
  return (
    <div className="file">
      <bdi className="file-name" title={exactInstant(file.addedAt, zone)}>{plainly(file.name)}</bdi>
      <span className="small figures">{words.size(file.bytes)}</span>
      {isTaking && isLong ? <WorkProgress work="attachment" words={words.takingOut(file.name)} /> : (
        <>
          <Button
            ref={save}
            className="step small"
            aria-label={words.saveThis(file.name)}
            isPending={isOfThis}
            isDisabled={doing !== null && !isOfThis}
            onPress={() => { onTakeOut(file) }}
          >
            {isTaking ? words.saving : isOfThis ? words.choosing : words.save}
          </Button>
          <Button
            className="step small"
            aria-label={words.removeThis(file.name)}
            isDisabled={doing !== null}
            onPress={() => { onRemove(file) }}
          >
            {words.remove}
          </Button>
        </>
      )}
    </div>
  )
}
