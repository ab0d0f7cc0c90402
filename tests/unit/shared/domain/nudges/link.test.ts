import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkOf, mailAddress, phoneNumber, type Message } from '../../../../../shared/domain/nudges/link.ts'

const mail = (over: Partial<Message> = {}): Message =>
  ({ channel: 'email', address: 'marta@example.pt', subject: 'What we agreed', text: 'Dear Marta,\n1. Ask Ravi', ...over })
const sms = (over: Partial<Message> = {}): Message => ({ ...mail({ channel: 'sms', address: '+351 912 345 678', ...over }) })

describe('a letter', () => {
  test('opens the mail program with address, subject and text filled in, its lines ended as mail ends them', () => {
    expect(linkOf(mail(), 'linux')).toEqual({
      ok: true, value: 'mailto:marta@example.pt?subject=What%20we%20agreed&body=Dear%20Marta%2C%0D%0A1.%20Ask%20Ravi',
    })
  })

  test('opens the SMS program with number and text; Apple’s takes the text in its own way', () => {
    expect(linkOf(sms({ text: 'Half-way?' }), 'linux')).toEqual({ ok: true, value: 'sms:+351912345678?body=Half-way%3F' })
    expect(linkOf(sms({ text: 'Half-way?' }), 'darwin')).toEqual({ ok: true, value: 'sms:+351912345678&body=Half-way%3F' })
  })

  test('too long for Windows to hand over is refused, not cut', () => {
    expect(linkOf(mail({ text: 'a'.repeat(2_100) }), 'win32')).toEqual({ ok: false, error: 'too-large' })
    expect(linkOf(mail({ text: 'a'.repeat(2_100) }), 'linux').ok).toBe(true)
    expect(linkOf(mail({ text: 'a'.repeat(32_100) }), 'linux')).toEqual({ ok: false, error: 'too-large' })
  })

  test('with the half of a character, or with control characters, is written without them', () => {
    expect(linkOf(sms({ text: 'a\uD800b\u0000c\u0007' }), 'linux')).toEqual({ ok: true, value: 'sms:+351912345678?body=a%EF%BF%BDbc' })
  })
})

describe('an address', () => {
  test.each([
    'marta@example.pt', ' marta@example.pt ', 'marta.o+coach@mail.example.pt', 'märta@exämple.pt', "o'brien@example.ie", 'a&b=c@example.org',
  ])('of e-mail is taken: %s', (address) => { expect(mailAddress(address)).not.toBeNull() })

  test.each([
    '', 'marta', '@', 'marta@', '@example.pt', 'a@b@c', 'a@example.pt,b@example.pt', 'a@example.pt;b', 'a b@example.pt', 'Marta <a@b.pt>',
    'a@example.pt?cc=b', 'a@example.pt&bcc=b', 'a@example.pt\r\nBcc: b', 'a@-b.pt', 'a@b..pt', `${'a'.repeat(250)}@b.pt`, 'a@b%0d.pt', 'a\u202E@b.pt',
  ])('of e-mail is refused: %j', (address) => {
    expect(mailAddress(address)).toBeNull()
    expect(linkOf(mail({ address }), 'linux')).toEqual({ ok: false, error: 'bad-address' })
  })

  test.each([
    ['+351 912 345 678', '+351912345678'], ['0912/345-678', '0912345678'], ['+44 (0)20 7946 0000', '+442079460000'],
    ['(020) 7946.0000', '02079460000'], ['112', '112'],
  ])('of a telephone is dialled: %s', (given, dialled) => { expect(phoneNumber(given)).toBe(dialled) })

  test.each(['', '12', 'call me', '+351 912, +351 913', '912345678;ext=1', '912?body=x', '++351912345', '٠٩١٢٣٤٥', '1'.repeat(21)])(
    'of a telephone is refused: %j', (address) => {
      expect(linkOf(sms({ address }), 'linux')).toEqual({ ok: false, error: 'bad-address' })
    })
})

describe('whatever is written', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 200 })

  test('a link is one of two schemes, has one address, a subject and a body, and nothing else', () => {
    fc.assert(fc.property(anything, anything, anything, fc.constantFrom('email', 'sms'), fc.constantFrom('linux', 'darwin', 'win32'),
      (address, subject, text, channel, platform) => {
        const link = linkOf({ channel, address, subject, text }, platform)
        if (link.ok) expect(link.value).toMatch(/^(mailto:[^?&\s]+\?subject=[^?&\s]*&body=[^?&\s]*|sms:\+?\d+[?&]body=[^?&\s]*)$/u)
      }))
  })

  test('comes out again as it went in, and no line break gets into the subject', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.string({ unit: 'grapheme', maxLength: 100 }), (subject, text) => {
      const link = linkOf(mail({ subject: `a ${subject}\r\nBcc: x@y.z`, text }), 'linux')
      if (!link.ok) throw new Error(link.error)
      const { protocol, pathname, searchParams, hash } = new URL(link.value.replaceAll('+', '%2B'))
      expect([protocol, pathname, hash, [...searchParams.keys()]]).toEqual(['mailto:', 'marta@example.pt', '', ['subject', 'body']])
      expect(searchParams.get('subject')).not.toMatch(/[\r\n]/u)
      expect(searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, ''))
    }))
  })

  test('nothing is left in it that a shell would take for its own', () => {
    fc.assert(fc.property(anything, anything, (subject, text) => {
      const link = linkOf(mail({ subject, text: `${text}'"$\`|;<>()*!\\` }), 'linux')
      if (link.ok) expect(link.value).toMatch(/^mailto:[A-Za-z0-9@._~%?=&-]+$/u)
    }))
  })
})
