import { EventPublisher } from '@orpc/server'
import type { AnyLiveEvent, LiveEvent } from '#shared/schema/live.ts'
import { topics } from '#shared/schema/live.ts'
import type { WallState } from '#shared/contract/wall.ts'
import type { Workplace } from '../exports/run.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Session } from './session.ts'
import type { Settings } from './settings.ts'
import { type Tries, noTries } from './tries.ts'

/** What the shell around the core can do; Electron and the Node host each bring their own. */
export interface Platform {
  readonly shell: 'electron' | 'browser'
  readonly version: string
  /** Where new workshops go: `Dokumen/Rembuk`. */
  readonly workshopFolder: string
  readonly resourcesFolder: string
  /** Compiled entry of the export worker. */
  readonly exportWorkerPath: string
  /** Where the worker runs; a thread unless the platform says otherwise. */
  readonly exportWorkplace?: Workplace
  /** The native file dialog; null when cancelled or where there is none. */
  pickFile: (() => Promise<string | null>) | null
  showFolder(folder: string): Promise<void>
  /** Opens the booth or the wall; answers an address where a browser has to open it. */
  openWindow(kind: 'booth' | 'wall'): Promise<string | null>
  /** Closes the booth after its PIN was given; null where nothing has to be closed. */
  closeBooth: (() => void) | null
  /** A one-time address under which a browser downloads a written file; null where files are opened from the folder. */
  offerDownload: ((filePath: string) => string) | null
}

/** The running app: at most one workshop is open. */
export interface App {
  readonly platform: Platform
  readonly settings: Settings
  readonly events: Events
  session: Session | null
  /** The station whose `.bilik` file is open in place of a workshop; this computer is then a booth and nothing else. */
  station: Session | null
  /** Stops what runs beside the open workshop (its backups); null without one. */
  endSession: (() => void) | null
  steer: WallState
  /** The open workshop was opened again by itself after the app had died with it; the room says so once. */
  isRecovered: boolean
  /** Failed tries of the booth's PIN, to slow guessing down. */
  readonly pinTries: Tries
  /** Failed tries of slip codes, likewise; those that came with a ballot are counted apart. */
  readonly codeTries: Tries
  readonly castTries: Tries
  /** A rehearsal of a draft, in memory only. */
  rehearsal: Rehearsal | null
}

/** Commits, told to every window. */
export class Events {
  readonly #publisher = new EventPublisher<{ live: LiveEvent; knock: { kind: 'changed' } }>({ maxBufferedEvents: 5000 })

  #boothRevision = 0

  /** Grows with every change of what the booth shows, except that one more has voted. */
  get boothRevision(): number {
    return this.#boothRevision
  }

  publish(event: LiveEvent): void {
    if (event.topics.some((topic) => topic !== 'roll' && topic !== 'history')) this.#boothRevision += 1
    this.#publisher.publish('live', event)
    this.#publisher.publish('knock', { kind: 'changed' })
  }

  /** Every commit from now on, after a `hello` that makes the window refetch what it shows. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<AnyLiveEvent> {
    const events = this.#publisher.subscribe('live', { signal })
    yield { kind: 'hello', topics: [...topics] }
    yield* events
  }

  /** Only that something changed: all that the booth and the wall may hear. */
  async *watchKnocks(signal: AbortSignal | undefined): AsyncGenerator<{ kind: 'changed' }> {
    const knocks = this.#publisher.subscribe('knock', { signal })
    yield { kind: 'changed' }
    yield* knocks
  }
}

/** Builds the app around a platform; nothing is open yet. */
export function makeApp(platform: Platform, settings: Settings): App {
  return {
    platform,
    settings,
    events: new Events(),
    session: null,
    station: null,
    endSession: null,
    isRecovered: false,
    steer: {
      isBlack: false,
      page: 0,
      pageOf: '',
      theme: 'dark',
      shows: 'activity',
      showsOf: '',
      screen: { widthPx: 1280, heightPx: 720 },
    },
    pinTries: noTries(),
    codeTries: noTries(),
    castTries: noTries(),
    rehearsal: null,
  }
}

/** Tells all windows that something outside the workshop's rows changed. */
export function publishTopics(app: App, ...changed: LiveEvent['topics']): void {
  const savedAtMs = app.session === null ? 0 : app.session.now()
  app.events.publish({ kind: 'change', seq: 0, savedAtMs, topics: changed, notes: [], themes: [], programmes: [] })
}
