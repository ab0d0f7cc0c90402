/** ESLint reads its settings as JavaScript; ours and our own rule are TypeScript like everything else. */
import { tsImport } from 'tsx/esm/api'

const { config } = await tsImport('./config.ts', import.meta.url)

export default config
