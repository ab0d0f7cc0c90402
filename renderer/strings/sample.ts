import { inFigures } from './numbers.ts'

export const sample = {
  offer: 'Look around in a sample practice first',
  going: 'Opening the sample',
  notKept: 'Something you wrote is not kept yet: see the open notes. Going to the sample now would lose it.',
  making: {
    title: 'A sample practice is being made',
    lead: '28 made-up people and a year of work, sealed like any practice, in a place of their own.',
    gone: 'It is removed from this computer when you leave it.',
    keys: 'Making a key for it. Nobody keeps it.',
    progressLabel: 'Making the sample practice',
    progress: (done: number, total: number): string => `${inFigures(done)} of ${inFigures(total)} records`,
    leave: 'Leave',
  },
  failed: {
    title: 'The sample practice could not be made',
    nothing: 'Nothing of it was left behind, and your own practice was not touched.',
  },
  band: {
    label: 'Sample practice',
    sentence: 'Sample practice: everyone here is made up. What you change is gone when you leave.',
    leave: 'Leave the sample',
    leaving: 'Leaving',
  },
} as const
