/**
 * Where the sessions of a week stand in its columns. Pure: minutes of the coach’s day in, pixels out. An hour is as
 * high as what stands in it needs, in all seven columns alike, so that every session has room for its time and a name.
 */

/** A session as the column sees it. Minutes since the midnight its day began with, on the coach’s clock. */
export interface Timed {
  readonly id: string
  readonly from: number
  readonly until: number
}

export interface Hour {
  /** 0 to 23. */
  readonly hour: number
  readonly top: number
  readonly height: number
}

export interface Block {
  readonly id: string
  readonly top: number
  readonly height: number
  /** Which of `lanes` side by side. */
  readonly lane: number
  readonly lanes: 1 | 2
  /** One line of a stack: too many at once to stand side by side. */
  readonly isLine: boolean
}

export interface WeekLayout {
  readonly hours: readonly Hour[]
  readonly height: number
  /** One a day, in the order the days came. */
  readonly columns: readonly (readonly Block[])[]
}

const HOUR = 60
const DAY = 24 * HOUR

/** The hours that are always shown: a working day. */
const FIRST_HOUR = 8
const LAST_HOUR = 19

/** An hour nobody is booked in. */
export const HOUR_HEIGHT = 40
/** A time, a name below it, and the gap to the next session. */
export const BLOCK_HEIGHT = 44
/** A time and a name on one line. */
export const LINE_HEIGHT = 26
/** A shorter one is drawn as long as this, or an hour would be as high as the window. */
export const SHORTEST = 30

interface Cluster {
  readonly from: number
  readonly until: number
  readonly sessions: readonly Timed[]
  readonly lanes: readonly number[]
  readonly width: number
}

const drawn = ({ id, from, until }: Timed): Timed => {
  const start = Math.min(Math.max(from, 0), DAY - SHORTEST)
  return { id, from: start, until: Math.min(Math.max(until, start + SHORTEST), DAY) }
}

const inOrder = (one: Timed, other: Timed): number =>
  one.from - other.from || one.until - other.until || (one.id < other.id ? -1 : 1)

/** The first lane that is free again, or one more. */
const laneFor = (ends: readonly number[], from: number): number => {
  const free = ends.findIndex((end) => end <= from)
  return free < 0 ? ends.length : free
}

const clusterOf = (sessions: readonly Timed[]): Cluster => {
  const ends: number[] = []
  const lanes = sessions.map(({ from, until }) => {
    const lane = laneFor(ends, from)
    ends[lane] = until
    return lane
  })
  const starts = sessions.map(({ from }) => from)
  return {
    from: Math.min(...starts), until: Math.max(...sessions.map(({ until }) => until)), sessions, lanes, width: ends.length,
  }
}

/** Sessions that overlap, directly or by one between them, belong together. */
const clustersOf = (day: readonly Timed[]): readonly Cluster[] => {
  const groups: Timed[][] = []
  let end = -1
  for (const session of day.map(drawn).sort(inOrder)) {
    const last = groups.at(-1)
    if (last && session.from < end) last.push(session)
    else groups.push([session])
    end = Math.max(end, session.until)
  }
  return groups.map(clusterOf)
}

/** More than two at once are a stack: a third of a column holds no name. */
const isStack = ({ width }: Cluster): boolean => width > 2

/** How many pixels each minute of it needs. */
const densityOf = (cluster: Cluster): number => (isStack(cluster)
  ? (cluster.sessions.length * LINE_HEIGHT) / (cluster.until - cluster.from)
  : BLOCK_HEIGHT / Math.min(...cluster.sessions.map(({ from, until }) => until - from)))

const hoursFor = (clusters: readonly Cluster[]): readonly Hour[] => {
  const first = Math.min(FIRST_HOUR, ...clusters.map(({ from }) => Math.floor(from / HOUR)))
  const last = Math.max(LAST_HOUR, ...clusters.map(({ until }) => Math.ceil(until / HOUR)))
  let top = 0
  return Array.from({ length: last - first }, (_, index) => {
    const hour = first + index
    const inIt = clusters.filter(({ from, until }) => from < (hour + 1) * HOUR && until > hour * HOUR)
    const height = Math.max(HOUR_HEIGHT, ...inIt.map((cluster) => Math.ceil(densityOf(cluster) * HOUR)))
    const placed = { hour, top, height }
    top += height
    return placed
  })
}

/** How far down a minute of the day stands; null where its hour is not shown. */
export const topOf = (hours: readonly Hour[], minute: number): number | null => {
  const last = hours.at(-1)
  if (last && minute === (last.hour + 1) * HOUR) return last.top + last.height
  const found = hours.find(({ hour }) => minute >= hour * HOUR && minute < (hour + 1) * HOUR)
  return found ? found.top + ((minute - found.hour * HOUR) / HOUR) * found.height : null
}

/** The quarter of an hour at a height, in minutes of the day; the last one shown below all. */
export const minuteAt = (hours: readonly Hour[], y: number): number => {
  const found = hours.findLast(({ top }) => top <= Math.max(y, 0))
  if (!found) return FIRST_HOUR * HOUR
  const within = Math.min(Math.max(y - found.top, 0) / found.height, 0.99)
  return found.hour * HOUR + Math.floor(within * 4) * 15
}

const blocksOf = (cluster: Cluster, hours: readonly Hour[]): readonly Block[] => {
  const at = (minute: number): number => topOf(hours, minute) ?? 0
  const { from, until, sessions, lanes } = cluster
  const each = (at(until) - at(from)) / sessions.length
  return sessions.map((session, index): Block => (isStack(cluster)
    ? { id: session.id, top: at(from) + index * each, height: each, lane: 0, lanes: 1, isLine: true }
    : {
      id: session.id, top: at(session.from), height: at(session.until) - at(session.from),
      lane: lanes[index] ?? 0, lanes: cluster.width === 2 ? 2 : 1, isLine: false,
    }))
}

/** @param days the sessions of each day of the week, in whatever order */
export const layoutWeek = (days: readonly (readonly Timed[])[]): WeekLayout => {
  const clusters = days.map(clustersOf)
  const hours = hoursFor(clusters.flat())
  const last = hours.at(-1)
  return {
    hours,
    height: last ? last.top + last.height : 0,
    columns: clusters.map((day) => day.flatMap((cluster) => blocksOf(cluster, hours))),
  }
}
