/** Which Electron this is. Versions before 40 are taken for tests and evaluation only (RUNNING). */
export const isEvaluationRuntime = (electronVersion: string): boolean => {
  const major = Number.parseInt(electronVersion, 10)
  return !(major >= 40)
}

type Platform = 'linux' | 'darwin' | 'win32' | 'other'

export const platformOf = (platform: string): Platform =>
  platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other'
