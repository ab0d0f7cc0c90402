/** A process that holds a vault open until it is ended. Arguments: vault, seen file. */
import { open } from './fixture.ts'

const [path = '', seenPath = ''] = process.argv.slice(2)

void open({ path, seenPath }).then(({ vault }) => {
  process.stdout.write('open\n')
  process.stdin.resume()
  process.stdin.on('end', () => vault.close())
})
