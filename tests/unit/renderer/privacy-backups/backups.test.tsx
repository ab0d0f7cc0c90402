import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { backups as said } from '../../../../renderer/strings/backups.ts'
import { BackupsPage } from '../../../../renderer/views/privacy/backups.tsx'
import { Told } from '../../../../renderer/views/privacy/backups-notice.tsx'
import type { BackupsView } from '../../../../shared/ipc/views.ts'
import { row, view } from './view.ts'

const within = (what: React.ReactNode): string => renderToStaticMarkup(
  <UndoContext value={{ offer: () => {}, say: () => {} }}>{what}</UndoContext>,
)
const page = (parts: Partial<BackupsView> = {}): string => within(<BackupsPage view={view(parts)} again={() => {}} />)
const buttons = (markup: string): readonly string[] =>
  [...markup.matchAll(/<button[^>]*>([^<]*)</gu)].map(([, label]) => label ?? '')
const primary = (markup: string): readonly string[] =>
  [...markup.matchAll(/<button[^>]*class="[^"]*is-primary[^"]*"[^>]*>([^<]*)</gu)].map(([, label]) => label ?? '')

describe('the backups', () => {
  it('begin with one sentence and one button', () => {
    const markup = page({ folder: null, backups: [], lastAt: null, drill: null })
    expect(markup).toContain(said.first.text)
    expect(buttons(markup)).toEqual([said.first.choose])
    expect(markup).toContain('a folder that is copied to a server is fine for them')
  })

  it('say when the last one matched, where they go, and list each with its size and its end', () => {
    const markup = page()
    expect(markup).toContain('The backup of today at 09:04 opened and every record matched.')
    expect(markup).toContain('/media/stick/backups')
    expect(markup).toContain('Two backups, 82 MB in all')
    expect(markup.match(/<tr>/gu)).toHaveLength(3)
    expect(markup).toContain('title="Friday 20 November 2026, 16:20"')
    expect(markup).toContain('1 November 2027')
    expect(primary(markup)).toEqual([])
  })

  it('mark the damaged ones in words, and try none of them', () => {
    const markup = page({ backups: [row('2026-11-20T09:00:00.000Z', { state: 'damaged' })] })
    expect(markup).toContain(said.list.damaged)
    expect(markup).toContain(said.drill.later)
    expect(buttons(markup)).not.toContain(said.drill.go)
  })

  it('V17: say which lack files of notes, and which do not go by themselves', () => {
    const markup = page({ backups: [
      row('2026-11-21T09:04:00.000Z', { lacks: 2 }), row('2026-11-20T09:00:00.000Z', { state: 'newer', heldUntil: null }),
    ] })
    expect(markup).toContain('Two files of notes are missing')
    expect(markup).toContain(said.list.newer)
    expect(markup).toContain('You remove it')
  })

  it('V17: name the practices a restore has put beside, with their day, and where they lie', () => {
    const markup = page({ aside: [
      { file: 'practice.replaced-2026-03-02-093000.stillroom', at: '2026-03-02T09:30:00.000Z', bytes: 8_192, as: 'replaced' },
    ] })
    expect(markup).toContain('The practice that was replaced on Monday 2 March')
    expect(markup).toContain('practice.replaced-2026-03-02-093000.stillroom')
    expect(buttons(markup)).toContain('Show them in the folder')
    expect(page()).not.toContain('Beside the practice')
  })

  it('have at most one filled step: what is due first', () => {
    expect(primary(page({ drillDue: true }))).toEqual([said.drill.go])
    expect(primary(page({ drillDue: true, failed: 'disk-full' }))).toEqual([said.last.go])
  })

  it('say calmly that the folder is away, once, and neither list nor try what cannot be seen', () => {
    const markup = page({ reachable: false, backups: [], failed: 'no-folder' })
    expect(markup).toContain(said.away.title)
    expect(markup).not.toContain(said.failed.title)
    expect(markup).not.toContain(said.list.none)
    expect(buttons(markup)).toEqual([said.away.look, said.last.go, said.where.change])
    expect(primary(markup)).toEqual([])
  })

  it('say which one failed, what to do, and that the one before is untouched', () => {
    const markup = page({ failed: 'read-only' })
    expect(markup).toContain(said.failed.because('read-only'))
    expect(markup).toContain('The one of today at 09:04 is not touched by it.')
    expect(page({ failed: 'read-only', lastAt: null, backups: [] })).not.toContain('is not touched')
  })
})

describe('the notice', () => {
  it('carries the step that mends it', () => {
    const told = (concern: Parameters<typeof Told>[0]['concern']) => within(<Told concern={concern} onSee={() => {}} />)
    expect(buttons(told({ is: 'failed', why: 'no-folder' }))).toEqual([said.notice.see, said.last.go])
    expect(told({ is: 'stale', days: 9 })).toContain('No backup has succeeded for nine days.')
    expect(buttons(told({ is: 'drill' }))).toEqual([said.notice.see])
  })
})
