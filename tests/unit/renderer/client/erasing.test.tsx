import { describe, expect, it } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import { erasing, erasingAdvice, isTypedName } from '../../../../renderer/strings/erasing.ts'

describe('erasing a client', () => {
  it('V17: tells what goes in sentences, with the files that are kept with her notes', () => {
    expect(erasing.kind('notes', 41)).toBe('41 notes, with every file kept with them')
    expect(erasing.kind('notes', 1)).toBe('One note, with every file kept with it')
    expect(erasing.kind('sessions', 0)).toBeNull()
    expect(erasing.kind('events', 12)).toBeNull()
  })

  it('V17: tells of each older backup when it was made and until when it holds her', () => {
    expect(erasing.backup('2026-11-20', '2026-12-18', '2026-11-21')).toBe('Yesterday, kept until Friday 18 December')
  })

  it('V17: says of what does not go by itself that she has to remove it, and of the rest what it hangs on', () => {
    expect(erasing.held(2, null)).toBe('Two backups in your folder still hold it. What does not go by itself stays until you remove it.')
    expect(erasing.held(2, '1 May')).toBe('Two backups in your folder still hold it; the last goes on 1 May if backups go on.')
    expect(erasing.backup('2026-11-20', null, '2026-11-21')).toBe('Yesterday, kept until you remove it')
  })

  it('V17: takes the name however it was typed, and nothing else', () => {
    expect(isTypedName(' Zoe\u0308 ', 'Zo\u00eb')).toBe(true)
    expect(isTypedName('Zoe', 'Zo\u00eb')).toBe(false)
    expect(isTypedName('', 'Zo\u00eb')).toBe(false)
    // A name that did not open: its sign is on few keyboards.
    expect(isTypedName('...', '…')).toBe(true)
    expect(isTypedName('...', 'Ana')).toBe(false)
  })

  it('says of every failure that nothing went, never that something was not saved', () => {
    for (const code of contract.erase.errors) {
      if (code === 'not-allowed') continue
      expect(erasingAdvice({ code })).toMatch(/[Nn]othing was erased|nothing left to erase/u)
      expect(erasingAdvice({ code })).not.toMatch(/saved/u)
    }
  })
})
