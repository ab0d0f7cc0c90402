import { expect, test } from 'vitest'
import { toOthersIn } from '../../support/sockets.ts'

const HEADS = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const list = (far: string, inode = '77'): string =>
  `${HEADS}\n   0: 0100007F:A3F2 ${far} 01 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 0000000000000000 20 4 30 10 -1\n`

const HELD = new Set(['77'])

test.each([
  ['another machine', '01020304:01BB'], ['another machine, by IPv6', 'B80D0120000000000000000001000000:01BB'],
  ['another machine, its IPv4 written as IPv6', '0000000000000000FFFF000001020304:01BB'],
])('a socket to %s is told', (_, far) => {
  expect(toOthersIn(list(far), HELD)).toEqual([`0100007F:A3F2 ${far} 01`])
})

test.each([
  ['nowhere', '00000000:0000'], ['nowhere, by IPv6', '00000000000000000000000000000000:0000'],
  ['this machine', '0100007F:1F90'], ['this machine, by IPv6', '00000000000000000000000001000000:1F90'],
  ['this machine, its IPv4 written as IPv6', '0000000000000000FFFF00000100007F:1F90'],
])('one to %s is not', (_, far) => {
  expect(toOthersIn(list(far), HELD)).toEqual([])
})

test('nor is one of another process', () => {
  expect(toOthersIn(list('01020304:01BB', '78'), HELD)).toEqual([])
})
