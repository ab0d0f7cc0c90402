import { createHash } from 'node:crypto'

/** SHA-256 of the 16 bytes of a reply secret: all that a relay is told of it. Both in lower-case hex. */
export const replyHash = (secret: string): string => createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex')
