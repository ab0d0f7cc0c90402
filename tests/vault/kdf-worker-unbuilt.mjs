// The key derivation worker from its source; the app starts the built one.
import { register } from 'tsx/esm/api'

register()
await import('../../electron/vault/kdf-worker.ts')
