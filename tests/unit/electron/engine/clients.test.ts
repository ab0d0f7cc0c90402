import { describe, expect, test } from 'vitest'
import { addClient, sitDown } from './desk.ts'

const NAMES = [
  'Marta Oliveira', 'نور حداد', 'שרה כהן', 'Ürsula Öğretmen', '李小龙', '👩🏽‍🏫 Grace', 'Zoë', 'O’Neill', 'Marta',
  '\u200fנועה\u200f', '{"$ne":null}', '__proto__', '<script>alert(1)</script>',
]

describe('E7: names', () => {
  test.each(NAMES)('%s is kept to the letter', async (name) => {
    const desk = await sitDown()
    const clientId = await addClient(desk, name)
    expect((await desk.get('client', { clientId })).name).toBe(name)
  })

  test('white space around a name goes, within it stays', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, '\t Ana  Maria \n')
    expect((await desk.get('client', { clientId })).name).toBe('Ana  Maria')
  })

  test.each([' ', '\n\t', '\u200b', '\u200d\u200f', 'a\u0000b', 'two\nlines', 'half \ud83d', 'a\u2028b', '\u007f'])(
    '%j is no name, and nothing is written', async (name) => {
      const desk = await sitDown()
      const clientId = await addClient(desk)
      const before = await desk.everything()
      expect(await desk.refusal('clients.add', { name })).toBe('bad-input')
      expect(await desk.refusal('clients.rename', { clientId, name })).toBe('bad-input')
      expect(await desk.everything()).toEqual(before)
      expect(await desk.chain()).toEqual({ whole: true, count: 1 })
    },
  )

  test('two clients may share a name', async () => {
    const desk = await sitDown()
    await addClient(desk, 'Ana')
    await addClient(desk, 'Ana')
    expect((await desk.get('clients', {})).clients.map(({ name }) => name)).toEqual(['Ana', 'Ana'])
  })
})

describe('renaming', () => {
  test('changes the name everywhere and can be undone', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, 'Marta')
    const { changeId } = await desk.get('clients.rename', { clientId, name: 'Marta Oliveira' })
    expect((await desk.get('clients', {})).clients[0]?.name).toBe('Marta Oliveira')
    await desk.get('undo', { changeId })
    expect((await desk.get('clients', {})).clients[0]?.name).toBe('Marta')
  })

  test('E1: to the same name writes nothing, and undoing that writes nothing', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, 'Marta')
    const { changeId } = await desk.get('clients.rename', { clientId, name: ' Marta ' })
    await desk.get('undo', { changeId })
    expect(await desk.chain()).toEqual({ whole: true, count: 1 })
  })

  test('somebody who is not there is not found', async () => {
    const desk = await sitDown()
    expect(await desk.refusal('clients.rename', { clientId: 'a'.repeat(32), name: 'Ana' })).toBe('not-found')
  })
})
