/** What may be packaged, and how. Pure. */
import { failed, ok, type Result } from '../shared/domain/result.ts'
import type { RuntimeKind } from './electron-runtime.ts'

export interface Packaging {
  /** True for a build that is to be tried and thrown away. */
  readonly trial: boolean
  /** What electron-builder is told beside electron-builder.yml. */
  readonly settings: readonly string[]
}

/**
 * Whether this Electron may be packaged. Only the pinned version is fit for a client's words; any other, the
 * evaluation runtime first of all, makes a test build, and only where STILLROOM_TEST_BUILD=1 asks for one. Its name
 * says what it is.
 * @param version what the folder of Electron says it holds, or null if it does not say
 * @param pinned the version package.json names
 */
export const packagingOf = (
  runtime: { readonly kind: RuntimeKind; readonly version: string | null }, pinned: string, env: NodeJS.ProcessEnv,
): Result<Packaging, string> => {
  const old = runtime.kind === 'evaluation' || runtime.version !== pinned
  if (!old) return ok({ trial: false, settings: [`-c.electronVersion=${pinned}`] })
  const found = runtime.kind === 'evaluation' ? 'The Electron found here is the evaluation runtime, an old one'
    : `The Electron found here is ${runtime.version ?? 'of an unknown version'}, not ${pinned}`
  if (env['STILLROOM_TEST_BUILD'] !== '1') {
    return failed([
      `${found}: no client’s words belong in it, so it is not packaged.`,
      'For a build that is only tried and thrown away: STILLROOM_TEST_BUILD=1 npm run package',
    ].join('\n'))
  }
  if (runtime.version === null) return failed(`${found}, so it cannot be packaged.`)
  return ok({
    trial: true,
    settings: [
      `-c.electronVersion=${runtime.version}`,
      '-c.productName=Stillroom evaluation build',
      '-c.appId=org.stillroom.evaluation',
      '-c.extraMetadata.name=stillroom-evaluation',
    ],
  })
}

/** The platform's own flag: the database driver is here for no other. */
export const platformFlag = (platform: NodeJS.Platform): string =>
  platform === 'darwin' ? '--mac' : platform === 'win32' ? '--win' : '--linux'

/**
 * electron-builder.yml for a test build: without the fuse that an Electron of before 2024 does not have, for which
 * the flipping of fuses would stop. All others are flipped as in the product.
 */
export const trialConfiguration = (configuration: string): string => {
  const lines = configuration.split('\n')
  const kept = lines.filter((line) => !line.trim().startsWith('grantFileProtocolExtraPrivileges:'))
  if (kept.length !== lines.length - 1) {
    throw new Error('electron-builder.yml does not set grantFileProtocolExtraPrivileges once')
  }
  return kept.join('\n')
}
