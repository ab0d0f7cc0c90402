/** The long works of a practice that is open, and of one that is shut; `works-types.ts` has how they join the gate. */
import { attachmentsFolder } from '../vault/attachments/place.ts'
import type { CreateShutWorks, Works, WorksParts } from './works-types.ts'
import { attachmentHandlers } from './works/attachments.ts'
import { after, createAutomatic, type After } from './works/automatic.ts'
import { createBackups } from './works/backups.ts'
import { drillTask } from './works/drill.ts'
import { createFiles } from './works/files.ts'
import { exporter } from './works/leave.ts'
import { createKeeper } from './works/keeper.ts'
import { createLine } from './works/line.ts'
import { recordRestored } from './works/on-restored.ts'
import { createRestoring, finishRestoring } from './works/restore.ts'
import { createSweep, namesOfEach, notesWithFiles } from './works/sweep.ts'

/** @param later tests give one that waits for nobody */
export const createWorks = (parts: WorksParts, later: After = after): Works => {
  const { vault, vaultPath, read, engine, clock, running, progress, sample } = parts
  const line = createLine({ tell: progress, running })
  const folder = attachmentsFolder(vaultPath)
  const files = createFiles(folder, vault.attachments)
  const { done: swept, missing, close: endSweep } = createSweep({
    folder, vault, side: vault.attachments, read, openedAt: clock.now(), isOlderCopy: parts.isOlderCopy,
    found: parts.found,
  }, engine.onChange, later)
  const backups = createBackups({
    ...parts, named: async () => namesOfEach(await notesWithFiles(read), vault.attachments),
  }, line)
  const automatic = createAutomatic(backups.makeIfDue, later)
  const drill = drillTask(parts, backups)
  const keeper = createKeeper({
    folder, vault: vault.attachments, files, read, onChange: engine.onChange, swept, later,
  })
  const attachments = attachmentHandlers(parts, { files, keeper, line, swept })
  const leave = exporter(parts, files, line)
  const notInSample = { ok: false, error: { code: 'not-allowed' } } as const

  return {
    handlers: {
      'backups': () => (sample ? notInSample : backups.view()),
      'backups.setFolder': (input) => backups.setFolder(input, automatic.soon),
      'backups.make': backups.make,
      'backups.drill': () => (sample ? notInSample : line.run('drill', drill)),
      'export': leave,
      'attachments.add': (input) => (sample ? notInSample : attachments['attachments.add'](input)),
      'attachments.takeOut': (input) => (sample ? notInSample : attachments['attachments.takeOut'](input)),
    },
    cancel: line.cancel,
    erasing: { held: backups.held, bring: keeper.settle, standAside: backups.standAside },
    missingFiles: () => Math.max(missing(), backups.lacks()),
    close: async () => {
      automatic.stop()
      await Promise.all([line.close(), keeper.close(), endSweep()])
    },
  }
}

export const createShutWorks: CreateShutWorks = (parts) => {
  const { clock, chance, running, progress } = parts
  const line = createLine({ tell: progress, running })
  // Before anybody looks whether a practice is there.
  finishRestoring(parts.paths.vault)
  const { look, restore } = createRestoring(parts, line, recordRestored(clock, chance))
  return {
    handlers: { 'vault.lookAtBackup': look, 'vault.restore': restore },
    cancel: line.cancel,
    close: line.close,
  }
}
